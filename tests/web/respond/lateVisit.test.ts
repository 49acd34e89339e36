import { describe, expect, it } from "vitest";
import { makePhone } from "./makePhone.ts";
import { makeRespondWave, refusal } from "./makeRespondWave.ts";

const ANSWERS = { "SAT-G1": 4 };
const GRACE_MS = 120_000;

/** A phone with a draft, and the wave still open. */
async function startAnswering() {
  const wave = makeRespondWave();
  const phone = makePhone(wave, wave.link(wave.codes[0]));
  const page = await phone.load();
  await page.visit.answer();
  page.visit.change(ANSWERS, null);
  return { wave, phone, page };
}

/** The same, with a token that a refused ballot has left. */
async function startWithToken() {
  const started = await startAnswering();
  started.wave.disturb((op, count) => (op === "submit" && count === 0 ? refusal(422) : null));
  await started.page.visit.submit();
  expect(started.page.last().phase).toEqual({ at: "refused", why: "ballot-not-valid" });
  return started;
}

describe("a wave that has closed", () => {
  it.each(["closed", "released", "destroyed", "stopped"])(
    "leaves no draft without a token on the phone when it is %s",
    async (state) => {
      const { wave, phone } = await startAnswering();
      wave.moveTo(state, "in-grace");
      const later = await phone.load();
      expect(later.last().phase).toEqual({ at: "resting", state, isTooLate: false });
      expect(phone.store.entries.size).toBe(0);
    },
  );

  it("keeps a draft while it is only scheduled", async () => {
    const { wave, phone } = await startAnswering();
    wave.moveTo("scheduled", "in-grace");
    const later = await phone.load();
    expect(later.last().phase).toMatchObject({ at: "resting", state: "scheduled" });
    expect(phone.store.entries.size).toBe(1);
  });

  it("still takes the ballot of somebody who holds a token, within the grace", async () => {
    const { wave, phone } = await startWithToken();
    wave.moveTo("closed", "in-grace");
    await phone.load();
    phone.clock.nowMs += GRACE_MS - 1;
    const later = await phone.load();
    expect(later.last().phase.at).toBe("review");
    expect(later.last().isLate).toBe(true);
    await later.visit.review();
    await later.visit.submit();
    expect(later.last().phase.at).toBe("received");
    expect(wave.ballots.size).toBe(1);
  });

  it.each([
    ["once the grace is over", "closed", GRACE_MS],
    ["when the phone's clock was put back", "closed", -1],
    ["at once after the release", "released", 0],
    ["at once when it was stopped", "stopped", 0],
  ])("erases a draft with a token %s", async (_, state, passedMs) => {
    const { wave, phone } = await startWithToken();
    wave.moveTo("closed", "in-grace");
    await phone.load();
    phone.clock.nowMs += passedMs;
    wave.moveTo(state, "grace-over");
    const later = await phone.load();
    expect(later.last().phase.at).toBe("resting");
    expect(phone.store.entries.size).toBe(0);
  });

  it("spares the token of another person on the same phone, too", async () => {
    const { wave, phone } = await startWithToken();
    wave.moveTo("closed", "in-grace");
    const other = await phone.openTab(wave.link(wave.codes[1])).load();
    expect(other.last().phase).toMatchObject({ at: "resting", state: "closed" });
    expect(phone.store.entries.size).toBe(1);
    expect((await phone.load()).last().phase.at).toBe("review");
  });

  it("leaves nothing on the phone when the ballot came too late", async () => {
    const { wave, phone, page } = await startWithToken();
    wave.moveTo("closed", "grace-over");
    await page.visit.submit();
    expect(page.last().phase).toEqual({ at: "resting", state: "closed", isTooLate: true });
    expect(page.last().session).toBeNull();
    expect(phone.store.entries.size).toBe(0);
  });

  it("leaves nothing on the phone when the token was asked for too late", async () => {
    const { wave, phone, page } = await startAnswering();
    wave.moveTo("closed", "in-grace");
    await page.visit.submit();
    expect(page.last().phase).toEqual({ at: "resting", state: "closed", isTooLate: true });
    expect(phone.store.entries.size).toBe(0);
  });

  it("keeps the answers of a refused code while the wave is open", async () => {
    const { wave, phone, page } = await startAnswering();
    wave.disturb(() => refusal(403));
    await page.visit.submit();
    expect(page.last().phase).toEqual({ at: "refused", why: "code-not-accepted" });
    expect(phone.store.entries.size).toBe(1);
  });
});
