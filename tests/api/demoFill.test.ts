import { afterAll, beforeAll, expect, it } from "vitest";
import { renewDemoAccounts } from "../../scripts/demo/accounts.ts";
import { type ApiClient, createApiClient } from "../../scripts/demo/apiClient.ts";
import { renewFillingKey } from "../../scripts/demo/fillingKey.ts";
import { planSteps } from "../../scripts/demo/planSteps.ts";
import { moveClock } from "../../scripts/demo/productClock.ts";
import { planProgramme } from "../../scripts/demo/programme.ts";
import { createStepTaker, type StepTaker } from "../../scripts/demo/stepTaker.ts";
import { SUGGESTIONS } from "../../scripts/demo/suggestionPlan.ts";
import { REGIONS } from "../../scripts/demo/teams.ts";
import { simulateWorkforce } from "../../scripts/demo/workforce.ts";
import { startServer, type TestServer } from "../support/server.ts";

const SEED = "test";
const TODAY = "2026-11-23";
const programme = planProgramme(TODAY);
const [startsOn = ""] = programme.firstDays;
const wave = programme.waves.find(({ survey }) => survey === "satisfaction");

let server: TestServer;
let owner: ApiClient;
let hr: ApiClient;
let taker: StepTaker;

beforeAll(async () => {
  server = await startServer({ clock: startsOn });
  owner = createApiClient(server.base, server.ownerKey);
  hr = createApiClient(server.base, await renewFillingKey(owner));
  const months = simulateWorkforce(SEED, programme.firstDays);
  taker = createStepTaker(SEED, server.base, hr, months);
});

afterAll(async () => {
  await taker?.stop();
  await server?.stop();
});

const postSignIn = async (email: string, password: string): Promise<number> => {
  const response = await fetch(`${server.base}/api/auth/sign-in/email`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: server.base },
    body: JSON.stringify({ email, password }),
  });
  return response.status;
};

it("a first wave whose every step is taken twice counts every answer once", async () => {
  const closesOn = wave?.closesOn ?? "";
  const steps = planSteps(programme, TODAY).filter(
    (step) =>
      (step.does === "import" && step.month === 1) ||
      ("wave" in step && step.wave === wave && step.does !== "act" && step.on <= closesOn),
  );
  for (const step of steps) {
    await moveClock(owner, step.on);
    await taker.take(step);
    // As after a kill just before the next day: the same step, from the start.
    await taker.take(step);
  }
  if (wave === undefined) throw new Error("The programme has no satisfaction wave.");
  const [answered] = (await taker.turnoutOf(wave, closesOn)).split("/").map(Number);
  await moveClock(owner, wave.releaseOn);
  for (let i = 0; i < 2; i++) await taker.take({ on: wave.releaseOn, does: "release", wave });
  const { issued, counted } = await hr.get<{ issued: number; counted: number }>(
    `/waves/${wave.id}/statement`,
  );
  expect(answered).toBeGreaterThan(240);
  expect({ issued, counted }).toEqual({ issued: answered, counted: answered });
  const acts = planSteps(programme, TODAY).filter(
    (step) => step.does === "act" && step.wave === wave,
  );
  for (const step of acts) {
    await moveClock(owner, step.on);
    for (let i = 0; i < 2; i++) await taker.take(step);
  }
  const { items } = await hr.get<{ items: { state: string; revision: number }[] }>("/actions");
  expect(items).toMatchObject([{ state: "done", revision: acts.length - 1 }]);
}, 120_000);

it("suggestions whose every step is taken twice stand in the box once, with all that came of them", async () => {
  const now = await moveClock(owner, startsOn);
  const talkedAbout = SUGGESTIONS.filter(({ events }) =>
    events.some(({ does }) => does === "write"),
  );
  for (const step of planSteps(programme, TODAY)) {
    if (step.does !== "suggest" && step.does !== "follow") continue;
    if (!talkedAbout.includes(step.suggestion)) continue;
    for (let i = 0; i < 2; i++) await taker.take({ ...step, on: now });
  }
  const { items } = await hr.get<{ items: { id: string; text: string }[] }>("/suggestions");
  expect(items.map(({ text }) => text).toSorted()).toEqual(
    talkedAbout.map(({ text }) => text).toSorted(),
  );
  for (const { id, text } of items) {
    const events = talkedAbout.find((one) => one.text === text)?.events ?? [];
    const { revision, messages } = await hr.get<{ revision: number; messages: object[] }>(
      `/suggestions/${id}`,
    );
    expect([text, revision, messages.length]).toEqual([
      text,
      events.filter(({ does }) => does === "decide").length,
      events.filter(({ does }) => does === "write").length,
    ]);
  }
});

it("a second start gives the same accounts one new password, and the old one ends", async () => {
  const before = await renewDemoAccounts(owner, REGIONS.slice(0, 3));
  const after = await renewDemoAccounts(owner, REGIONS.slice(0, 3));
  expect(after.accounts).toEqual(before.accounts);
  expect(after.accounts.map(({ email }) => email.split("@")[0])).toEqual([
    ...["owner", "hr", "manager1", "manager2", "manager3", "observer"],
  ]);
  expect(await postSignIn("manager2@demo.invalid", after.password)).toBe(200);
  expect(await postSignIn("manager2@demo.invalid", before.password)).toBe(401);
});
