import type { ItemJson } from "../../worker/auditor/captured.ts";
import { seededRandom } from "../domain/disclosure/randomTree.ts";
import type { AnsweredCell, PublishedFigure } from "./consistentAnswers.ts";
import { isUnder, randomQuestion } from "./randomQuestion.ts";

/**
 * A small question with answers (some teams of one mind) and figures as a careless release would
 * publish them: means to 0.1, a few with a bound, and favourable counts where `hasShares`.
 * @param most cells, and people in each of them.
 */
export function randomFigures(
  seed: number,
  hasShares: boolean,
  most: { readonly cells: number; readonly people: number } = { cells: 4, people: 4 },
) {
  const question = randomQuestion(seed);
  const random = seededRandom(seed + 77_000);
  const isOfOneMind = random() < 0.4;
  const lean = random() < 0.5 ? 1 : 5;
  const cells: AnsweredCell[] = question.base.slice(0, most.cells).map(({ unit, cut, n }) => ({
    unit,
    cut,
    answers: Array.from({ length: Math.min(most.people > 4 ? 2 * n : n, most.people) }, () =>
      isOfOneMind && random() < 0.8 ? lean : 1 + Math.floor(random() * 5),
    ),
  }));
  const published = question.places.flatMap((place): PublishedFigure[] => {
    const answers = cells.flatMap((cell) =>
      isUnder(question.units, cell, place) ? cell.answers : [],
    );
    if (answers.length === 0) return [];
    const sum = answers.reduce((total, answer) => total + answer, 0);
    const n = answers.length;
    const favourable = answers.filter((answer) => answer >= 4).length;
    const figure: ItemJson = {
      shown: true,
      n,
      ...(random() < 0.8
        ? { mean: Math.floor((20 * sum + n) / (2 * n)) / 10 }
        : sum >= 3 * n
          ? { atLeast: Math.floor((10 * sum) / n) / 10 }
          : { atMost: Math.ceil((10 * sum) / n) / 10 }),
      ...(hasShares ? shareOf(random(), favourable, n) : {}),
    };
    return [{ ...place, ...figure }];
  });
  return { ...question, cells, published };
}

/** Mostly a favourable count, sometimes a bound of it or a range, often nothing. */
function shareOf(draw: number, favourable: number, n: number): Partial<ItemJson> {
  const share = { favourable, rest: n - favourable };
  if (draw < 0.45) return { share };
  if (draw < 0.52) return { share: { ...share, bound: favourable > n / 2 ? "atLeast" : "atMost" } };
  if (draw < 0.6) return { shareBounds: [Math.max(0, favourable - 1), favourable] };
  return {};
}
