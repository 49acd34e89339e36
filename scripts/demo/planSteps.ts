import { addDays } from "../../worker/domain/waves/calendar.ts";
import { type ActStep, planActs } from "./actions.ts";
import type { PlannedWave, Programme } from "./programme.ts";
import { type PlannedSuggestion, SUGGESTIONS, type SuggestionEvent } from "./suggestionPlan.ts";

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
  | ActStep
  | { readonly on: string; readonly does: "suggest"; readonly suggestion: PlannedSuggestion }
  | {
      readonly on: string;
      readonly does: "follow";
      readonly suggestion: PlannedSuggestion;
      readonly event: SuggestionEvent;
      /** How many decisions there were before. */
      readonly revision: number;
    };

const ORDER = { import: 0, launch: 1, answer: 2, release: 3, suggest: 4, follow: 5, act: 6 };

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
  const untilToday = steps.filter(({ on }) => on <= today);
  const days = [...new Set(untilToday.map(({ on }) => on))].sort();
  return [...untilToday, ...suggestionSteps(firstDays, days)].sort((a, b) =>
    a.on < b.on ? -1 : a.on > b.on ? 1 : ORDER[a.does] - ORDER[b.does],
  );
}

/**
 * What happens in the box, each thing on the next day on which the clock stands anyway: every day
 * more would take its time.
 */
function suggestionSteps(firstDays: readonly string[], days: readonly string[]): Step[] {
  const nextDay = (day: string) => days.find((one) => one >= day);
  return SUGGESTIONS.flatMap((suggestion): Step[] => {
    const wanted = addDays(firstDays[suggestion.month - 1] ?? "", suggestion.day - 1);
    const received = nextDay(wanted);
    if (received === undefined) return [];
    const steps: Step[] = [{ on: received, does: "suggest", suggestion }];
    let revision = 0;
    for (const event of suggestion.events) {
      const on = nextDay(addDays(received, event.afterDays));
      if (on === undefined) break;
      steps.push({ on, does: "follow", suggestion, event, revision });
      if (event.does === "decide") revision += 1;
    }
    return steps;
  });
}
