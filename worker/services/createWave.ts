import { DEFAULT_NOTICE } from "../../schema/text/defaultNotice.ts";
import { ok, type Result, refuse } from "../domain/result.ts";
import { idsAtOrUnder } from "../domain/units/tree.ts";
import { addDays, midnightMs } from "../domain/waves/calendar.ts";
import { checkNamed, type Population } from "../domain/waves/population.ts";
import type { Actor, Deps } from "../env.ts";
import { listPeople } from "../store/person.ts";
import { offsetMinutesAt, readSettings } from "../store/setting.ts";
import { listUnits } from "../store/unit.ts";
import { findWave, insertWave, type WaveRow } from "../store/wave.ts";
import { audit } from "./audit.ts";
import { readSurveyVersion } from "./surveys.ts";
import { today } from "./today.ts";
import { ruleOf } from "./wavePopulation.ts";

type Bilingual = { zh: string; en: string };

/** What HR asks for; checked for shape by the route. */
export interface WantedWave {
  readonly id?: string | undefined;
  readonly survey: string;
  readonly version: string;
  readonly name: string;
  readonly opensOn: string;
  readonly closesOn: string;
  readonly k: number;
  readonly units: string[];
  readonly population: {
    minDaysEmployed?: number | undefined;
    levels?: string[] | undefined;
    hiredFrom?: string | undefined;
    hiredTo?: string | undefined;
    personIds?: string[] | undefined;
    codes?: { unit: string; cutValue?: string | undefined; count: number }[] | undefined;
  };
  readonly cut: WaveRow["cut"];
  readonly channel: WaveRow["channel"];
  readonly notice: Partial<
    Record<"organiser" | "purpose" | "contact" | "resultsBy", Bilingual | undefined>
  >;
}

/** One thing that does not fit, by its place in the request. */
export interface WaveFault {
  readonly pointer: string;
  readonly code: string;
  readonly detail: string;
}

/** A wave stays open at most this long, so that its ballots cannot outlive their storage. */
const MAX_OPEN_DAYS = 400;
const MAX_PROGRAMMES = 5;

/** Adds a draft wave; nothing is frozen before launch. */
export async function createWave(
  deps: Deps,
  actor: Actor,
  wanted: WantedWave,
): Promise<
  Result<
    { id: string; state: "draft" },
    | { reason: "wave-not-valid"; faults: WaveFault[] }
    | { reason: "id-taken"; state: WaveRow["state"] }
  >
> {
  const version = await readSurveyVersion(deps, wanted.survey, wanted.version);
  const faults = [
    ...(version
      ? surveyFaults(wanted, JSON.parse(version.body).scoring)
      : [fault("/version", "unknown-version", "There is no such published survey version.")]),
    ...dateFaults(wanted, await today(deps)),
    ...combinationFaults(wanted),
    ...namedFaults(wanted),
    ...(await unknownFaults(deps, wanted)),
  ];
  if (faults.length > 0) return refuse({ reason: "wave-not-valid", faults });

  const id = wanted.id ?? crypto.randomUUID();
  const taken = await findWave(deps.db, id);
  if (taken) return refuse({ reason: "id-taken", state: taken.state });
  const settings = await readSettings(deps.db);
  const offsetAt = offsetMinutesAt(settings.timeZone);
  const row = {
    id,
    name: wanted.name,
    survey: wanted.survey,
    version: wanted.version,
    state: "draft" as const,
    opensOn: wanted.opensOn,
    closesOn: wanted.closesOn,
    k: wanted.k,
    cut: wanted.cut,
    channel: wanted.channel,
    units: JSON.stringify([...new Set(wanted.units)].sort()),
    population: JSON.stringify(wanted.population),
    notice: JSON.stringify(noticeOf(wanted, settings.company)),
    opensAtMs: midnightMs(wanted.opensOn, offsetAt),
    closesAtMs: midnightMs(addDays(wanted.closesOn, 1), offsetAt),
  };
  await deps.db.batch([
    insertWave(deps.db, row),
    audit(deps, actor, "wave.created", id, {
      ...{ survey: row.survey, version: row.version },
      rule: ruleOf(await listUnits(deps.db), wanted.units, wanted.population as Population),
    }),
  ]);
  return ok({ id, state: "draft" });
}

function noticeOf(wanted: WantedWave, company: string) {
  const { organiser, purpose, contact, resultsBy } = wanted.notice;
  return {
    organiser: organiser ?? organiserOf(company),
    purpose: purpose ?? DEFAULT_NOTICE.purpose,
    contact: contact ?? DEFAULT_NOTICE.contact,
    resultsBy: resultsBy ?? DEFAULT_NOTICE.resultsBy,
  };
}

// The company's name is one text; the untouched default is a phrase, which each language has.
const organiserOf = (company: string) =>
  company === DEFAULT_NOTICE.organiser.zh ? DEFAULT_NOTICE.organiser : { zh: company, en: company };

/** The one survey that asks people who are on no roster. */
const CLIENT_SURVEY = "client";

function surveyFaults(
  { survey, population: { codes } }: WantedWave,
  scoring: { population?: string },
): WaveFault[] {
  const isAskedByCode = scoring.population === "codes";
  if (isAskedByCode && codes === undefined) {
    const detail = "This survey is answered one by one: give pools of codes.";
    return [fault("/population", "codes-needed", detail)];
  }
  // Codes handed out by hand would be people chosen by hand, whom no rule states.
  return codes !== undefined && !isAskedByCode && survey !== CLIENT_SURVEY
    ? [
        fault(
          "/population/codes",
          "codes-not-for-survey",
          "This survey asks people of the roster: state them by a rule; channel slips gives them codes.",
        ),
      ]
    : [];
}

function dateFaults({ opensOn, closesOn }: WantedWave, today: string): WaveFault[] {
  if (closesOn < today) {
    return [
      fault("/closesOn", "already-over", "The wave would be over already. Choose later dates."),
    ];
  }
  if (closesOn < opensOn) {
    return [
      fault(
        "/closesOn",
        "closes-before-it-opens",
        "The wave must close on or after the day it opens.",
      ),
    ];
  }
  return closesOn > addDays(opensOn, MAX_OPEN_DAYS)
    ? [fault("/closesOn", "open-too-long", `A wave is open at most ${MAX_OPEN_DAYS} days.`)]
    : [];
}

function combinationFaults({ population, channel, cut }: WantedWave): WaveFault[] {
  const faults: WaveFault[] = [];
  if (channel === "mail") {
    faults.push(
      fault("/channel", "channel-not-ready", "Mail is not built yet: use csv, slips or open."),
    );
  }
  if (population.codes === undefined) {
    if (cut === "programme") {
      faults.push(
        fault("/cut", "cut-needs-codes", "The programme cut goes with pools of codes only."),
      );
    }
    return faults;
  }
  if (channel !== "slips") {
    faults.push(fault("/channel", "codes-need-slips", "Pools of codes go out as slips only."));
  }
  if (cut !== null && cut !== "programme") {
    faults.push(
      fault(
        "/cut",
        "codes-have-no-persons",
        "Codes have no persons: cut by programme, or not at all.",
      ),
    );
  }
  const programmes = new Set(population.codes.map((pool) => pool.cutValue));
  programmes.delete(undefined);
  if (programmes.size > MAX_PROGRAMMES) {
    faults.push(
      fault(
        "/population/codes",
        "too-many-cut-values",
        `At most ${MAX_PROGRAMMES} programme types.`,
      ),
    );
  }
  if (cut === null && programmes.size > 0) {
    faults.push(
      fault("/cut", "cut-missing", "The pools name programme types: set cut to programme."),
    );
  }
  return faults;
}

/** Why people cannot be asked by name; a code each, whose sentence the pages have too. */
export const NAMED_REFUSALS = {
  "named-need-mail": () =>
    "Named people are asked by mail only, which no person sees: whoever holds the links of chosen people can answer for all but one. Mail is not built yet: state whom to ask by a rule over units, days employed, level or date of hire.",
  "named-too-few": (minimum: number) =>
    `At least ${minimum} people must be asked by name. Name more, or state them by a rule.`,
} as const;

function namedFaults({ population: { personIds }, channel, k }: WantedWave): WaveFault[] {
  if (personIds === undefined) return [];
  const checked = checkNamed(new Set(personIds).size, { channel, k });
  if (checked.ok) return [];
  const { reason, minimum } = checked.error;
  return [fault("/population/personIds", reason, NAMED_REFUSALS[reason](minimum))];
}

async function unknownFaults(deps: Deps, wanted: WantedWave): Promise<WaveFault[]> {
  const tree = await listUnits(deps.db);
  const units = new Set(tree.map((unit) => unit.id));
  const inWave = tree.length > 0 ? idsAtOrUnder(tree, wanted.units) : units;
  const unknown = (pointer: string) => fault(pointer, "unknown-unit", "There is no such unit.");
  const faults = wanted.units.flatMap((unit, i) =>
    units.has(unit) ? [] : [unknown(`/units/${i}`)],
  );
  wanted.population.codes?.forEach((pool, i) => {
    const pointer = `/population/codes/${i}/unit`;
    if (!units.has(pool.unit)) faults.push(unknown(pointer));
    else if (!inWave.has(pool.unit)) {
      faults.push(
        fault(pointer, "unit-not-in-wave", "This unit is not in the wave's units or below."),
      );
    }
  });
  const { personIds = [], levels = [] } = wanted.population;
  if (personIds.length + levels.length > 0) {
    const roster = await listPeople(deps.db);
    const people = new Set(roster.map(({ id }) => id));
    const known = new Set(roster.map(({ level }) => level));
    personIds.forEach((id, i) => {
      if (people.has(id)) return;
      const detail = "Nobody on the roster has this id.";
      faults.push(fault(`/population/personIds/${i}`, "unknown-person", detail));
    });
    levels.forEach((level, i) => {
      if (known.has(level)) return;
      const detail = "Nobody on the roster has this level. Write it as the roster does.";
      faults.push(fault(`/population/levels/${i}`, "unknown-level", detail));
    });
  }
  return faults.slice(0, 100);
}

function fault(pointer: string, code: string, detail: string): WaveFault {
  return { pointer, code, detail };
}
