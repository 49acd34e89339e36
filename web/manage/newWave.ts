import type { z } from "@hono/zod-openapi";
import type { NewWave } from "../../schema/wire/waves.ts";

/** What stands in the form, as typed. */
export interface WaveDraft {
  readonly survey: string;
  readonly name: string;
  readonly units: readonly string[];
  readonly opensOn: string;
  readonly closesOn: string;
  readonly k: string;
  readonly cut: "" | "tenure" | "level";
  readonly channel: "csv" | "slips";
  readonly minDaysEmployed: string;
  readonly slips: string;
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
  | "codes";

const MAX_NAME = 100;
const MAX_SLIPS = 5000;
const MAX_DAYS = 3650;

/** Faults that can be told before asking the server, by field. */
export function draftFaults(draft: WaveDraft, isByCode: boolean): ReadonlySet<WaveFaultKey> {
  const faults = new Set<WaveFaultKey>();
  const name = draft.name.trim();
  if (name === "" || name.length > MAX_NAME) faults.add("name");
  if (draft.survey === "") faults.add("survey");
  if (draft.units.length === 0) faults.add("units");
  if (draft.opensOn === "") faults.add("opensOn");
  if (draft.closesOn === "") faults.add("closesOn");
  else if (draft.closesOn < draft.opensOn) faults.add("order");
  if (!isWhole(draft.k, 5, 50)) faults.add("k");
  if (isByCode && !isWhole(draft.slips, 1, MAX_SLIPS)) faults.add("codes");
  if (!isByCode && !isWhole(draft.minDaysEmployed, 0, MAX_DAYS)) faults.add("minDaysEmployed");
  return faults;
}

/** The request of a draft without faults. A survey answered by code goes out as slips. */
export function toNewWave(
  draft: WaveDraft,
  version: string,
  isByCode: boolean,
): z.input<typeof NewWave> {
  const { survey, opensOn, closesOn } = draft;
  const units = [...draft.units];
  const [firstUnit = ""] = units;
  const days = Number(draft.minDaysEmployed);
  const byRoster = {
    population: days > 0 ? { minDaysEmployed: days } : {},
    cut: draft.cut === "" ? null : draft.cut,
    channel: draft.channel,
  };
  const byCode = {
    population: { codes: [{ unit: firstUnit, count: Number(draft.slips) }] },
    cut: null,
    channel: "slips" as const,
  };
  return {
    survey,
    version,
    name: draft.name.trim(),
    opensOn,
    closesOn,
    k: Number(draft.k),
    units,
    ...(isByCode ? byCode : byRoster),
  };
}

function isWhole(text: string, least: number, most: number): boolean {
  return /^\d{1,6}$/.test(text.trim()) && Number(text) >= least && Number(text) <= most;
}
