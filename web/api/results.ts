import type { z } from "@hono/zod-openapi";
import { listOf } from "../../schema/wire/common.ts";
import { Participation } from "../../schema/wire/participation.ts";
import {
  Preview,
  RedactedComment,
  type Redaction,
  type ResultCell,
  Results,
} from "../../schema/wire/results.ts";
import { Statement } from "../../schema/wire/statement.ts";
import { Unit } from "../../schema/wire/units.ts";
import { callApi } from "./client.ts";

/** One unit's figures, whole or by one cut value. */
export type Cell = z.infer<typeof ResultCell>;
/** Released figures. */
export type ResultsBody = z.infer<typeof Results>;
/** What would be released, with what is hidden. */
export type PreviewBody = z.infer<typeof Preview>;
/** What each rule hid. */
export type StatementBody = z.infer<typeof Statement>;

const Units = listOf(Unit);

export const readUnits = async (): Promise<Unit[]> => (await callApi(Units, "/units")).items;

export const readResults = (wave: string): Promise<ResultsBody> =>
  callApi(Results, `/waves/${wave}/results`);

export const readCompanyResults = (wave: string): Promise<ResultsBody> =>
  callApi(Results, `/waves/${wave}/company-results`, { isPublic: true });

/** Refused with 409 and Retry-After while the ballots are settling. */
export const readPreview = (wave: string): Promise<PreviewBody> =>
  callApi(Preview, `/waves/${wave}/preview`);

export const readStatement = (wave: string): Promise<StatementBody> =>
  callApi(Statement, `/waves/${wave}/statement`);

/** Hides words of a placed comment, or without `hide` all of it. */
export const redactComment = (wave: string, redaction: z.infer<typeof Redaction>) =>
  callApi(RedactedComment, `/waves/${wave}/comments/redact`, { method: "POST", body: redaction });

export const readParticipation = (wave: string) =>
  callApi(Participation, `/waves/${wave}/participation`);
