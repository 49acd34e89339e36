import type { PlannedWave } from "./programme.ts";
import { normalOf, randomOf } from "./random.ts";

/** How much likelier some people, and some teams, answer than others. */
const SPREAD = { person: 0.2, team: 0.06 };

/**
 * The day on which somebody answers a wave, or null if never. The same for the same arguments; who
 * likes to answer likes it in every wave.
 * @param person id, or what stands for a slip's drawer
 */
export function answerDayOf(
  seed: string,
  wave: PlannedWave,
  who: { readonly person: string; readonly unit: string },
): string | null {
  const random = randomOf(seed, "turnout", wave.survey, String(wave.month), who.person);
  const willingness =
    wave.responseRate +
    SPREAD.person * normalOf(seed, "turnout", who.person) +
    SPREAD.team * normalOf(seed, "turnout", who.unit);
  if (random() >= willingness) return null;
  let left = random();
  for (const { on, share } of wave.answerDays) {
    left -= share;
    if (left < 0) return on;
  }
  return wave.answerDays.at(-1)?.on ?? null;
}
