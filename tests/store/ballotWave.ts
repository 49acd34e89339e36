import { env } from "cloudflare:workers";
import { Hono } from "hono";
import { depsOf } from "../../worker/createDeps.ts";
import {
  compileDefinition,
  type VersionBody,
} from "../../worker/domain/definitions/compileDefinition.ts";
import { requestBytesOf } from "../../worker/domain/definitions/requestBytes.ts";
import { bytesToBase64Url } from "../../worker/domain/tokens/base64url.ts";
import { deriveGroupKey } from "../../worker/domain/tokens/groupKey.ts";
import {
  hashInvitationCode,
  makeInvitationCode,
} from "../../worker/domain/tokens/invitationCode.ts";
import type { Bindings, Deps } from "../../worker/env.ts";
import { ballotRoutes } from "../../worker/routes/ballot.ts";
import { insertInvitations } from "../../worker/store/invitationList.ts";
import { insertSurveyVersionOnce } from "../../worker/store/survey.ts";
import { insertWave, insertWaveGroups, type WaveRow } from "../../worker/store/wave.ts";
import { writeSeed } from "../../worker/store/waveSeed.ts";

const title = { zh: "题", en: "Item" };
const item = (
  id: string,
  kind: "scale5" | "yesno" | "single" | "text",
  allowsNotApplicable = false,
) => ({
  id,
  kind,
  scale: kind === "scale5" ? ("AGR5" as const) : null,
  reversed: false,
  allowsNotApplicable,
});

/**
 * A small survey with every matter that storage cares about: logic, N/A, two comments, and codes that
 * nobody could publish any more, since they differ only in how a number is written.
 */
export const version: VersionBody = {
  slug: "pulse",
  version: "9.0.0",
  survey: {
    pages: [
      {
        elements: [
          { type: "matrix", name: "m", rows: [{ value: "TST-A1" }, { value: "TST-A2" }] },
          { type: "boolean", name: "TST-Y1" },
          { type: "dropdown", name: "TST-C1", choices: [{ value: "1" }, { value: "01" }] },
          { type: "boolean", name: "TST-Y2", visibleIf: "{TST-C1} = '01'" },
          { type: "comment", name: "TST-O1", maxLength: 500 },
          { type: "comment", name: "TST-O2", maxLength: 500, visibleIf: "{TST-Y1} = 'no'" },
        ],
      },
    ],
  },
  scoring: {
    anchor: "TST-A1",
    screener: null,
    population: "roster",
    dimensions: [{ id: "all", title, model: "reflective", items: ["TST-A1", "TST-A2"] }],
    items: [
      item("TST-A1", "scale5"),
      item("TST-A2", "scale5", true),
      item("TST-Y1", "yesno"),
      item("TST-C1", "single"),
      item("TST-Y2", "yesno"),
      item("TST-O1", "text"),
      item("TST-O2", "text"),
    ],
  },
};

const compiled = compileDefinition(version);
if (!compiled.ok) throw new Error(compiled.error.reason);
export const definition = compiled.value;
export const requestBytes = requestBytesOf(definition);

/** A text of answers and comments as a phone writes it. */
export const ballotTextOf = (
  answers: Record<string, unknown>,
  comments: Record<string, unknown> = {},
): string => JSON.stringify({ version: version.version, answers, comments });

/** Bindings and dependencies of a fresh isolate over the test's own database and box. */
export async function freshDeps(
  changes: Partial<Bindings> = {},
): Promise<{ bindings: Bindings; deps: Deps }> {
  const bindings = { ...(env as unknown as Bindings), ...changes };
  return { bindings, deps: await depsOf(bindings) };
}

/** A launched wave with two groups, and the means to talk to it. */
export interface TestWave {
  readonly id: string;
  readonly groups: readonly [string, string];
  readonly seed: Uint8Array;
  /** A code that is a valid invitation to a group. */
  codeOf(group: string, holder: number): string;
  publicKeyOf(group: string): string;
}

/** Writes a launched wave with 40 invitations per group straight into the store. */
export async function makeBallotWave(
  deps: Deps,
  changes: Partial<WaveRow> = {},
): Promise<TestWave> {
  const id = crypto.randomUUID();
  const groups = ["u00001", "u00002"] as const;
  const seed = deps.random(32);
  const nowMs = deps.clock.nowMs();
  const codeOf = (group: string, holder: number) =>
    makeInvitationCode(deps.secrets.codeKey, id, group, `p${holder}`);
  await writeSeed(deps, id, seed, nowMs + 86_400_000);
  const invitations = groups.flatMap((groupId) =>
    Array.from({ length: 40 }, (_, holder) => ({
      codeHash: hashInvitationCode(codeOf(groupId, holder)),
      groupId,
      personId: `p${holder}`,
    })),
  );
  await deps.db.batch([
    insertSurveyVersionOnce(deps.db, {
      slug: version.slug,
      version: version.version,
      body: JSON.stringify({ ...version, title }),
      sha256: "0".repeat(64),
    }),
    insertWave(deps.db, {
      id,
      name: "一",
      survey: version.slug,
      version: version.version,
      state: "open",
      opensOn: "2026-01-01",
      closesOn: "2026-12-31",
      k: 5,
      channel: "csv",
      units: "[]",
      population: "{}",
      notice: "{}",
      opensAtMs: nowMs - 1000,
      closesAtMs: nowMs + 86_400_000,
      requestBytes,
      expiresAtMs: nowMs + 86_400_000,
      ...changes,
    }),
    ...insertWaveGroups(
      deps.db,
      groups.map((group, position) => ({
        wave: id,
        position,
        id: group,
        unitId: group,
        unitName: "部",
        cut: null,
        invited: 40,
      })),
    ),
    ...insertInvitations(deps.db, id, invitations),
  ]);
  const publicKeyOf = (group: string) =>
    bytesToBase64Url(deriveGroupKey(seed, id, group).publicKey);
  return { id, groups, seed, codeOf, publicKeyOf };
}

const app = new Hono().route("/api", ballotRoutes);
let nextAddress = 0;

/** An address that no other test counts refused calls for. */
export const freshAddress = (): string => `192.0.2.${nextAddress++}`;

/** Sends one text to the ballot endpoint, from an address of its own unless one is given. */
export async function call(
  bindings: Bindings,
  body: BodyInit,
  headers: Record<string, string> = {},
): Promise<Response> {
  return app.request(
    "/api/ballot",
    {
      method: "POST",
      body,
      headers: {
        "content-type": "application/json",
        "x-forwarded-for": freshAddress(),
        ...headers,
      },
    },
    bindings,
  );
}
