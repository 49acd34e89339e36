import type { ItemJson, TreeUnitJson } from "../../worker/auditor/captured.ts";
import type { Place } from "../../worker/auditor/classGraph.ts";
import { isUnder } from "./randomQuestion.ts";

/** A base cell with the answers that were really given, in points from 1 to 5. */
export interface AnsweredCell extends Place {
  readonly answers: readonly number[];
}

/** A published figure at its place. */
export type PublishedFigure = Place & ItemJson;

/** What one person of a base cell may have answered, over all data sets. */
export interface PossibleAnswers {
  readonly least: number;
  readonly most: number;
}

/**
 * Enumerates every data set that gives exactly these published figures, and collects what one
 * person of each base cell may have answered in them. Slow and plain: for small cases only.
 */
export function consistentAnswers(
  units: readonly TreeUnitJson[],
  cells: readonly AnsweredCell[],
  published: readonly PublishedFigure[],
): PossibleAnswers[] {
  const kindsByCell = cells.map(({ answers }) => kindsOf(answers.length));
  const cellsUnder = published.map((figure) =>
    cells.flatMap((cell, index) => (isUnder(units, cell, figure) ? [index] : [])),
  );
  const possible = cells.map(() => ({ least: 9, most: 0 }));
  const chosen: Kind[] = [];
  const visit = (depth: number): void => {
    const isRefuted = published.some((figure, index) => {
      const under = cellsUnder[index] ?? [];
      return under.every((cell) => cell < depth) && !matches(figure, under, chosen);
    });
    if (isRefuted) return;
    if (depth === cells.length) {
      for (const [index, { least, most }] of chosen.entries()) {
        const own = possible[index];
        if (own === undefined) continue;
        own.least = Math.min(own.least, least);
        own.most = Math.max(own.most, most);
      }
      return;
    }
    for (const kind of kindsByCell[depth] ?? []) {
      chosen[depth] = kind;
      visit(depth + 1);
    }
  };
  visit(0);
  return possible;
}

/** All sets of answers of a cell that have the same sum and favourable count. */
interface Kind extends PossibleAnswers {
  readonly n: number;
  readonly sum: number;
  readonly favourable: number;
}

function kindsOf(n: number): Kind[] {
  const kinds = new Map<string, Kind>();
  const visit = (answers: readonly number[]): void => {
    if (answers.length < n) {
      for (let next = answers.at(-1) ?? 1; next <= 5; next++) visit([...answers, next]);
      return;
    }
    const sum = answers.reduce((total, answer) => total + answer, 0);
    const favourable = answers.filter((answer) => answer >= 4).length;
    const known = kinds.get(`${sum} ${favourable}`);
    kinds.set(`${sum} ${favourable}`, {
      n,
      sum,
      favourable,
      least: Math.min(known?.least ?? 9, answers[0] ?? 9),
      most: Math.max(known?.most ?? 0, answers.at(-1) ?? 0),
    });
  };
  visit([]);
  return [...kinds.values()];
}

function matches(figure: PublishedFigure, under: readonly number[], chosen: readonly Kind[]) {
  const total = { n: 0, sum: 0, favourable: 0 };
  for (const index of under) {
    const kind = chosen[index];
    if (kind === undefined) continue;
    total.n += kind.n;
    total.sum += kind.sum;
    total.favourable += kind.favourable;
  }
  if (!fitsShare(figure, total.favourable)) return false;
  const tenths = Math.floor((20 * total.sum + total.n) / (2 * total.n));
  if (figure.mean !== undefined) return Math.round(10 * figure.mean) === tenths;
  if (figure.atLeast !== undefined)
    return 10 * total.sum >= Math.round(10 * figure.atLeast) * total.n;
  if (figure.atMost !== undefined)
    return 10 * total.sum <= Math.round(10 * figure.atMost) * total.n;
  return true;
}

function fitsShare({ share, shareBounds }: PublishedFigure, favourable: number): boolean {
  if (shareBounds !== undefined) {
    const [fewest = 0, most = 0] = shareBounds;
    return favourable >= fewest && favourable <= most;
  }
  if (share === undefined) return true;
  if (share.bound === "atLeast") return favourable >= share.favourable;
  if (share.bound === "atMost") return favourable <= share.favourable;
  return favourable === share.favourable;
}
