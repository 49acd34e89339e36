import { env } from "cloudflare:workers";
import { beforeAll, expect, it } from "vitest";
import { createApp } from "../../worker/app.ts";
import { depsOf } from "../../worker/createDeps.ts";
import { compileDefinition } from "../../worker/domain/definitions/compileDefinition.ts";
import type { Answers } from "../../worker/domain/definitions/definition.ts";
import { packBallot } from "../../worker/domain/definitions/packBallot.ts";
import type { Bindings } from "../../worker/env.ts";
import worker from "../../worker/index.ts";
import { putBallot } from "../../worker/store/ballotBox.ts";
import { boxExpiration } from "../../worker/store/boxExpiry.ts";
import { putComment } from "../../worker/store/commentBox.ts";
import { deriveSealKey } from "../../worker/store/seal.ts";
import { findSurveyVersion } from "../../worker/store/survey.ts";
import { findWave, listWaveGroups } from "../../worker/store/wave.ts";
import { readSeed } from "../../worker/store/waveSeed.ts";
import { makeRoster, makeWave } from "../support/company.ts";
import { countOperations, OPERATIONS_AT_MOST } from "./countedBindings.ts";

// A short sample (LONG=1 in env.LONG is the whole) has as many people, and a box that is just too large for one call to empty.
const isLong = (env as { LONG?: string }).LONG === "1";
const PEOPLE = 5_000;
const TEAMS = 100;
const BALLOTS = isLong ? 4_200 : 640;
const COMMENTS = isLong ? 5_000 : 280;
const MS_PER_DAY = 86_400_000;

const real = { ...(env as unknown as Bindings), CLOCK: "2026-03-01" };
const counted = countOperations(real);
const app = createApp();
const context = { waitUntil: () => {}, passThroughOnException: () => {}, props: {} };
/** Operations by what was asked for. */
const countByCall = new Map<string, number>();

type Ask = (path: string, body?: object | string) => Promise<{ status: number; body: never }>;
const askAs =
  (key: string): Ask =>
  async (path, body) => {
    const isCsv = typeof body === "string";
    const response = await counted.call(async () =>
      app.fetch(
        new Request(`http://127.0.0.1/api${path}`, {
          headers: {
            authorization: `Bearer ${key}`,
            ...(body && { "content-type": isCsv ? "text/csv" : "application/json" }),
          },
          ...(body && { method: "POST", body: isCsv ? body : JSON.stringify(body) }),
        }),
        counted.bindings,
        context as never,
      ),
    );
    const name = path.replace(/[0-9a-f-]{36}/, "{id}");
    countByCall.set(name, Math.max(countByCall.get(name) ?? 0, counted.lastCount));
    const text = await response.text();
    return {
      status: response.status,
      body: (text.startsWith("{") ? JSON.parse(text) : text) as never,
    };
  };
const runCron = async () => {
  const event = { cron: "* * * * *", scheduledTime: 0, noRetry: () => {} };
  await counted.call(() => worker.scheduled(event as never, counted.bindings));
  countByCall.set("cron", Math.max(countByCall.get("cron") ?? 0, counted.lastCount));
};
const moveDays = async (days: number) => {
  const { clock } = await depsOf(counted.bindings);
  await clock.moveTo?.(clock.nowMs() + days * MS_PER_DAY);
};

let hr: Ask;
beforeAll(async () => {
  const made = await askAs(real.OWNER_KEY)("/keys", { name: "hr", role: "hr" });
  hr = askAs((made.body as { key: string }).key);
});

const hexOf = (bytes: Uint8Array) =>
  [...bytes].map((b) => b.toString(16).padStart(2, "0")).join("");

/** Fills the box of an open wave as so many phones would, by the functions that seal. */
async function fillBox(wave: string): Promise<void> {
  const deps = await depsOf(real);
  const row = await findWave(deps.db, wave);
  const version = await findSurveyVersion(deps.db, row?.survey ?? "", row?.version ?? "");
  const definition = compileDefinition(JSON.parse(version?.body ?? ""));
  const seed = await readSeed(deps, wave);
  if (!definition.ok || seed === null) throw new Error("The wave was not launched.");
  const groups = await listWaveGroups(deps.db, wave);
  await deps.d1
    .prepare(
      `UPDATE invitation SET blinded = x'00' WHERE wave = ?1 AND code_hash IN (SELECT code_hash
       FROM (SELECT code_hash, row_number() OVER (PARTITION BY group_id) AS place
         FROM invitation WHERE wave = ?1) WHERE place <= ?2)`,
    )
    .bind(wave, Math.ceil(BALLOTS / groups.length))
    .run();
  const key = await deriveSealKey(seed, wave);
  const expiration = boxExpiration(deps.clock, row?.expiresAtMs ?? 0);
  const fresh = () => ({ iv: deps.random(12), expiration, wave });
  const writes = [
    ...Array.from({ length: BALLOTS }, (_, n) => async () => {
      const answers: Answers = Object.fromEntries(
        definition.value.items.flatMap(({ id, kind }, place) =>
          kind === "scale5" ? [[id, 1 + ((n * 7 + place * 3) % 5)]] : [],
        ),
      );
      const packed = packBallot(definition.value, n % groups.length, { answers, comments: {} });
      await putBallot(deps.box, key, { ...fresh(), nullifierHex: hexOf(deps.random(32)), packed });
    }),
    ...Array.from({ length: COMMENTS }, (_, n) => async () => {
      const comment = {
        group: groups[n % groups.length]?.id ?? "",
        item: n < BALLOTS ? "SAT-O1" : "SAT-O2",
        text: `意见 ${n}`,
      };
      await putComment(deps.box, key, comment, { ...fresh(), keyHex: hexOf(deps.random(32)) });
    }),
  ];
  for (let from = 0; from < writes.length; from += 50) {
    await Promise.all(writes.slice(from, from + 50).map((write) => write()));
  }
}

it("a wave of 5,000 people goes from roster to destroyed without a call of more than 1,000 operations", {
  timeout: isLong ? 600_000 : 60_000,
}, async () => {
  const teams = Object.fromEntries(
    Array.from({ length: TEAMS }, (_, n) => [`总部/${n % 10}区/${n}部`, PEOPLE / TEAMS]),
  );
  const csv = makeRoster(teams);
  expect((await hr("/roster/preview", csv)).status).toBe(200);
  expect((await hr("/roster", csv)).status).toBe(200);
  const { items } = (await hr("/units")).body as {
    items: { id: string; parentId: string | null }[];
  };
  const root = items.find(({ parentId }) => parentId === null)?.id;
  const created = (await hr("/waves", makeWave({ units: [root] }))).body as { id: string };
  const { id } = created;
  expect((await hr(`/waves/${id}/plan`)).status).toBe(200);
  expect((await hr(`/waves/${id}/launch`, {})).status).toBe(200);
  await moveDays(1);
  await runCron();
  expect((await hr(`/waves/${id}/invitations`)).status).toBe(200);
  await fillBox(id);
  await moveDays(1);
  await runCron();
  expect((await hr(`/waves/${id}/participation`)).status).toBe(200);
  expect((await hr(`/waves/${id}/close`, {})).status).toBe(200);
  for (let calls = 0; (await hr(`/waves/${id}/preview`)).status === 409; calls++) {
    expect(calls).toBeLessThan(60);
  }
  expect((await hr(`/waves/${id}/release`, {})).body).toEqual({ id, state: "released" });
  for (const path of ["results", "statement", "receipts", "company-results"]) {
    expect([path, (await hr(`/waves/${id}/${path}`)).status]).toEqual([path, 200]);
  }
  await moveDays(8);
  const answers: unknown[] = [(await hr(`/waves/${id}/destroy`, {})).body];
  expect(answers).toEqual([{ id, state: "released", continues: true }]);
  const stateNow = async () => ((await hr(`/waves/${id}`)).body as { state: string }).state;
  let runs = 0;
  while ((await stateNow()) !== "destroyed") {
    await runCron();
    runs += 1;
    expect(runs).toBeLessThan(20);
  }
  expect(runs).toBe(Math.ceil((BALLOTS + COMMENTS) / 900) - 1);
  for (const prefix of [`b/${id}/`, `c/${id}/`, `s/${id}`]) {
    expect((await real.BOX.list({ prefix })).keys).toEqual([]);
  }
  const most = [...countByCall].sort((a, b) => b[1] - a[1]);
  expect(most[0]?.[1], JSON.stringify(most)).toBeLessThanOrEqual(OPERATIONS_AT_MOST);
  // Nothing but emptying a box comes near the limit, so that five times the people fit too.
  for (const [name, count] of most) {
    if (!/destroy|cron/.test(name)) expect(count, name).toBeLessThan(200);
  }
});
