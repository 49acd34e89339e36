import { env } from "cloudflare:workers";
import { depsOf } from "../../worker/createDeps.ts";
import type { Actor, Bindings, Deps } from "../../worker/env.ts";
import { auditEntry } from "../../worker/services/auditEntry.ts";
import { ensureBuiltInSurveys } from "../../worker/services/builtInSurveys.ts";
import { versionRow } from "../../worker/services/versionRow.ts";
import type { BaselineRow } from "../../worker/store/baseline.ts";
import { lockBaseline as writeBaseline } from "../../worker/store/baseline.ts";
import { writeSettings } from "../../worker/store/setting.ts";
import { insertSurveyVersionOnce } from "../../worker/store/survey.ts";
import { writeUnits } from "../../worker/store/unit.ts";
import { insertWave } from "../../worker/store/wave.ts";

/** Company u00001 with the branches u00002 and u00003; u00004 and u00005 are teams of the first. */
const UNITS = [
  ["u00001", null, "总部"],
  ["u00002", "u00001", "总部/东区"],
  ["u00003", "u00001", "总部/西区"],
  ["u00004", "u00002", "总部/东区/一部"],
  ["u00005", "u00002", "总部/东区/二部"],
] as const;

export const HR: Actor = { id: "hr", name: "hr", role: "hr", units: [] };
export const managerOf = (...units: string[]): Actor => ({
  ...{ id: "m", name: "m", role: "manager", units },
});

/** A store with the company and a programme that began on 2026-01-01; product time is given. */
export async function makeReleasedCompany(now: string): Promise<Deps> {
  const deps = await depsOf(env as unknown as Bindings);
  const at = Date.parse(`${now}T12:00:00+08:00`);
  const dated = { ...deps, clock: { ...deps.clock, nowMs: () => at } };
  await ensureBuiltInSurveys(dated);
  const rows = UNITS.map(([id, parentId, path]) => ({
    ...{ id, parentId, path, name: path.split("/").at(-1) ?? "" },
  }));
  const [first, ...rest] = writeUnits(dated.db, rows);
  if (first !== undefined) await dated.db.batch([first, ...rest]);
  await writeSettings(dated.db, { programmeStart: "2026-01-01" });
  return dated;
}

/** The same store at noon of another day. */
export const onDay = (deps: Deps, day: string): Deps => ({
  ...deps,
  clock: { ...deps.clock, nowMs: () => Date.parse(`${day}T12:00:00+08:00`) },
});

/** Released figures of one unit, as the release stores them. */
export interface CellSketch {
  readonly items?: Readonly<Record<string, object>>;
  readonly dimensions?: Readonly<Record<string, object>>;
  readonly invited?: number;
  readonly ballots?: number | string;
}

/** An item with so many of n satisfied, and a mean that fits. */
export const satisfied = (favourable: number, n: number) => ({
  ...{ shown: true, n, mean: Math.round(10 * (2 + (2 * favourable) / n)) / 10 },
  ...(n >= 20 && { share: { favourable, rest: n - favourable } }),
});

/** A released wave: what it released, by unit. */
export async function addReleasedWave(
  deps: Deps,
  wave: {
    readonly survey: string;
    readonly version?: string;
    readonly opensOn: string;
    readonly closesOn: string;
    readonly channel?: "csv" | "open";
    /** The day on which it was closed, before the planned one. */
    readonly closedEarlyOn?: string;
    readonly cells: Readonly<Record<string, CellSketch>>;
  },
): Promise<string> {
  const id = crypto.randomUUID();
  const { closedEarlyOn } = wave;
  const closedAtMs = closedEarlyOn ? Date.parse(`${closedEarlyOn}T10:00:00+08:00`) : null;
  const releasedAtMs = Date.parse(`${wave.closesOn}T18:00:00+08:00`);
  await insertWave(deps.db, {
    ...{ id, name: wave.closesOn, survey: wave.survey, version: wave.version ?? "1.0.0" },
    ...{ state: "released", opensOn: wave.opensOn, closesOn: wave.closesOn, k: 5 },
    ...{ channel: wave.channel ?? "csv", units: '["u00001"]', population: "{}", notice: "{}" },
    ...{ opensAtMs: releasedAtMs, closesAtMs: releasedAtMs, closedAtMs, releasedAtMs },
  });
  for (const [unit, cell] of Object.entries(wave.cells)) {
    await deps.d1
      .prepare("INSERT INTO release_cell (wave, unit_id, cut, body) VALUES (?1, ?2, '', ?3)")
      .bind(id, unit, JSON.stringify({ items: {}, dimensions: {}, ...cell }))
      .run();
  }
  return id;
}

/** Publishes a version of a survey as it is, without asking what its bump should be. */
export async function addVersion(
  deps: Deps,
  slug: string,
  version: string,
  content: { survey: object; scoring: object },
): Promise<void> {
  await insertSurveyVersionOnce(deps.db, versionRow(slug, version, content));
}

/** Locks a baseline at the end of a day. */
export async function lockBaseline(
  deps: Deps,
  row: Partial<BaselineRow> & Pick<BaselineRow, "indicator">,
): Promise<void> {
  const baseline: BaselineRow = {
    ...{ wave: null, period: null, value: null, numerator: null, n: null, source: "wave" },
    ...{ version: null, lockedBy: "hr", lockedAtMs: Date.parse("2026-02-01T12:00:00+08:00") },
    reason: null,
    ...row,
  };
  await writeBaseline(
    deps.db,
    baseline,
    auditEntry(deps, HR, "baseline.locked", row.indicator, {}),
  );
}
