import type { Definition } from "../../worker/domain/definitions/definition.ts";
import { isVisible } from "../../worker/domain/definitions/visibility.ts";

const COMMENTS = [
  "希望排班能提前一周告诉我们。",
  "团队氛围不错,请保持。",
  "系统有点慢,查客户资料要等很久。",
  "培训可以多一些实际案例。",
  "奖金规则希望写得更清楚。",
  "Please keep the weekly team talk.",
];

/**
 * A plausible ballot text of one invented person.
 * @param random numbers in [0, 1)
 * @param mood 0 (very unhappy) to 1 (very happy): where this person's answers lie
 */
export function answerSurvey(definition: Definition, random: () => number, mood: number): string {
  const answers: Record<string, number | string | string[]> = {};
  const comments: Record<string, string> = {};
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  for (const item of definition.items) {
    if (!isVisible(item, answers)) continue;
    const isSkipped = item.id !== definition.anchor && random() < 0.03;
    if (item.kind === "text") {
      if (random() < 0.3) comments[item.id] = pick(COMMENTS);
    } else if (isSkipped) {
      // Nothing is compulsory, and now and then somebody leaves an item out.
    } else if (item.allowsNotApplicable && random() < 0.08) {
      answers[item.id] = "NA";
    } else if (item.kind === "scale5") {
      const good = 1 + Math.round(4 * Math.min(1, Math.max(0, mood + (random() - 0.5) * 0.6)));
      answers[item.id] = item.isReversed ? 6 - good : good;
    } else if (item.kind === "nps11") {
      answers[item.id] = Math.round(10 * Math.min(1, Math.max(0, mood + (random() - 0.5) * 0.5)));
    } else if (item.kind === "yesno") {
      answers[item.id] = random() < 0.92 ? "yes" : "no";
    } else if (item.kind === "single") {
      answers[item.id] = pick(item.options);
    } else if (random() < 0.6) {
      answers[item.id] = [pick(item.options)];
    }
  }
  return JSON.stringify({ version: definition.version, answers, comments });
}
