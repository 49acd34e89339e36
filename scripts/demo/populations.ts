import type { VersionBody } from "../../worker/domain/definitions/compileDefinition.ts";
import type { ApiClient } from "./apiClient.ts";
import { regionOf } from "./teams.ts";
import type { Person } from "./workforce.ts";

/** Of every hundred people of a region, so many go through each kind of training in a half-year. */
const TRAINED_PER_HUNDRED = { onjob: 46, continuing: 30, induction: 10 };
/** Fewer of one kind would count to the region as a whole. */
const FEWEST_CODES = 9;
/** New people who pass probation in a half-year. */
const NEW_HIRES = 18;

/** The part of a new wave that says who is asked. */
export type WhoIsAsked = Record<"units" | "population" | "cut" | "channel", unknown>;

/** Whom a survey asks: the roster above its least service, or pools of codes on slips. */
export async function whoIsAsked(
  hr: ApiClient,
  survey: string,
  people: readonly Person[],
): Promise<WhoIsAsked> {
  const { items: units } = await hr.get<{ items: { id: string; path: string }[] }>("/units");
  const idByPath = new Map(units.map(({ id, path }) => [path, id]));
  const [root] = [...idByPath.keys()].sort((a, b) => a.length - b.length);
  const company = idByPath.get(root ?? "");
  if (survey === "newhire") {
    const codes = [{ unit: company, count: NEW_HIRES }];
    return { units: [company], population: { codes }, cut: null, channel: "slips" };
  }
  if (survey === "training") {
    const codes = [...countByRegion(people)].flatMap(([region, count]) =>
      Object.entries(TRAINED_PER_HUNDRED).map(([cutValue, share]) => ({
        unit: idByPath.get(region),
        cutValue,
        count: Math.max(FEWEST_CODES, Math.round((count * share) / 100)),
      })),
    );
    return { units: [company], population: { codes }, cut: "programme", channel: "slips" };
  }
  const { scoring } = await hr.get<VersionBody & { scoring: { minDaysEmployed: number | null } }>(
    `/surveys/${survey}/versions/1.0.0`,
  );
  const { minDaysEmployed } = scoring;
  const population = minDaysEmployed === null ? {} : { minDaysEmployed };
  return { units: [company], population, cut: null, channel: "csv" };
}

function countByRegion(people: readonly Person[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { team } of people) counts.set(regionOf(team), (counts.get(regionOf(team)) ?? 0) + 1);
  return counts;
}
