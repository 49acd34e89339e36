import type { z } from "@hono/zod-openapi";
import { CutValue, type NewWave, type Notice } from "../../schema/wire/waves.ts";

/** What the notice says about the people behind a survey, in both languages. */
export type NoticeDraft = z.infer<typeof Notice>;

/** Slips for one unit, as typed. */
export interface PoolDraft {
  /** Tells the lines of the form apart; it is not sent. */
  readonly line: number;
  readonly unit: string;
  readonly count: string;
  readonly programme: string;
}

/** What stands in the form, as typed. */
export interface WaveDraft {
  readonly survey: string;
  readonly version: string;
  readonly name: string;
  readonly units: readonly string[];
  readonly opensOn: string;
  readonly closesOn: string;
  readonly k: string;
  readonly cut: "" | "tenure" | "level";
  readonly channel: "csv" | "slips" | "open";
  readonly minDaysEmployed: string;
  /** Levels of the roster, with commas between them; empty for all. */
  readonly levels: string;
  /** First and last date of hire; empty for any. */
  readonly hiredFrom: string;
  readonly hiredTo: string;
  /** For a survey answered by code: whether its slips tell training programmes apart. */
  readonly isByProgramme: boolean;
  readonly pools: readonly PoolDraft[];
  readonly notice: NoticeDraft;
}

/** The fields that may be at fault, each with its own sentence. */
export type WaveFaultKey =
  | "name"
  | "survey"
  | "units"
  | "opensOn"
  | "closesOn"
  | "order"
  | "k"
  | "minDaysEmployed"
  | "hiredTo"
  | "codes"
  | "notice";

/** The fields of the notice, in the order in which employees read them. */
export const NOTICE_FIELDS = ["organiser", "purpose", "contact", "resultsBy"] as const;

const MAX_NAME = 100;
const MAX_SLIPS = 5000;
const MAX_DAYS = 3650;
const MAX_NOTICE = 300;

/** Faults that can be told before asking the server, by field. */
export function draftFaults(draft: WaveDraft, isByCode: boolean): ReadonlySet<WaveFaultKey> {
  const faults = new Set<WaveFaultKey>();
  if (!isText(draft.name, MAX_NAME)) faults.add("name");
  if (draft.survey === "") faults.add("survey");
  if (draft.units.length === 0) faults.add("units");
  if (draft.opensOn === "") faults.add("opensOn");
  if (draft.closesOn === "") faults.add("closesOn");
  else if (draft.closesOn < draft.opensOn) faults.add("order");
  if (!isWhole(draft.k, 5, 50)) faults.add("k");
  if (isByCode && draft.pools.some((pool) => poolFaults(pool, draft).size > 0)) faults.add("codes");
  if (!isByCode && !isWhole(draft.minDaysEmployed, 0, MAX_DAYS)) faults.add("minDaysEmployed");
  if (!isByCode && draft.hiredTo !== "" && draft.hiredTo < draft.hiredFrom) faults.add("hiredTo");
  const sentences = NOTICE_FIELDS.flatMap((field) => Object.values(draft.notice[field]));
  if (!sentences.every((sentence) => isText(sentence, MAX_NOTICE))) faults.add("notice");
  return faults;
}

/** The faults of one line of slips. */
export function poolFaults(
  { unit, count, programme }: PoolDraft,
  { isByProgramme }: Pick<WaveDraft, "isByProgramme">,
): ReadonlySet<"unit" | "count" | "programme"> {
  const faults = new Set<"unit" | "count" | "programme">();
  if (unit === "") faults.add("unit");
  if (!isWhole(count, 1, MAX_SLIPS)) faults.add("count");
  if (isByProgramme && !CutValue.safeParse(programme.trim()).success) faults.add("programme");
  return faults;
}

/**
 * The request of a draft without faults. A survey answered by code goes out as slips. What the
 * notice says by default is not sent, so that the server's own words stay the same everywhere.
 */
export function toNewWave(
  draft: WaveDraft,
  isByCode: boolean,
  defaults: NoticeDraft,
): z.input<typeof NewWave> {
  const { survey, version, opensOn, closesOn } = draft;
  return {
    survey,
    version,
    name: draft.name.trim(),
    opensOn,
    closesOn,
    k: Number(draft.k),
    units: [...draft.units],
    notice: changedNotice(draft.notice, defaults),
    ...(isByCode ? byCode(draft) : byRoster(draft)),
  };
}

function byRoster(draft: WaveDraft) {
  const { cut, channel } = draft;
  return { population: ruleOfDraft(draft), cut: cut === "" ? null : cut, channel };
}

/** Who is asked of the units, as far as it is typed; everybody where nothing is. */
export function ruleOfDraft({ minDaysEmployed, levels, hiredFrom, hiredTo }: WaveDraft) {
  const days = Number(minDaysEmployed);
  const chosen = levels
    .split(/[,，、]/)
    .map((level) => level.trim())
    .filter((level) => level !== "");
  return {
    ...(days > 0 ? { minDaysEmployed: days } : {}),
    ...(chosen.length > 0 ? { levels: chosen } : {}),
    ...(hiredFrom === "" ? {} : { hiredFrom }),
    ...(hiredTo === "" ? {} : { hiredTo }),
  };
}

function byCode({ pools, isByProgramme }: WaveDraft) {
  const codes = pools.map(({ unit, count, programme }) => ({
    unit,
    count: Number(count),
    ...(isByProgramme ? { cutValue: programme.trim() } : {}),
  }));
  const cut = isByProgramme ? ("programme" as const) : null;
  return { population: { codes }, cut, channel: "slips" as const };
}

function changedNotice(notice: NoticeDraft, defaults: NoticeDraft): Partial<NoticeDraft> {
  const changed = NOTICE_FIELDS.filter(
    (field) =>
      notice[field].zh.trim() !== defaults[field].zh ||
      notice[field].en.trim() !== defaults[field].en,
  );
  return Object.fromEntries(changed.map((field) => [field, notice[field]]));
}

const isText = (text: string, longest: number): boolean =>
  text.trim() !== "" && text.trim().length <= longest;

function isWhole(text: string, least: number, most: number): boolean {
  return /^\d{1,6}$/.test(text.trim()) && Number(text) >= least && Number(text) <= most;
}
