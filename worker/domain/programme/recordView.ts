import { buildUnitTree, type UnitTree } from "../disclosure/unitTree.ts";
import { must } from "../must.ts";
import type { TreeUnit } from "../units/tree.ts";
import { monthOf, type Period, readPeriod } from "./period.ts";
import type { RecordKind } from "./recordKinds.ts";
import { COMPANION_PEOPLE, peopleOf, type RecordPeople } from "./recordPeople.ts";
import type { RecordRow } from "./recordTotals.ts";
import type { RecordFigure } from "./recordValue.ts";
import { type OwnPeople, ownPeople, shownRecordUnits } from "./shownRecordUnits.ts";

/** What one unit has reported, all below it included. */
export type ReportedRow = RecordRow & { readonly unitId: string };

/** What managers see of the figures of one record. */
export interface RecordView {
  /** Figures change only once a year. */
  readonly isYearly: boolean;
  /** Whether a figure stands at the end of a stretch that is told apart, at whatever unit. */
  readonly isAtStep: (figure: RecordFigure) => boolean;
  /** Whether the figure of a unit may be seen. */
  readonly isShown: (unit: string, figure: RecordFigure) => boolean;
  /** The companions of a shown figure, those null that are about too few people. */
  readonly companionsOf: (unit: string, figure: RecordFigure) => RecordFigure["companions"];
}

/**
 * Decides which figures of a record managers see, so that no group of one to four people can be
 * worked out from all of them together: of all units, all days asked about, baselines included.
 *
 * Time is cut into steps: the periods of the record, or years that begin with the programme's month.
 * For each step the shown units are chosen by its own people alone, the company among them; a
 * figure is shown at a unit only if it is made of whole steps in each of which the unit is shown.
 *
 * Why that is safe: within a step, the people of a shown unit outside the shown units below it
 * are nobody or at least 5. A figure is a sum of such parts, so whatever is added and subtracted,
 * people of one part always come together: a group that follows is a union of parts. No step
 * looks at another one, so neither the day asked about nor what is counted later changes what is
 * told of it.
 *
 * @param units the tree, with exactly one root.
 * @param rowsOf all units' rows of a record in all periods that figures are asked of.
 * @param programmeMonth month of the programme's first day (`monthOf`); null: calendar years.
 */
export function recordView(
  kind: RecordKind,
  units: readonly TreeUnit[],
  rowsOf: (record: string) => readonly ReportedRow[],
  programmeMonth: number | null,
): RecordView {
  const tree = buildUnitTree(units, []);
  const value = shownBySteps(kind, peopleOf(kind), tree, rowsOf, programmeMonth);
  const companions = new Map(
    Object.entries(COMPANION_PEOPLE)
      .filter(([, { from }]) => from === kind.record)
      .map(([id, people]) => [id, shownBySteps(kind, people, tree, rowsOf, programmeMonth)]),
  );
  const isHidden = (id: string, unit: string, figure: RecordFigure): boolean => {
    const steps = companions.get(id);
    return steps !== undefined && !(steps.isAtStep(figure) && steps.isShown(unit, figure));
  };
  return {
    ...value,
    companionsOf: (unit, figure) =>
      Object.fromEntries(
        Object.entries(figure.companions).map(([id, told]) => [
          id,
          isHidden(id, unit, figure) ? null : told,
        ]),
      ),
  };
}

function shownBySteps(
  kind: RecordKind,
  people: RecordPeople,
  tree: UnitTree,
  rowsOf: (record: string) => readonly ReportedRow[],
  programmeMonth: number | null,
): Omit<RecordView, "companionsOf"> {
  const periods = [...new Set(rowsOf(kind.record).map(({ period }) => period))].flatMap(
    (text) => readPeriod(text) ?? [],
  );
  const reported = rowsOf(people.from);
  const reportedByPeriod = Map.groupBy(reported, ({ period }) => period);
  const ownIn = (period: Period): OwnPeople[] =>
    ownPeople(
      tree,
      people.from === kind.record
        ? toPeople(people, must(reportedByPeriod.get(period.text)))
        : toPeople(people, lastMonthWithin(reported, period)),
    );
  const shownByStep = new Map<string, ReadonlySet<string>>();
  const shownIn = (step: readonly Period[]): ReadonlySet<string> => {
    const key = step.map(({ text }) => text).join(" ");
    const known = shownByStep.get(key);
    if (known !== undefined) return known;
    const shown = shownRecordUnits(tree, step.map(ownIn).reduce(addUp));
    shownByStep.set(key, shown);
    return shown;
  };
  const isYearly = people.step === "year";
  return {
    isYearly,
    isAtStep: (figure) => !isYearly || isYear(figure, periods, programmeMonth),
    isShown: (unit, figure) => {
      const within = periodsWithin(kind, people, periods, figure);
      const steps = isYearly ? [within] : within.map((period) => [period]);
      return within.length > 0 && steps.every((step) => shownIn(step).has(unit));
    },
  };
}

/** The reported periods that a figure is made of. */
function periodsWithin(
  { reading }: RecordKind,
  { isCumulative }: RecordPeople,
  periods: readonly Period[],
  figure: RecordFigure,
): Period[] {
  const isSum = reading === "rolling" || reading === "rollingHeadcount";
  if (!isSum && !isCumulative) return periods.filter(({ text }) => text === figure.period);
  const [first, last] = [monthOf(figure.from), monthOf(figure.to)];
  const { kind } = must(readPeriod(figure.period));
  return periods.filter(
    (period) =>
      period.firstMonth >= first &&
      lastMonth(period) <= last &&
      (isCumulative || period.kind === kind),
  );
}

/** Whether a figure counts a year that begins with the period of the programme's first month. */
function isYear(
  { from, to }: RecordFigure,
  periods: readonly Period[],
  programmeMonth: number | null,
): boolean {
  const first = monthOf(from);
  const length = must(periods.find(({ firstMonth }) => firstMonth === first)).monthCount;
  const begin = Math.floor((programmeMonth ?? 0) / length) * length;
  return monthOf(to) - first === 11 && (first - begin) % 12 === 0;
}

const addUp = (own: readonly OwnPeople[], more: readonly OwnPeople[]): OwnPeople[] =>
  own.map(({ people, isAnybody }, node) => {
    const other = must(more[node]);
    return { people: people + other.people, isAnybody: isAnybody || other.isAnybody };
  });

const toPeople = ({ countOf, eventsOf }: RecordPeople, rows: readonly ReportedRow[]) =>
  new Map(rows.map((row) => [row.unitId, { people: countOf(row), events: eventsOf(row) }]));

/** The rows of the last month counted that lies within a period: headcounts at its end. */
function lastMonthWithin(
  months: readonly ReportedRow[],
  { firstMonth, monthCount }: Period,
): readonly ReportedRow[] {
  const monthIn = ({ period }: ReportedRow) => readPeriod(period)?.firstMonth ?? Number.NaN;
  const inside = months.filter((row) => {
    const month = monthIn(row);
    return month >= firstMonth && month < firstMonth + monthCount;
  });
  const last = Math.max(...inside.map(monthIn));
  return inside.filter((row) => monthIn(row) === last);
}

const lastMonth = ({ firstMonth, monthCount }: Period): number => firstMonth + monthCount - 1;
