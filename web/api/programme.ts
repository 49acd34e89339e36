import type { z } from "@hono/zod-openapi";
import { listOf } from "../../schema/wire/common.ts";
import {
  Baseline,
  BreakParams,
  type NewBaseline,
  type NewBreak,
  type NewTarget,
  SeriesBreak,
  TargetRevision,
} from "../../schema/wire/judgedBy.ts";
import { RecordState, RecordsImport, RecordsPreview } from "../../schema/wire/records.ts";
import { callApi } from "./client.ts";

const RecordStates = listOf(RecordState);
const Baselines = listOf(Baseline);
const Targets = listOf(TargetRevision);
const Breaks = listOf(SeriesBreak);

/** What is wrong with a file of HR's counts, or what it would change. */
export const previewRecords = (csv: Blob): Promise<RecordsPreview> =>
  callApi(RecordsPreview, "/records/preview", { method: "POST", csv });

export const importRecords = (csv: Blob): Promise<RecordsImport> =>
  callApi(RecordsImport, "/records", { method: "POST", csv });

export const readRecordStates = async (): Promise<RecordState[]> =>
  (await callApi(RecordStates, "/records/state")).items;

/** All baselines ever locked, the oldest first. */
export const readBaselines = async (): Promise<Baseline[]> =>
  (await callApi(Baselines, "/baselines")).items;

export const lockBaseline = (body: z.input<typeof NewBaseline>): Promise<Baseline> =>
  callApi(Baseline, "/baselines", { method: "POST", body });

/** All revisions, the oldest first. */
export const readTargets = async (): Promise<TargetRevision[]> =>
  (await callApi(Targets, "/targets")).items;

export const reviseTarget = (body: z.input<typeof NewTarget>): Promise<TargetRevision> =>
  callApi(TargetRevision, "/targets", { method: "POST", body });

/** All breaks that were entered and not taken back, by day. */
export const readBreaks = async (): Promise<SeriesBreak[]> =>
  (await callApi(Breaks, "/breaks")).items;

/** One per line that breaks. */
export const enterBreak = async (body: z.input<typeof NewBreak>): Promise<SeriesBreak[]> =>
  (await callApi(Breaks, "/breaks", { method: "POST", body })).items;

export const removeBreak = (id: string): Promise<z.infer<typeof BreakParams>> =>
  callApi(BreakParams, `/breaks/${id}`, { method: "DELETE" });
