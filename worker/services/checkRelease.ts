import { auditRelease } from "../auditor/audit.ts";
import type { CapturedRelease, CellJson } from "../auditor/captured.ts";
import { otherFigureLeaks } from "../auditor/otherFigures.ts";
import { surveyRules } from "../auditor/surveyRules.ts";
import { ok, type Result } from "../domain/result.ts";
import type { Deps } from "../env.ts";
import { findReleaseStatement } from "../store/release.ts";
import { insertReleaseCheck, listReleaseChecks, OTHER_FIGURES } from "../store/releaseCheck.ts";
import type { WaveRow } from "../store/wave.ts";
import { baseCellsOf } from "./countsForAudit.ts";
import { type BallotsLost, type CountedWave, countWave } from "./countWave.ts";
import { layOutResults } from "./layOutResults.ts";
import { readParticipation } from "./readParticipation.ts";

/** Seconds of one call after which the rest is left to the next one. */
const SECONDS_PER_CALL = 8;

/** How far the check of a computed release has come. */
export interface CheckProgress {
  readonly done: number;
  readonly total: number;
  /** Ways that were found to work out what must not be told. */
  readonly leaks: number;
  /** 1–5 items of which they tell. */
  readonly questions: readonly string[];
}

/**
 * Lets the independent auditor attack a computed release as it would be served, question by
 * question: each verdict is stored by itself, so that a call that is cut off loses one question at
 * most, and a large company is checked over several calls. A part that was checked is not checked
 * again.
 * @param counted the wave's counts, where the caller has them already.
 */
export async function checkRelease(
  deps: Deps,
  wave: WaveRow,
  counted?: CountedWave,
): Promise<Result<CheckProgress, BallotsLost>> {
  const statement = await findReleaseStatement(deps.db, wave.id);
  if (statement === null) throw new Error("A computed release is gone.");
  const parts = [...statement.frame.scaleItems, OTHER_FIGURES];
  const leaksByPart = new Map(await listReleaseChecks(deps.db, wave.id));
  const open = parts.filter((part) => !leaksByPart.has(part));
  if (open.length > 0) {
    const recounted = counted === undefined ? await countWave(deps, wave) : ok(counted);
    if (!recounted.ok) return recounted;
    const captured = await capture(deps, wave, recounted.value);
    const startedAtMs = deps.clock.realNowMs();
    for (const part of open) {
      const leaks = countLeaks(captured, part);
      await insertReleaseCheck(deps.db, wave.id, part, leaks);
      leaksByPart.set(part, leaks);
      if (deps.clock.realNowMs() - startedAtMs > SECONDS_PER_CALL * 1000) break;
    }
  }
  return ok({
    done: leaksByPart.size,
    total: parts.length,
    leaks: [...leaksByPart.values()].reduce((sum, leaks) => sum + leaks, 0),
    questions: statement.frame.scaleItems.filter((item) => (leaksByPart.get(item) ?? 0) > 0),
  });
}

async function capture(
  deps: Deps,
  wave: WaveRow,
  { shape, box: { tally }, asked }: CountedWave,
): Promise<CapturedRelease> {
  const [results, participation] = await Promise.all([
    layOutResults(deps, wave, null),
    readParticipation(deps, wave.id),
  ]);
  if (results === null || !participation.ok) throw new Error("A computed release is gone.");
  const { definition, tree } = shape;
  return {
    results,
    tree: tree.ids.map((id, node) => ({
      id,
      parentId: tree.ids[tree.parents[node] ?? -1] ?? null,
    })),
    baseCells: baseCellsOf(shape, tally),
    participation: participation.value.items.flatMap(({ unit, shown }) => (shown ? [unit] : [])),
    invited: shape.groups.flatMap(({ unitId }, group) => {
      const invited = asked?.[group];
      return invited === undefined ? [] : [{ unit: unitId, invited }];
    }),
    k: wave.k,
    dimensions: Object.fromEntries(definition.dimensions.map(({ id, items }) => [id, items])),
    ...surveyRules(definition.slug),
  };
}

/** Leaks of one item, or of all figures that are none of a 1–5 item. */
function countLeaks(captured: CapturedRelease, part: string): number {
  const { cells, comments } = captured.results;
  const isItem = part !== OTHER_FIGURES;
  const narrow = ({ unit, cut, items, ...totals }: CellJson): CellJson => {
    if (!isItem) return { ...totals, unit, cut, items: {}, dimensions: {} };
    const item = items[part];
    return { unit, cut, items: item ? { [part]: item } : {}, dimensions: {} };
  };
  const narrowed: CapturedRelease = {
    ...captured,
    dimensions: {},
    participation: isItem ? [] : (captured.participation ?? []),
    results: { comments: isItem ? [] : comments, cells: cells.map(narrow) },
  };
  const found = auditRelease(narrowed).leaks.length;
  if (isItem) return found;
  const company = captured.tree.find(({ parentId }) => parentId === null)?.id ?? "";
  return found + otherFigureLeaks(captured, company).length;
}
