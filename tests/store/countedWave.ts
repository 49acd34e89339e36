import {
  compileDefinition,
  type VersionBody,
} from "../../worker/domain/definitions/compileDefinition.ts";
import type { Answers } from "../../worker/domain/definitions/definition.ts";
import { packBallot } from "../../worker/domain/definitions/packBallot.ts";
import type { Actor, Deps } from "../../worker/env.ts";
import { putBallot } from "../../worker/store/ballotBox.ts";
import { boxExpiration } from "../../worker/store/boxExpiry.ts";
import { putComment } from "../../worker/store/commentBox.ts";
import { insertInvitations } from "../../worker/store/invitationList.ts";
import { deriveSealKey } from "../../worker/store/seal.ts";
import { insertSurveyVersionOnce } from "../../worker/store/survey.ts";
import {
  insertManifest,
  insertWave,
  insertWaveGroups,
  insertWaveUnits,
  type WaveRow,
} from "../../worker/store/wave.ts";
import { writeSeed } from "../../worker/store/waveSeed.ts";

const title = { zh: "题", en: "Item" };
const item = (id: string, kind: "scale5" | "yesno" | "text") => ({
  id,
  kind,
  scale: kind === "scale5" ? ("AGR5" as const) : null,
  reversed: id === "CNT-A2",
  allowsNotApplicable: kind === "scale5",
});

const version: VersionBody = {
  slug: "pulse",
  version: "8.0.0",
  survey: {
    pages: [
      {
        elements: [
          { type: "matrix", name: "m", rows: [{ value: "CNT-A1" }, { value: "CNT-A2" }] },
          { type: "boolean", name: "CNT-Y1" },
          { type: "comment", name: "CNT-O1" },
        ],
      },
    ],
  },
  scoring: {
    anchor: "CNT-A1",
    screener: null,
    population: "roster",
    dimensions: [{ id: "all", title, model: "reflective", items: ["CNT-A1", "CNT-A2"] }],
    items: [
      item("CNT-A1", "scale5"),
      item("CNT-A2", "scale5"),
      item("CNT-Y1", "yesno"),
      item("CNT-O1", "text"),
    ],
  },
};
const compiled = compileDefinition(version);
if (!compiled.ok) throw new Error(compiled.error.reason);
export const definition = compiled.value;

/** Company u00001 over region u00002 (teams u00003, u00004) and region u00005. */
const UNITS = [
  ["u00001", null],
  ["u00002", "u00001"],
  ["u00003", "u00002"],
  ["u00004", "u00002"],
  ["u00005", "u00001"],
] as const;
const GROUPS = ["u00003", "u00004", "u00005"] as const;
const INVITED = 40;
const DAY_MS = 86_400_000;

export const hr: Actor = { id: "k-hr", name: "hr", role: "hr", units: [] };
export const managerOf = (...units: string[]): Actor => ({
  id: "k-m",
  name: "m",
  role: "manager",
  units,
});

/** What one team sent. */
export interface TeamBallots {
  readonly group: (typeof GROUPS)[number];
  readonly count: number;
  readonly answers: Answers;
  /** Comments that the team wrote, each by somebody who also sent a ballot. */
  readonly comments?: readonly string[];
  /** Tokens issued; as many as ballots unless given. */
  readonly issued?: number;
}

/** Writes a closed wave with its ballots, comments and spent invitations into the store. */
export async function makeClosedWave(
  deps: Deps,
  teams: readonly TeamBallots[],
  changes: Partial<WaveRow> = {},
): Promise<string> {
  const id = changes.id ?? crypto.randomUUID();
  const nowMs = deps.clock.nowMs();
  const seed = deps.random(32);
  const expiresAtMs = nowMs + 180 * DAY_MS;
  const fingerprint = [...deps.random(32)].map((b) => b.toString(16).padStart(2, "0")).join("");
  await writeSeed(deps, id, seed, expiresAtMs);
  const invitations = GROUPS.flatMap((groupId) =>
    Array.from({ length: INVITED }, () => ({ codeHash: deps.random(32), groupId, personId: null })),
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
      state: "closed",
      opensOn: "2026-03-02",
      closesOn: "2026-03-06",
      k: 5,
      channel: "csv",
      units: '["u00001"]',
      population: "{}",
      notice: "{}",
      opensAtMs: nowMs - 5 * DAY_MS,
      closesAtMs: nowMs,
      closedAtMs: nowMs - 1000,
      requestBytes: 4096,
      expiresAtMs,
      manifest: fingerprint,
      firstManifest: fingerprint,
      ...changes,
    }),
    insertManifest(deps.db, {
      fingerprint,
      wave: id,
      body: JSON.stringify({ retention: { holdDays: 7 } }),
    }),
    ...insertWaveGroups(
      deps.db,
      GROUPS.map((group, position) => ({
        wave: id,
        position,
        id: group,
        unitId: group,
        unitName: "部",
        cut: null,
        invited: INVITED,
      })),
    ),
    ...insertWaveUnits(
      deps.db,
      UNITS.map(([unitId, parentId]) => ({ wave: id, unitId, parentId, name: "部", path: unitId })),
    ),
    ...insertInvitations(deps.db, id, invitations),
  ]);
  const key = await deriveSealKey(seed, id);
  const expiration = boxExpiration(deps.clock, expiresAtMs);
  const freshHex = () => [...deps.random(32)].map((b) => b.toString(16).padStart(2, "0")).join("");
  for (const { group, count, answers, comments = [], issued = count } of teams) {
    await spendInvitations(deps, id, group, issued);
    for (let n = 0; n < count; n++) {
      await putBallot(deps.box, key, {
        wave: id,
        nullifierHex: freshHex(),
        packed: packBallot(definition, GROUPS.indexOf(group), { answers, comments: {} }),
        iv: deps.random(12),
        expiration,
      });
    }
    for (const text of comments) {
      const place = { wave: id, keyHex: freshHex(), iv: deps.random(12), expiration };
      await putComment(deps.box, key, { group, item: "CNT-O1", text }, place);
    }
  }
  return id;
}

/** Marks so many more invitations of a group as used. */
export async function spendInvitations(
  deps: Deps,
  wave: string,
  group: string,
  count: number,
): Promise<void> {
  await deps.d1
    .prepare(
      `UPDATE invitation SET blinded = x'00' WHERE code_hash IN (SELECT code_hash FROM invitation
       WHERE wave = ?1 AND group_id = ?2 AND blinded IS NULL LIMIT ?3)`,
    )
    .bind(wave, group, count)
    .run();
}

/** One number from the database. */
export async function countOf(deps: Deps, query: string, ...values: unknown[]): Promise<number> {
  const row = await deps.d1
    .prepare(query)
    .bind(...values)
    .first<{ n: number }>();
  return row?.n ?? -1;
}

/** Names in the box that begin so. */
export async function namesIn(deps: Deps, prefix: string): Promise<string[]> {
  return (await deps.box.list({ prefix })).keys.map(({ name }) => name);
}

/** Answers that a team gives in these tests. */
export const satisfied: Answers = { "CNT-A1": 5, "CNT-A2": 2, "CNT-Y1": "yes" };
export const neutral: Answers = { "CNT-A1": 3, "CNT-A2": 3, "CNT-Y1": "no" };
