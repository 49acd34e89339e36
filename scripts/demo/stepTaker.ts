import { act } from "./actions.ts";
import { type ApiClient, ApiRefusal } from "./apiClient.ts";
import { enterHandOuts } from "./handOuts.ts";
import { historyCsv, monthBefore, monthCsv } from "./hrCounts.ts";
import { lockRecordBaselines, lockWaveBaselines, reviseTarget } from "./judging.ts";
import { groupOf, type OpenWave, readOpenWave } from "./openWave.ts";
import { answerAsPerson } from "./opinions.ts";
import { type BallotToSend, startPhones } from "./phones.ts";
import type { Step } from "./planSteps.ts";
import { whoIsAsked } from "./populations.ts";
import { isPeriodWave, type PlannedWave } from "./programme.ts";
import { listRespondents } from "./respondents.ts";
import { createSuggestionBox } from "./suggestionBox.ts";
import { answerDayOf } from "./turnout.ts";
import { type Person, rosterCsv } from "./workforce.ts";

/** Programme month in which a target is revised. */
const REVISED_IN_MONTH = 10;

/** Does what the plan says. A step taken twice changes nothing the second time. */
export interface StepTaker {
  take(step: Step): Promise<void>;
  /** How many of those invited have answered by now, for people to read. */
  turnoutOf(wave: PlannedWave, until: string): Promise<string>;
  stop(): Promise<void>;
}

/**
 * Starts the phones' threads.
 * @param months the people on the first day of each programme month
 */
export function createStepTaker(
  seed: string,
  base: string,
  hr: ApiClient,
  months: readonly (readonly Person[])[],
): StepTaker {
  const phones = startPhones();
  const box = createSuggestionBox(seed, base, hr);
  const openWaves = new Map<string, Promise<OpenWave>>();
  // Each download of links is logged, so one has to do.
  const openWaveOf = (id: string): Promise<OpenWave> => {
    const known = openWaves.get(id) ?? readOpenWave(hr, id);
    openWaves.set(id, known);
    return known;
  };
  const respondentsUntil = async (wave: PlannedWave, isDay: (day: string) => boolean) =>
    listRespondents(await openWaveOf(wave.id)).filter((respondent) => {
      const day = answerDayOf(seed, wave, respondent);
      return day !== null && isDay(day);
    });
  const writeAnswers = async (
    wave: PlannedWave,
    today: string,
    month: number,
  ): Promise<BallotToSend[]> => {
    const { manifest, definition } = await openWaveOf(wave.id);
    const { requestBytes } = manifest;
    const keys = new Map(manifest.groups.map(({ id, publicKey }) => [id, publicKey]));
    return (await respondentsUntil(wave, (day) => day === today)).map(({ link, person, unit }) => {
      const group = groupOf(link.link);
      const publicKey = keys.get(group) ?? "";
      return {
        invitation: { base, wave: wave.id, code: link.code, group, publicKey, requestBytes },
        ballotText: answerAsPerson(seed, definition, { person, unit, month }),
        randomWords: [seed, "phone", wave.id, person],
      };
    });
  };
  return {
    take: async (step) => {
      switch (step.does) {
        case "import":
          await hr.postCsv("/roster", rosterCsv(months[step.month - 1] ?? []));
          await importCounts(seed, hr, months, step);
          if (step.month === 1) await lockRecordBaselines(hr, step.on);
          if (step.month === REVISED_IN_MONTH) await reviseTarget(hr);
          return;
        case "launch":
          await launch(hr, step.wave, months[step.wave.month - 1] ?? []);
          return;
        case "answer":
          await phones.send(await writeAnswers(step.wave, step.on, step.month));
          if (isPeriodWave(step.wave)) await unlessDone(enterHandOuts(hr, step.wave, step.on));
          return;
        case "release":
          openWaves.delete(step.wave.id);
          await release(hr, step.wave);
          await lockWaveBaselines(hr, step.wave);
          return;
        case "act":
          await act(hr, step);
          return;
        case "suggest":
          await box.put(step.suggestion);
          return;
        case "follow":
          await box.follow(step);
      }
    },
    turnoutOf: async (wave, until) => {
      const answered = await respondentsUntil(wave, (day) => day <= until);
      return `${answered.length}/${(await openWaveOf(wave.id)).links.length}`;
    },
    stop: () => phones.stop(),
  };
}

/** HR's counts of the month that is over; on the first day, of the year before. */
async function importCounts(
  seed: string,
  hr: ApiClient,
  months: readonly (readonly Person[])[],
  { on, month }: Extract<Step, { does: "import" }>,
): Promise<void> {
  const closing = months[month - 1] ?? [];
  const opening = months[month - 2];
  if (opening === undefined) {
    await hr.postCsv("/records", historyCsv(seed, on, closing));
    return;
  }
  // So far in the programme's year, of which the month that is over is one.
  const yearBegan = month - 2 - ((month - 2) % 12);
  const counted = { month: month - 1, period: monthBefore(on, 1), opening, closing };
  const hired = countHired(months.slice(yearBegan, month));
  await hr.postCsv("/records", monthCsv(seed, counted, hired));
}

function countHired(months: readonly (readonly Person[])[]): number {
  return months.slice(1).reduce((sum, people, i) => {
    const before = new Set(months[i]?.map(({ id }) => id));
    return sum + people.filter(({ id }) => !before.has(id)).length;
  }, 0);
}

async function launch(hr: ApiClient, wave: PlannedWave, people: readonly Person[]): Promise<void> {
  const { id, survey, name, opensOn, closesOn } = wave;
  const who = await whoIsAsked(hr, survey, people);
  await unlessDone(
    hr.post("/waves", { id, survey, version: "1.0.0", name, opensOn, closesOn, ...who }),
  );
  await unlessDone(hr.post(`/waves/${id}/launch`, {}));
}

async function release(hr: ApiClient, { id }: PlannedWave): Promise<void> {
  await unlessDone(hr.get(`/waves/${id}/preview`));
  await unlessDone(hr.post(`/waves/${id}/release`, {}));
}

/** A step that the wave has behind it is answered with 409. */
async function unlessDone(call: Promise<unknown>): Promise<void> {
  try {
    await call;
  } catch (error) {
    if (!(error instanceof ApiRefusal && error.status === 409)) throw error;
  }
}
