import type { ApiClient } from "./apiClient.ts";
import { planSteps, type Step } from "./planSteps.ts";
import { moveClock } from "./productClock.ts";
import { planProgramme } from "./programme.ts";
import { createProgress } from "./progress.ts";
import { createStepTaker } from "./stepTaker.ts";
import { COMPANY, TEAMS } from "./teams.ts";
import { simulateWorkforce } from "./workforce.ts";

/** Another seed makes another company; in this one chance hides none of the slow improvements. */
export const SEED = "anwen demo 13";

/**
 * Fills a server whose clock starts at the programme's start with the invented company's eighteen
 * months, through the public API and the real ballot protocol only. It may be cut off anywhere and
 * called again: the clock tells which days are over, and on the day that was cut off every call
 * either repeats what it did (a phone sends the same token and ballot) or finds it done.
 * @param today the last day, from which everything is planned: the same in every start
 * @param say gets a line of progress at a time
 */
export async function fillYears(
  server: { readonly base: string; readonly owner: ApiClient; readonly hr: ApiClient },
  today: string,
  say: (line: string) => void,
): Promise<void> {
  const { base, owner, hr } = server;
  const programme = planProgramme(today);
  const [startsOn = ""] = programme.firstDays;
  let now = await moveClock(owner, startsOn);
  if (now === startsOn) {
    await owner.put("/settings", { company: COMPANY, programmeStart: startsOn });
  }
  const steps = planSteps(programme, today);
  const stepsLeft = steps.filter(({ on }) => on >= now);
  const progress = createProgress(sum(steps), sum(steps) - sum(stepsLeft), say);
  const taker = createStepTaker(SEED, base, hr, simulateWorkforce(SEED, programme.firstDays));
  try {
    for (const step of stepsLeft) {
      if (step.on > now) now = await moveClock(owner, step.on);
      await taker.take(step);
      const isLast = step.does === "answer" && (step.isLastDay || step === stepsLeft.at(-1));
      progress.advance(
        weightOf(step),
        isLast ? `${step.wave.name} ${await taker.turnoutOf(step.wave, now)}` : undefined,
      );
    }
  } finally {
    await taker.stop();
  }
}

const HEADCOUNT = TEAMS.reduce((total, { people }) => total + people, 0);

/** Roughly the milliseconds that a step takes. */
function weightOf(step: Step): number {
  if (step.does === "suggest" || step.does === "follow") return 30;
  if (step.does !== "answer") return 150;
  const invited = step.wave.survey === "newhire" ? 18 : HEADCOUNT;
  return 10 * invited * step.wave.responseRate * step.share;
}

const sum = (steps: readonly Step[]): number =>
  steps.reduce((total, step) => total + weightOf(step), 0);
