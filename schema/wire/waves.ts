import { z } from "@hono/zod-openapi";
import { Bilingual, DateOnly, GivenBilingual, HireDate, text, UnitId } from "./common.ts";
import { SurveySlug, SurveyVersion } from "./surveys.ts";

export const WAVE_STATES = [
  "draft",
  "scheduled",
  "open",
  "closed",
  "released",
  "destroyed",
  "stopped",
] as const;

export const WaveState = z.enum(WAVE_STATES).openapi("WaveState");
export const Cut = z.enum(["tenure", "level", "programme"]);
export const Channel = z.enum(["mail", "csv", "slips", "open"]);

/** A value of the programme cut. */
export const CutValue = z.string().regex(/^[a-z0-9-]{1,16}$/, "Small letters, digits and hyphens.");

/** One code pool of a period wave. */
export const CodePool = z.strictObject({
  unit: UnitId,
  cutValue: CutValue.optional(),
  count: z.int().min(1).max(5000),
});

/** Everybody (`{}`), those for whom every part of a rule holds, named people, or a pool of codes. */
export const Population = z
  .strictObject({
    minDaysEmployed: z.int().min(0).max(3650).optional(),
    levels: z.array(text(100).min(1)).min(1).max(50).optional(),
    hiredFrom: HireDate.optional(),
    hiredTo: HireDate.optional(),
    personIds: z.array(z.string().min(1).max(64)).min(1).max(20_000).optional(),
    codes: z.array(CodePool).min(1).max(2000).optional(),
  })
  .refine(
    ({ personIds, codes, ...rule }) =>
      [
        personIds,
        codes,
        ...(Object.values(rule).some((part) => part !== undefined) ? [rule] : []),
      ].filter((kind) => kind !== undefined).length <= 1,
    "Give a rule, personIds or codes, or nothing for everybody; not two of them.",
  )
  .refine(({ hiredFrom = "", hiredTo = "9999" }) => hiredFrom <= hiredTo, {
    path: ["hiredTo"],
    message: "The last date of hire must not come before the first one.",
  });

/** A rule as it is stated to everybody, or how else people are chosen. */
export const StatedPopulation = z.union([
  z.strictObject({
    /** Paths; all units below them take part. */
    units: z.array(z.string()).min(1).readonly(),
    minDaysEmployed: z.int().optional(),
    levels: z.array(z.string()).readonly().optional(),
    hiredFrom: HireDate.optional(),
    hiredTo: HireDate.optional(),
  }),
  z.enum(["named", "codes"]),
]);

/** People of a wave whom another one asks as well, at the same time or within 30 days. */
export const Overlap = z.strictObject({
  wave: z.uuid(),
  survey: z.string(),
  name: z.string(),
  people: z.int().positive(),
});

/** Who is asked, as everybody may read it. */
export const AskedPopulation = z.strictObject({
  rule: StatedPopulation,
  text: z.strictObject({ zh: z.string(), en: z.string() }),
  /** People; of a pool, codes made. */
  asked: z.int().positive(),
  overlap: z.array(Overlap).readonly(),
});

const noticeOf = <W extends z.ZodType>(words: W) =>
  z.strictObject({ organiser: words, purpose: words, contact: words, resultsBy: words });

/** What the notice says about the people behind the survey. */
export const Notice = noticeOf(Bilingual).openapi("Notice");

export const NewWave = z
  .strictObject({
    id: z.uuid().optional(),
    survey: SurveySlug,
    version: SurveyVersion,
    name: text(100).min(1),
    opensOn: DateOnly,
    closesOn: DateOnly,
    k: z.int().min(5).max(50).default(5),
    units: z.array(UnitId).min(1).max(2000),
    population: Population.default({}),
    cut: Cut.nullable().default(null),
    channel: Channel,
    notice: noticeOf(GivenBilingual).partial().default({}),
  })
  .openapi("NewWave");

export const WaveParams = z.strictObject({ id: z.uuid() });
export const EmptyBody = z.strictObject({});
export const Extension = z.strictObject({ closesOn: DateOnly });

/** Answer of every step: where the wave stands now. */
export const WaveStep = z.strictObject({ id: z.uuid(), state: WaveState }).openapi("WaveStep");

/**
 * Answer of `destroy`. With `continues` nothing can be opened any more, but so much lies in the box
 * that more calls are needed: the due jobs make them each minute, and so may the caller.
 */
export const Destruction = WaveStep.extend({ continues: z.literal(true).optional() }).openapi(
  "Destruction",
);

export const Wave = z
  .strictObject({
    id: z.uuid(),
    name: z.string(),
    survey: z.string(),
    version: z.string(),
    state: WaveState,
    opensOn: DateOnly,
    closesOn: DateOnly,
    closedOn: DateOnly.nullable().describe(
      "The last day of answers, which may be before the planned one; null while it is not over",
    ),
    k: z.int(),
    cut: Cut.nullable(),
    channel: Channel,
    isPreviewed: z.boolean(),
    /** Asked one by one over a period, by codes that are handed out. */
    isPeriod: z.boolean(),
    /** Fingerprint of the newest manifest. */
    manifest: z.string().nullable(),
    /** Fingerprint of the first one, which links and slips carry for ever. */
    firstManifest: z.string().nullable(),
  })
  .openapi("Wave");

const PlannedGroup = z.strictObject({
  unit: UnitId,
  unitName: z.string(),
  cut: z.string().nullable(),
  invited: z.int(),
});

/** How the roster falls into ballot groups, and which small cells count upward. */
export const WavePlan = z
  .strictObject({
    groups: z.array(PlannedGroup),
    upward: z.array(
      z.strictObject({
        unit: UnitId,
        cut: z.string().nullable(),
        invited: z.int(),
        to: z.string(),
        reason: z.string(),
      }),
    ),
    population: AskedPopulation,
    /** Everybody on the roster. */
    company: z.int(),
    /** Waves that this one cannot be launched beside: so few people differ. */
    near: z.array(Overlap).readonly(),
  })
  .openapi("WavePlan");

/** The link of one group of an open wave, to hang on a wall or send to all. */
export const Poster = z
  .strictObject({
    group: z.string(),
    unit: UnitId,
    unitName: z.string(),
    cut: z.string().nullable(),
    invited: z.int(),
    link: z.string(),
  })
  .openapi("Poster");
