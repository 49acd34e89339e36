import type { Definition } from "../../worker/domain/definitions/definition.ts";
import { COMMENTS_BY_ITEM, GENERAL_COMMENTS } from "./comments.ts";
import { writeBallot } from "./writeBallot.ts";

/**
 * A plausible ballot text of one invented person of whom nothing is known but the mood.
 * @param random numbers in [0, 1)
 * @param mood 0 (very unhappy) to 1 (very happy): where this person's answers lie
 */
export function answerSurvey(definition: Definition, random: () => number, mood: number): string {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const around = (spread: number) => Math.min(1, Math.max(0, mood + (random() - 0.5) * spread));
  return writeBallot(definition, {
    skips: () => random() < 0.03,
    isUnconcerned: () => random() < 0.08,
    rate: () => 1 + Math.round(4 * around(0.6)),
    recommend: () => Math.round(10 * around(0.5)),
    saysYes: () => random() < 0.92,
    choose: ({ options }) => pick(options),
    chooseSome: ({ options }) => (random() < 0.6 ? [pick(options)] : null),
    comment: ({ id }) => (random() < 0.3 ? pick(COMMENTS_BY_ITEM[id] ?? GENERAL_COMMENTS) : null),
  });
}
