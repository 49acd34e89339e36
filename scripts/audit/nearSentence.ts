import type { AuditText } from "../../schema/text/audit.ts";
import type { NearWaves } from "../../worker/auditor/nearWaves.ts";

/** Items that a sentence names before it says "and others". */
const MOST_NAMED = 3;

/**
 * Two waves that few people tell apart, in a plain sentence with the subtraction that shows it.
 * @param nameOf a wave's name by its id.
 */
export function nearSentence(
  { waves: [first, second], people, isCertain, items }: NearWaves,
  text: AuditText,
  nameOf: (wave: string) => string,
): string {
  const named = items.slice(0, MOST_NAMED).join(text.listComma);
  const all = items.length > MOST_NAMED ? `${named}${text.listComma}${text.andOthers}` : named;
  const [one, other] = [first, second].map(({ wave, groups }) =>
    text.term(
      text.figure(nameOf(wave), null),
      groups.reduce((sum, { invited }) => sum + invited, 0),
    ),
  ) as [string, string];
  return isCertain ? text.near(one, other, people, all) : text.maybeNear(one, other, people, all);
}
