import { addDays, dateToEpochDay } from "../../worker/domain/waves/calendar.ts";
import { uuidOf } from "./random.ts";

/** A day on which people answer. */
export interface AnswerDay {
  readonly on: string;
  /** Of all answers of the wave, the share that comes on it; they sum to 1. */
  readonly share: number;
  /** Programme month, from 1. */
  readonly month: number;
}

/** A wave of the invented company, with everything that the calendar decides. */
export interface PlannedWave {
  readonly id: string;
  readonly survey: string;
  readonly name: string;
  /** Programme month in which it opens, from 1. */
  readonly month: number;
  readonly launchOn: string;
  readonly opensOn: string;
  readonly closesOn: string;
  readonly releaseOn: string;
  /** Share of the invited who would answer until it closes. */
  readonly responseRate: number;
  readonly answerDays: readonly AnswerDay[];
}

/** The whole past and near future of the invented company. */
export interface Programme {
  /** First day of each programme month; the first is the programme's start. */
  readonly firstDays: readonly string[];
  readonly waves: readonly PlannedWave[];
}

/** The months that are over at the end; one wave is open in the next, one planned for the last. */
export const MONTHS_OVER = 18;
const MONTHS = MONTHS_OVER + 2;

const SURVEY_BY_MONTH_OF_HALF_YEAR: Readonly<Record<number, string>> = {
  1: "satisfaction",
  2: "stress",
  3: "career",
  5: "fairness",
  6: "pulse",
};
const PERIOD_SURVEYS = ["training", "newhire"] as const;

const NAMES: Readonly<Record<string, string>> = {
  satisfaction: "员工满意度调查",
  stress: "工作压力与支持调查",
  career: "职业发展满意度调查",
  fairness: "绩效评估公平性调查",
  pulse: "季度脉搏调查",
  training: "培训满意度调查",
  newhire: "新员工转正后调查",
};
const RESPONSE_RATES: Readonly<Record<string, readonly number[]>> = {
  satisfaction: [0.66, 0.69, 0.72, 0.7],
  stress: [0.62, 0.6, 0.66, 0.65],
  career: [0.58, 0.61, 0.63],
  fairness: [0.68, 0.71, 0.7],
  pulse: [0.74, 0.77, 0.78],
  training: [0.66, 0.7, 0.72],
  newhire: [0.72, 0.75, 0.75],
};

/** Ten working days from a Monday; the reminders on the fifth and ninth bring a few more. */
const WORKING_DAYS = [0, 1, 2, 3, 4, 7, 8, 9, 10, 11];
const SHARES = [0.24, 0.14, 0.08, 0.06, 0.14, 0.08, 0.05, 0.04, 0.11, 0.06];
const DAYS_OPEN = 12;
const DAYS_TO_RELEASE = 4;
/** Days before opening on which HR launches. */
const LAUNCH_AHEAD = 3;
const MONTHS_PER_PERIOD = 6;

/**
 * Eighteen months of waves by the calendar of the surveys (satisfaction in months 1 and 7, stress
 * in 2 and 8, career in 3 and 9, fairness in 5 and 11, pulse in 6 and 12; training and new hires
 * by half-year), then one satisfaction wave that is open today, and a stress wave to come.
 * @param today `YYYY-MM-DD`: the last day of the demo; everything follows from it
 */
export function planProgramme(today: string): Programme {
  // The open wave began on the latest Monday that leaves it at least three days of answers.
  const openedOn = mondayFrom(addDays(today, -9));
  const dayOfMonth = Number(openedOn.slice(8));
  const firstDays = Array.from({ length: MONTHS }, (_, i) =>
    firstOfMonth(openedOn, i - MONTHS_OVER),
  );
  const waves = firstDays.flatMap((firstDay, i) => {
    const survey = SURVEY_BY_MONTH_OF_HALF_YEAR[(i % 6) + 1];
    const onRoster = survey === undefined ? [] : [rosterWave(survey, i + 1, firstDay, dayOfMonth)];
    const isHalfYear = i % 6 === 0 && i < MONTHS_OVER;
    return isHalfYear
      ? [...onRoster, ...PERIOD_SURVEYS.map((each) => periodWave(each, i + 1, firstDays))]
      : onRoster;
  });
  return { firstDays, waves };
}

function rosterWave(
  survey: string,
  month: number,
  firstDay: string,
  dayOfMonth: number,
): PlannedWave {
  let opensOn = mondayFrom(addDays(firstDay, dayOfMonth - 1));
  while (opensOn.slice(0, 7) > firstDay.slice(0, 7)) opensOn = addDays(opensOn, -7);
  const launchOn = addDays(opensOn, -LAUNCH_AHEAD);
  return {
    ...dates(survey, month, opensOn, addDays(opensOn, DAYS_OPEN - 1)),
    launchOn: launchOn < firstDay ? firstDay : launchOn,
    name: `${NAMES[survey]}（${opensOn.slice(0, 4)}年${Number(opensOn.slice(5, 7))}月）`,
    answerDays: WORKING_DAYS.map((offset, i) => ({
      on: addDays(opensOn, offset),
      share: SHARES[i] ?? 0,
      month,
    })),
  };
}

/** Whether the codes of a wave are handed out one by one over a half-year. */
export const isPeriodWave = ({ survey }: Pick<PlannedWave, "survey">): boolean =>
  PERIOD_SURVEYS.some((each) => each === survey);

/** One wave per half-year; its codes are answered in the last third of each of its months. */
function periodWave(survey: string, month: number, firstDays: readonly string[]): PlannedWave {
  const opensOn = firstDays[month - 1] ?? "";
  const closesOn = addDays(firstDays[month + 5] ?? "", -1);
  return {
    ...dates(survey, month, opensOn, closesOn),
    launchOn: opensOn,
    name: `${NAMES[survey]}（项目第${Math.ceil(month / 6)}个半年）`,
    answerDays: Array.from({ length: MONTHS_PER_PERIOD }, (_, i) => ({
      on: addDays(firstDays[month - 1 + i] ?? "", 20 + i),
      share: 1 / MONTHS_PER_PERIOD,
      month: month + i,
    })),
  };
}

function dates(survey: string, month: number, opensOn: string, closesOn: string) {
  const rates = RESPONSE_RATES[survey] ?? [];
  return {
    id: uuidOf("wave", survey, opensOn),
    survey,
    month,
    opensOn,
    closesOn,
    releaseOn: addDays(closesOn, DAYS_TO_RELEASE),
    responseRate: rates[Math.floor((month - 1) / 6)] ?? 0.65,
  };
}

/** The first Monday on or after a date. */
function mondayFrom(date: string): string {
  // 1970-01-01 was a Thursday, so that day 4 is a Monday.
  return addDays(date, (7 - ((dateToEpochDay(date) - 4) % 7)) % 7);
}

/** The first day of the month so many months after (before, when negative) that of a date. */
function firstOfMonth(date: string, months: number): string {
  const [year = 0, month = 0] = date.split("-").map(Number);
  return new Date(Date.UTC(year, month - 1 + months, 1)).toISOString().slice(0, 10);
}
