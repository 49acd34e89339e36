import { baselineErrors } from "../../schema/text/en/programmeErrors.ts";
import type { NewBaseline } from "../../schema/wire/judgedBy.ts";
import { figureAsOf } from "../domain/programme/recordValue.ts";
import { releasedShare } from "../domain/programme/releasedShare.ts";
import { ok, type Result, refuse } from "../domain/result.ts";
import type { Actor, Deps } from "../env.ts";
import { type BaselineRow, lockBaseline as writeBaseline } from "../store/baseline.ts";
import { findReleaseStatement, listReleaseCells } from "../store/release.ts";
import { readSettings, type Settings } from "../store/setting.ts";
import { findSurveyVersion } from "../store/survey.ts";
import { auditEntry } from "./auditEntry.ts";
import { readCompanyFigures } from "./companyFigures.ts";
import { findProgrammeIndicator, type ProgrammeIndicator, sourceOf } from "./indicatorSource.ts";
import { findReleasedWave } from "./releasedWave.ts";
import { today } from "./today.ts";

/** Fewest people in an HR record that a change can start from (privacy.md §6.12). */
const PEOPLE_AT_LEAST = 5;
const PULSE = "pulse";

/** Why a baseline cannot be locked; `pointer` is the place in the request. */
export interface BaselineFault {
  readonly reason: "baseline-not-valid";
  readonly pointer: string;
  readonly code: keyof typeof baselineErrors;
  readonly detail: string;
}

/** The figure of a starting point, before who and when. */
type Figure = Pick<
  BaselineRow,
  "wave" | "period" | "value" | "numerator" | "n" | "source" | "version"
>;
type Wanted = Omit<NewBaseline, "reason">;

/**
 * Locks the company's starting point of an indicator. The server reads value, n and version itself
 * from the release or the records; an earlier baseline stays, and needs a reason to be replaced.
 */
export async function lockBaseline(
  deps: Deps,
  actor: Actor,
  { reason, ...wanted }: NewBaseline,
): Promise<Result<BaselineRow, BaselineFault>> {
  const indicator = findProgrammeIndicator(wanted.indicator);
  if (indicator === undefined) return fault("/indicator", "unknown-indicator");
  if (indicator.kind === "process") return fault("/indicator", "process-has-none");
  const settings = await readSettings(deps.db);
  const figure =
    wanted.wave !== undefined
      ? await figureOfWave(deps, indicator, settings, wanted.wave)
      : wanted.period !== undefined
        ? await figureOfPeriod(deps, indicator, settings, wanted.period)
        : enteredFigure(indicator, settings, wanted);
  if (!figure.ok) return figure;
  const row: BaselineRow = {
    indicator: indicator.id,
    ...figure.value,
    lockedBy: actor.name,
    lockedAtMs: deps.clock.nowMs(),
    reason: reason ?? null,
  };
  const { wave, period, value, n, source } = row;
  const entry = auditEntry(deps, actor, "baseline.locked", indicator.id, {
    ...{ wave, period, value, n, source },
    isReplacement: reason !== undefined,
  });
  return (await writeBaseline(deps.db, row, entry)) ? ok(row) : fault("/reason", "baseline-stands");
}

async function figureOfWave(
  deps: Deps,
  indicator: ProgrammeIndicator,
  settings: Settings,
  waveId: string,
): Promise<Result<Figure, BaselineFault>> {
  const { survey } = sourceOf(indicator, settings);
  if (survey === null) return fault("/wave", "no-wave");
  const released = await findReleasedWave(deps, waveId);
  if (!released.ok) {
    const isUnknown = released.error.reason === "unknown-wave";
    return fault("/wave", isUnknown ? "unknown-wave" : "wave-not-released");
  }
  const wave = released.value;
  if (wave.survey === PULSE) return fault("/wave", "wave-is-pulse");
  if (wave.survey !== survey.slug) return fault("/wave", "wave-of-other-survey");
  const statement = await findReleaseStatement(deps.db, waveId);
  const company = statement?.frame.units[0]?.id ?? "";
  if (!(JSON.parse(wave.units) as string[]).includes(company))
    return fault("/wave", "wave-of-part");
  const cells = await listReleaseCells(deps.db, waveId, [company]);
  const item = cells.find(({ cut }) => cut === "")?.figures.items[survey.item] ?? { shown: false };
  const options = await countedOptions(deps, wave.survey, wave.version, indicator.id);
  const share = releasedShare(item, options);
  if (share === null) return fault("/wave", "too-few-answers");
  const [exact, otherEnd] = share;
  if (otherEnd !== undefined) return fault("/wave", "answers-too-alike");
  return ok({
    ...{ wave: wave.id, period: null, source: "wave", version: wave.version },
    ...{ value: exact.x / exact.n, numerator: exact.x, n: exact.n },
  });
}

/** Which options of a single choice the version's key counts for an indicator; null for scales. */
async function countedOptions(deps: Deps, survey: string, version: string, indicator: string) {
  const row = await findSurveyVersion(deps.db, survey, version);
  const { scoring } = JSON.parse(row?.body ?? "{}") as {
    scoring?: {
      indicators?: { indicator: string; countedOptions?: string[]; excludedOptions?: string[] }[];
    };
  };
  const key = scoring?.indicators?.find((source) => source.indicator === indicator);
  return key?.countedOptions === undefined
    ? null
    : { counted: key.countedOptions, excluded: key.excludedOptions ?? [] };
}

async function figureOfPeriod(
  deps: Deps,
  indicator: ProgrammeIndicator,
  settings: Settings,
  period: string,
): Promise<Result<Figure, BaselineFault>> {
  const { record } = sourceOf(indicator, settings);
  if (record === null) return fault("/period", "no-record");
  const figures = await readCompanyFigures(deps, record, settings);
  const figure = figures.find((each) => each.period === period);
  if (figure === undefined || figure.value === null) {
    return fault("/period", "period-without-figure");
  }
  if (figureAsOf([figure], await today(deps)) === undefined) {
    return fault("/period", "period-not-over");
  }
  if (!figure.isWhole && indicator.kind === "change") return fault("/period", "year-not-whole");
  const { value, numerator, denominator } = figure;
  if (!(denominator >= PEOPLE_AT_LEAST)) return fault("/period", "too-few-people");
  return ok({
    ...{ wave: null, period, source: "records", version: null },
    ...{ value, numerator, n: denominator },
  });
}

function enteredFigure(
  indicator: ProgrammeIndicator,
  settings: Settings,
  { value = 0, n = 0, source = "" }: Wanted,
): Result<Figure, BaselineFault> {
  const { survey, record } = sourceOf(indicator, settings);
  if (survey !== null && record === null) return fault("/value", "needs-wave");
  if (indicator.isProportion && value > 1) return fault("/value", "value-out-of-range");
  if (!(n >= PEOPLE_AT_LEAST)) return fault("/n", "too-few-people");
  return ok({ wave: null, period: null, value, numerator: null, n, source, version: null });
}

const fault = (pointer: string, code: BaselineFault["code"]) =>
  refuse({ reason: "baseline-not-valid" as const, pointer, code, detail: baselineErrors[code] });
