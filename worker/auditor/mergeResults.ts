import type { CellJson, DimensionJson, ItemJson, Leak, ResultsJson } from "./captured.ts";
import { otherLeak } from "./otherLeak.ts";

/** All that several readers, or several routes, tell of one release. */
export interface MergedResults {
  readonly results: ResultsJson;
  /** Figures of which they tell different things. */
  readonly leaks: readonly Leak[];
}

/**
 * Puts together what different callers and routes say of the same release: the attacker holds it
 * all. A figure that one hides and another shows is shown; two different values of one figure are
 * reported, since together they tell more than either.
 */
export function mergeResults(documents: readonly ResultsJson[]): MergedResults {
  const cells = new Map<string, CellJson>();
  const comments = new Map<string, ResultsJson["comments"][number]>();
  const leaks: Leak[] = [];
  for (const document of documents) {
    for (const cell of document.cells) {
      const key = JSON.stringify([cell.unit, cell.cut]);
      const known = cells.get(key);
      cells.set(key, known === undefined ? cell : mergeCells(known, cell, leaks));
    }
    for (const pool of document.comments) {
      const key = JSON.stringify([pool.unit, pool.item]);
      const known = comments.get(key);
      if (known !== undefined && !isSame(known.texts, pool.texts)) {
        leaks.push(otherLeak("two-answers", pool.item, [{ unit: pool.unit, cut: null }]));
      }
      comments.set(key, known ?? pool);
    }
  }
  return {
    results: { cells: [...cells.values()], comments: [...comments.values()] },
    leaks,
  };
}

function mergeCells(a: CellJson, b: CellJson, leaks: Leak[]): CellJson {
  const merge = <T extends ItemJson | DimensionJson>(
    ours: Readonly<Record<string, T>>,
    theirs: Readonly<Record<string, T>>,
  ): Record<string, T> => {
    const merged = { ...ours };
    for (const [id, figure] of Object.entries(theirs)) {
      const known = merged[id];
      if (known?.shown && figure.shown && !isSame(known, figure)) {
        leaks.push(otherLeak("two-answers", id, [{ unit: a.unit, cut: a.cut }]));
      }
      if (!known?.shown) merged[id] = figure;
    }
    return merged;
  };
  for (const total of ["invited", "ballots"] as const) {
    if (a[total] === undefined || b[total] === undefined || a[total] === b[total]) continue;
    leaks.push(otherLeak("two-answers", total, [{ unit: a.unit, cut: a.cut }]));
  }
  return {
    ...b,
    ...a,
    items: merge(a.items, b.items),
    dimensions: merge(a.dimensions, b.dimensions),
  };
}

/** Equal as JSON, whatever the order of keys. */
const isSame = (a: unknown, b: unknown): boolean => canonical(a) === canonical(b);

const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, part) =>
    part === null || typeof part !== "object" || Array.isArray(part)
      ? part
      : Object.fromEntries(Object.entries(part).sort(([x], [y]) => (x < y ? -1 : 1))),
  );
