import { DEFAULT_NOTICE } from "../../schema/text/defaultNotice.ts";
import { ok, type Result, refuse } from "../domain/result.ts";
import { idsAtOrUnder } from "../domain/units/tree.ts";
import { addDays, midnightMs } from "../domain/waves/calendar.ts";
import type { Actor, Deps } from "../env.ts";
import { listPeople } from "../store/person.ts";
import { offsetMinutesAt, readSettings } from "../store/setting.ts";
import { listUnits } from "../store/unit.ts";
import { findWave, insertWave, type WaveRow } from "../store/wave.ts";
import { audit } from "./audit.ts";
import { readSurveyVersion } from "./surveys.ts";
import { today } from "./today.ts";

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
    audit(deps, actor, "wave.created", id, { survey: row.survey, version: row.version }),
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

function surveyFaults(wanted: WantedWave, scoring: { population?: string }): WaveFault[] {
  const isAskedByCode = scoring.population === "codes";
  return isAskedByCode && wanted.population.codes === undefined
    ? [
        fault(
          "/population",
          "codes-needed",
          "This survey is answered one by one: give pools of codes.",
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
  if (wanted.population.personIds !== undefined) {
    const people = new Set((await listPeople(deps.db)).map((person) => person.id));
    wanted.population.personIds.forEach((id, i) => {
      if (!people.has(id)) {
        faults.push(
          fault(
            `/population/personIds/${i}`,
            "unknown-person",
            "Nobody on the roster has this id.",
          ),
        );
      }
    });
  }
  return faults.slice(0, 100);
}

function fault(pointer: string, code: string, detail: string): WaveFault {
  return { pointer, code, detail };
}
