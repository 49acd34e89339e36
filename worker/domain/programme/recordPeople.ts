import type { RecordKind } from "./recordKinds.ts";
import type { RecordRow } from "./recordTotals.ts";

/** Whom the figures of a record count, and how finely managers may be told (privacy §6.12). */
export interface RecordPeople {
  /** The record whose rows say how many people there are in a unit and period. */
  readonly from: string;
  /**
   * Shortest stretch of time that is told apart. Where a unit has only a handful of people in a
   * period, as of leavers, it is a whole year, so that there is something to show at all.
   */
  readonly step: "period" | "year";
  /** A row holds what the earlier ones of its calendar year hold, so that they can be subtracted. */
  readonly isCumulative: boolean;
  readonly countOf: (row: RecordRow) => number;
  /** People who are counted beside the headcount, and may be where it has nobody. */
  readonly eventsOf: (row: RecordRow) => number;
}

const denominatorOf = ({ denominator }: RecordRow): number => denominator;
const none = () => 0;

/** The people behind the value of a record: those in its denominator, where that counts people. */
export function peopleOf({ record, reading }: RecordKind): RecordPeople {
  if (record === "performance-attainment") {
    // Its denominator is money. Those who are to earn it are the unit's headcount.
    return {
      ...{ from: "turnover", step: "period", isCumulative: true },
      ...{ countOf: denominatorOf, eventsOf: none },
    };
  }
  return {
    from: record,
    step: record === "exit-reasons" ? "year" : "period",
    isCumulative: false,
    countOf: denominatorOf,
    eventsOf: reading === "rollingHeadcount" ? ({ numerator }) => numerator : none,
  };
}

/**
 * Companion figures that are about other people than the value is, by id: what is voluntary is told
 * of leavers, who are fewer than the headcount; no reason was stated by people outside of the
 * denominator. All others count people of the denominator, or posts.
 */
export const COMPANION_PEOPLE: Readonly<Record<string, RecordPeople>> = {
  "voluntary-turnover-rate": {
    ...{ from: "turnover", step: "year", isCumulative: false },
    countOf: ({ numerator }) => numerator,
    eventsOf: none,
  },
  "no-reason-share": {
    ...{ from: "exit-reasons", step: "year", isCumulative: false },
    countOf: ({ denominator, detail }) => denominator + (detail.noReason ?? 0),
    eventsOf: none,
  },
};
