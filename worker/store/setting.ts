import { sql } from "drizzle-orm";
import type { DrizzleD1Database } from "drizzle-orm/d1";
import { setting } from "../../schema/tables/index.ts";

/** Company-wide settings with their defaults. */
export interface Settings {
  /** Shown to employees as the one who asks. */
  readonly company: string;
  /** IANA name; waves open and close at its midnights. */
  readonly timeZone: string;
  /** First day of programme month 1, `YYYY-MM-DD`. */
  readonly programmeStart: string | null;
  /** Origin of invitation links, or null for the request's own. */
  readonly publicOrigin: string | null;
  readonly retention: {
    /** Days between release and destruction of the ballots. */
    readonly holdDays: number;
  };
  /** Months between waves, by survey slug; used for "stale". */
  readonly cadences: Readonly<Record<string, number>>;
  /** What tells "on track" from "at risk"; judgement, not statistics. */
  readonly judgement: {
    /** Cumulative indicators are on track from this share of what was planned by the day. */
    readonly planShare: number;
    /** Changes are on track from this share of the way, times the share of the time gone by. */
    readonly progressShare: number;
    /** Levels are on track up to so many percentage points below their target. */
    readonly shortfallPoints: number;
    /** A value older than so many cadences is stale. */
    readonly staleAfterCadences: number;
    /** A change that cannot be told from chance does not count as achieved. */
    readonly achievedRequiresEvidence: boolean;
    /** Below this response rate a survey gives no status. */
    readonly lowResponseShare: number;
  };
  /** How HR records are read. */
  readonly records: {
    /** Whether performance attainment is summed, or averaged over people (each at most 150 %). */
    readonly attainmentFormula: "aggregate" | "meanIndividual";
    /** Which leavers the turnover rate counts; retirement, death and transfer never count. */
    readonly turnoverScope: "allExceptRetirement" | "voluntary";
    /** The pass rate is read from the attainment record: the firm holds one figure for both. */
    readonly aliasPerformance: boolean;
  };
  /** Owner and HR who sign in by password set up a second factor before anything else. */
  readonly secondFactorRequired: boolean;
}

const DEFAULTS: Settings = {
  company: "本公司",
  timeZone: "Asia/Shanghai",
  programmeStart: null,
  publicOrigin: null,
  retention: { holdDays: 7 },
  cadences: {
    satisfaction: 6,
    stress: 6,
    career: 6,
    fairness: 6,
    training: 6,
    newhire: 6,
    exit: 12,
    client: 3,
    pulse: 6,
  },
  judgement: {
    planShare: 0.9,
    progressShare: 0.75,
    shortfallPoints: 5,
    staleAfterCadences: 1.5,
    achievedRequiresEvidence: true,
    lowResponseShare: 0.3,
  },
  records: {
    attainmentFormula: "aggregate",
    turnoverScope: "allExceptRetirement",
    aliasPerformance: false,
  },
  secondFactorRequired: false,
};

/** Reads all settings; a name never written has its default. */
export async function readSettings(db: DrizzleD1Database): Promise<Settings> {
  const rows = await db.select().from(setting);
  return settingsFrom(Object.fromEntries(rows.map((row) => [row.name, JSON.parse(row.value)])));
}

/** All settings from those that were written, by name. */
export const settingsFrom = (stored: Readonly<Record<string, unknown>>): Settings => ({
  ...DEFAULTS,
  ...stored,
});

/** Statement that writes the given settings, one row each. */
export function writeSettings(db: DrizzleD1Database, settings: Partial<Settings>) {
  const rows = Object.entries(settings).map(([name, value]) => ({
    name,
    value: JSON.stringify(value),
  }));
  return db
    .insert(setting)
    .values(rows)
    .onConflictDoUpdate({ target: setting.name, set: { value: sql`excluded.value` } });
}

/** Zones change their clocks at quarters of an hour, and the same days are asked again and again. */
const QUARTER_HOUR_MS = 900_000;
const OFFSETS_KEPT = 5_000;

/** A zone's formatter costs more to make than all that a request asks of it. */
const offsetsByZone = new Map<string, (epochMs: number) => number>();

/** Minutes that a zone is ahead of UTC at an instant: what calendar arithmetic needs. */
export function offsetMinutesAt(timeZone: string): (epochMs: number) => number {
  const known = offsetsByZone.get(timeZone) ?? makeOffsetAt(timeZone);
  offsetsByZone.set(timeZone, known);
  return known;
}

function makeOffsetAt(timeZone: string): (epochMs: number) => number {
  const format = new Intl.DateTimeFormat("en-US", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  });
  const known = new Map<number, number>();
  return (epochMs) => {
    const quarter = Math.floor(epochMs / QUARTER_HOUR_MS);
    const minutes = known.get(quarter) ?? minutesAt(epochMs);
    if (known.size < OFFSETS_KEPT) known.set(quarter, minutes);
    return minutes;
  };

  function minutesAt(epochMs: number): number {
    const part = Object.fromEntries(
      format.formatToParts(epochMs).map(({ type, value }) => [type, Number(value)]),
    ) as Record<"year" | "month" | "day" | "hour" | "minute" | "second", number>;
    const localMs = Date.UTC(
      part.year,
      part.month - 1,
      part.day,
      part.hour,
      part.minute,
      part.second,
    );
    return Math.round((localMs - Math.floor(epochMs / 1000) * 1000) / 60_000);
  }
}
