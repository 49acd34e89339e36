import { RECORD_COLUMNS, type RecordColumn } from "../../worker/domain/programme/recordKinds.ts";
import { randomOf } from "./random.ts";
import { COMPANY, REGIONS, regionOf, TEAMS } from "./teams.ts";
import type { Person } from "./workforce.ts";

/** The people of one month of the invented company, and what month it was. */
export interface CountedMonth {
  /** Programme month from 1; 0 and below lie before the programme. */
  readonly month: number;
  /** `2026-01` */
  readonly period: string;
  /** People on its first day and on the first day after it. */
  readonly opening: readonly Person[];
  readonly closing: readonly Person[];
}

/** Months before the programme of which HR has counts: the turnover of a year to start from. */
const MONTHS_BEFORE = 12;
/** Leavers a month before the programme: by and by fewer leave since. */
const LEAVERS_BEFORE = 4;
const POSTS_A_YEAR = 36;
const CLIENTS_ASKED = 300;
/** Result wanted of each person and quarter, in ten thousand yuan. */
const RESULT_WANTED = 25;

type Row = { record: string; unit: string; numerator: number; denominator: number | "" } & Partial<
  Record<RecordColumn, number>
>;

/** The file that HR imports once a month is over; the same for the same arguments. */
export function monthCsv(seed: string, counted: CountedMonth, hiredSoFar: number): string {
  return csvOf(rowsOf(seed, counted, hiredSoFar));
}

/** The file of the year before the programme, when as many people were there as at its start. */
export function historyCsv(seed: string, startsOn: string, people: readonly Person[]): string {
  const rows = Array.from({ length: MONTHS_BEFORE }, (_, i) => {
    const month = i - MONTHS_BEFORE + 1;
    const period = monthBefore(startsOn, 1 - month);
    return rowsOf(seed, { month, period, opening: people, closing: people }, 0);
  });
  return csvOf(rows.flat());
}

/** The month so many months before that of a date, as `2026-01`. */
export function monthBefore(date: string, monthCount: number): string {
  const [year = 0, month = 0] = date.split("-").map(Number);
  return new Date(Date.UTC(year, month - 1 - monthCount, 1)).toISOString().slice(0, 7);
}

/** The quarter that a month ends, as `2026-Q1`; null for other months. */
export function quarterEndingIn(period: string): string | null {
  const month = Number(period.slice(5));
  return month % 3 === 0 ? `${period.slice(0, 4)}-Q${month / 3}` : null;
}

function rowsOf(seed: string, counted: CountedMonth, hiredSoFar: number) {
  const monthly = [...headcountRows(seed, counted), ...yearRows(seed, counted, hiredSoFar)];
  const quarter = quarterEndingIn(counted.period);
  return [
    ...monthly.map((row) => ({ ...row, period: counted.period })),
    ...(quarter === null ? [] : quarterRows(seed, counted, quarter)).map((row) => ({
      ...row,
      period: quarter ?? "",
    })),
  ];
}

/** Leavers and promotions of each team. */
function headcountRows(seed: string, { month, period, opening, closing }: CountedMonth): Row[] {
  const random = randomOf(seed, "leavers", period);
  const nowById = new Map(closing.map((person) => [person.id, person]));
  // Before the programme nobody's way is known; a few leave somewhere, as many come.
  const leftBefore = Array.from({ length: month > 0 ? 0 : LEAVERS_BEFORE }, () => pick(random));
  const risenBefore = Array.from({ length: month > 0 ? 0 : 2 }, () => pick(random));
  return TEAMS.flatMap(({ path }): Row[] => {
    const atFirst = opening.filter(({ team }) => team === path);
    const headcount = {
      opening: atFirst.length,
      closing: closing.filter(({ team }) => team === path).length,
    };
    const left =
      atFirst.filter(({ id }) => !nowById.has(id)).length +
      leftBefore.filter((team) => team === path).length;
    const stayed = atFirst.flatMap((before) => {
      const now = nowById.get(before.id);
      return now === undefined ? [] : [{ before, now }];
    });
    const risen =
      stayed.filter(({ before, now }) => before.level !== now.level).length +
      risenBefore.filter((team) => team === path).length;
    const transfers = stayed.filter(({ before, now }) => before.team !== now.team).length;
    const voluntary = Array.from({ length: left }, random).filter((draw) => draw < 0.85).length;
    const row = { unit: path, denominator: "" as const, ...headcount };
    return [
      { ...row, record: "turnover", numerator: left, voluntary },
      { ...row, record: "promotion", numerator: risen, transfers },
    ];
  });
}

const pick = (random: () => number): string =>
  TEAMS[Math.floor(random() * TEAMS.length)]?.path ?? COMPANY;

/** What is counted so far in the programme's year. */
function yearRows(
  seed: string,
  { month, period, closing }: CountedMonth,
  hiredSoFar: number,
): Row[] {
  // The year before knew neither a plan of posts nor of training.
  if (month <= 0) return [];
  const monthOfYear = ((month - 1) % 12) + 1;
  const reached = month <= 12 ? 0.94 : 1.06;
  const training = REGIONS.map((unit) => {
    const there = peopleIn(closing, unit);
    const longLeave = Math.floor(3 * randomOf(seed, "leave", unit, period)());
    const employed = there - longLeave;
    const share = Math.min(1, (reached * monthOfYear) / 12);
    return {
      ...{ record: "training-coverage", unit, denominator: employed, longLeave },
      numerator: Math.round(employed * share),
    };
  });
  return [
    {
      ...{ record: "recruitment", unit: COMPANY, denominator: POSTS_A_YEAR, planCut: 0 },
      numerator: Math.min(hiredSoFar, POSTS_A_YEAR),
      hiresAbovePlan: Math.max(0, hiredSoFar - POSTS_A_YEAR),
    },
    ...training,
  ];
}

function quarterRows(seed: string, { month, closing }: CountedMonth, quarter: string): Row[] {
  const quartersIn = Math.max(0, month) / 3;
  const random = randomOf(seed, "quarter", quarter);
  const stated = month > 0 ? 6 : 10;
  const headcount = closing.length;
  return [
    {
      ...{ record: "reserve-pool", unit: COMPANY, denominator: headcount },
      numerator: Math.round(headcount * Math.min(0.22, 0.08 + 0.025 * quartersIn)),
    },
    {
      ...{ record: "exit-reasons", unit: COMPANY, denominator: stated },
      numerator: Math.round(stated * Math.max(0.3, 0.44 - 0.03 * quartersIn)),
      ...{ averageHeadcount: headcount, noReason: 1 + Math.floor(2 * random()) },
    },
    {
      ...{ record: "client-satisfaction", unit: COMPANY, denominator: CLIENTS_ASKED },
      numerator: Math.round(CLIENTS_ASKED * (0.82 + 0.01 * quartersIn + 0.02 * random())),
    },
    ...REGIONS.flatMap((unit) =>
      performanceRows(seed, unit, peopleIn(closing, unit), quarter, month),
    ),
  ];
}

/** Ratings of a quarter, and results so far in the calendar year. */
function performanceRows(
  seed: string,
  unit: string,
  people: number,
  quarter: string,
  month: number,
): Row[] {
  const quarterOfYear = Number(quarter.at(-1));
  const quartersIn = Math.max(0, month) / 3;
  const noise = randomOf(seed, "performance", unit, quarter)() - 0.5;
  const wanted = people * RESULT_WANTED * quarterOfYear;
  // The quarters of a year that lie before the programme had its results.
  const share = 0.9 + 0.03 * Math.max(0, quartersIn - quarterOfYear / 2) + 0.02 * noise;
  return [
    {
      ...{ record: "performance-pass", unit, denominator: people },
      numerator: Math.round(people * (0.78 + 0.015 * quartersIn + 0.02 * noise)),
    },
    {
      ...{ record: "performance-attainment", unit, denominator: wanted },
      numerator: Math.round(100 * wanted * share) / 100,
    },
  ];
}

const peopleIn = (people: readonly Person[], region: string): number =>
  people.filter(({ team }) => regionOf(team) === region).length;

function csvOf(rows: readonly (Row & { period: string })[]): string {
  const columns = [
    "record",
    "unit",
    "period",
    "numerator",
    "denominator",
    ...RECORD_COLUMNS,
  ] as const;
  return [columns.join(","), ...rows.map((row) => columns.map((c) => row[c] ?? "").join(","))].join(
    "\n",
  );
}
