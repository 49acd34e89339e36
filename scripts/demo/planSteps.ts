import { type ActStep, planActs } from "./actions.ts";
import type { PlannedWave, Programme } from "./programme.ts";

/** One thing that is done on one day. */
export type Step =
  | { readonly on: string; readonly does: "import"; readonly month: number }
  | { readonly on: string; readonly does: "launch"; readonly wave: PlannedWave }
  | {
      readonly on: string;
      readonly does: "answer";
      readonly wave: PlannedWave;
      /** Programme month: a wave of a half-year is answered in six. */
      readonly month: number;
      /** Of the wave's answers, the share that this day brings. */
      readonly share: number;
      readonly isLastDay: boolean;
    }
  | { readonly on: string; readonly does: "release"; readonly wave: PlannedWave }
  | ActStep;

const ORDER = { import: 0, launch: 1, answer: 2, release: 3, act: 4 };

/**
 * Everything that happens in the invented company, day by day, up to today. The next wave is
 * launched today at the latest, so that one stands ready.
 */
export function planSteps(programme: Programme, today: string): Step[] {
  const { firstDays, waves } = programme;
  const next = waves.find(({ opensOn }) => opensOn > today);
  const steps: Step[] = [
    ...firstDays.map((on, i) => ({ on, does: "import" as const, month: i + 1 })),
    ...waves.flatMap((wave): Step[] => [
      { on: wave === next ? today : wave.launchOn, does: "launch", wave },
      ...wave.answerDays.map((day, i) => ({
        ...day,
        does: "answer" as const,
        wave,
        isLastDay: i === wave.answerDays.length - 1,
      })),
      { on: wave.releaseOn, does: "release", wave },
    ]),
    ...planActs(programme),
  ];
  return steps
    .filter(({ on }) => on <= today)
    .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : ORDER[a.does] - ORDER[b.does]));
}
