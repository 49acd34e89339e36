import { describe, expect, it } from "vitest";
import { makePhone, receiptsOn } from "./makePhone.ts";
import { makeRespondWave, refusal } from "./makeRespondWave.ts";

const FIRST = { "SAT-G1": 4 };
const SECOND = { "SAT-G1": 1 };

const dieWaiting = () => {
  throw new Error("The tab is gone.");
};

/** Two tabs of one link; both show the questions. */
async function openTwice(onWaitInFirst?: () => void) {
  const wave = makeRespondWave();
  const link = wave.link(wave.codes[0]);
  const phone = makePhone(wave, link);
  const a = await phone.load(onWaitInFirst);
  const second = phone.openTab(link);
  const b = await second.load();
  await a.visit.answer();
  await b.visit.answer();
  return { wave, phone, a, b, second };
}

const answersIn = (wave: { ballots: Map<string, string> }) =>
  [...wave.ballots.values()].map((text) => JSON.parse(text).answers);

describe.each(["hears of the first", "is deaf"])("a second tab that %s", (hearing) => {
  const open = async (onWait?: () => void) => {
    const opened = await openTwice(onWait);
    if (hearing === "is deaf") opened.phone.deafen();
    return opened;
  };

  it.each(["issue", "submit"])(
    "never writes over the token of one that died with its %s unanswered, and ends at the receipt",
    async (op) => {
      const { wave, phone, a, b } = await open(dieWaiting);
      a.visit.change(FIRST, null);
      wave.disturb((at, count) => (at === op && count === 0 ? "unanswered" : null));
      await a.visit.submit().catch(() => undefined);
      phone.close();
      const sealed = new Map(phone.store.entries);
      b.visit.change(SECOND, null);
      expect(phone.store.entries).toEqual(sealed);
      expect(b.last().phase.at).toBe("elsewhere");
      await b.visit.resume();
      expect(b.last().phase).toMatchObject({ at: "received", isEarlier: false });
      expect(answersIn(wave)).toEqual([FIRST]);
    },
  );

  it("does not draw a second nonce when it submits as well", async () => {
    const { wave, phone, a, b } = await open(dieWaiting);
    a.visit.change(FIRST, null);
    b.visit.change(SECOND, null);
    a.visit.change(FIRST, null);
    wave.disturb((_, count) => (count === 0 ? "unanswered" : null));
    await a.visit.submit().catch(() => undefined);
    phone.close();
    await b.visit.submit();
    expect(b.last().phase.at).toBe("elsewhere");
    await b.visit.resume();
    expect(answersIn(wave)).toEqual([FIRST]);
    const issued = wave.calls.filter(({ op }) => op === "issue").map(({ body }) => body);
    expect(new Set(issued).size).toBe(1);
  });

  it("leaves the receipt of one that is done, and shows it", async () => {
    const { wave, phone, a, b, second } = await open();
    await a.visit.submit();
    const kept = new Map(phone.store.entries);
    b.visit.change(SECOND, null);
    await b.visit.submit();
    expect(phone.store.entries).toEqual(kept);
    expect(receiptsOn(b)).toEqual(receiptsOn(a));
    expect(second.bar.fragment).toBe("");
    expect(wave.ballots.size).toBe(1);
  });

  it("does not write its older draft over what was answered in the first, and goes on from that", async () => {
    const { wave, a, b } = await open();
    b.visit.change(SECOND, null);
    await a.visit.resume();
    await a.visit.answer();
    a.visit.change({ ...SECOND, "STR-G1": 2 }, null);
    a.visit.change({ ...SECOND, "STR-G1": 3 }, null);
    b.visit.change(FIRST, null);
    expect(b.last().phase.at).toBe("elsewhere");
    await b.visit.resume();
    expect(b.last().session?.data).toEqual({ ...SECOND, "STR-G1": 3 });
    await b.visit.answer();
    b.visit.change({ ...FIRST, "STR-G1": 3 }, null);
    b.visit.change({ ...FIRST, "STR-G1": 4 }, null);
    expect(b.last().phase.at).toBe("answering");
    await b.visit.submit();
    expect(answersIn(wave)).toEqual([{ ...FIRST, "STR-G1": 4 }]);
  });

  it("does not write its old draft over one begun anew after the phone was cleared", async () => {
    const { wave, phone, a, b } = await open();
    for (const value of [1, 2, 3]) b.visit.change({ ...SECOND, "STR-G1": value }, null);
    a.visit.clear();
    const anew = await phone.openTab(wave.link(wave.codes[0])).load();
    await anew.visit.answer();
    anew.visit.change(FIRST, null);
    const kept = new Map(phone.store.entries);
    b.visit.change({ ...SECOND, "STR-G1": 4 }, null);
    expect(phone.store.entries).toEqual(kept);
    expect(b.last().phase.at).toBe(hearing === "is deaf" ? "elsewhere" : "cleared");
  });

  it("does not write it even under a token that a refused ballot has left it", async () => {
    const { wave, phone, a, b } = await open();
    b.visit.change(SECOND, null);
    wave.disturb((op, count) => (op === "submit" && count === 0 ? refusal(422) : null));
    await b.visit.submit();
    a.visit.clear();
    const anew = await phone.openTab(wave.link(wave.codes[0])).load();
    await anew.visit.answer();
    anew.visit.change(FIRST, null);
    const kept = new Map(phone.store.entries);
    await b.visit.answer();
    b.visit.change({ ...SECOND, "STR-G1": 4 }, null);
    expect(phone.store.entries).toEqual(kept);
  });

  it("takes over a token that a refused ballot has left, and submits under it", async () => {
    const { wave, a, b } = await open();
    a.visit.change(FIRST, null);
    wave.disturb((op, count) => (op === "submit" && count === 0 ? refusal(422) : null));
    await a.visit.submit();
    b.visit.change(SECOND, null);
    expect(b.last().phase.at).toBe("elsewhere");
    await b.visit.resume();
    expect(b.last().session?.data).toEqual(FIRST);
    await b.visit.answer();
    b.visit.change(SECOND, null);
    await b.visit.submit();
    expect(b.last().phase.at).toBe("received");
    expect(answersIn(wave)).toEqual([SECOND]);
    expect(wave.calls.filter(({ op }) => op === "issue")).toHaveLength(1);
  });
});

describe("a tab in the background", () => {
  it("shows at once that the other one is sending, and then its receipt", async () => {
    const { a, b } = await openTwice();
    await a.visit.submit();
    const shown = b.seen.map(({ phase }) => phase.at);
    expect(shown.indexOf("elsewhere")).toBeGreaterThan(0);
    expect(b.last().phase).toEqual({ at: "received", receipts: receiptsOn(a), isEarlier: true });
  });

  it("does not bring back what was cleared in the other one", async () => {
    const { phone, a, b } = await openTwice();
    a.visit.change(FIRST, null);
    a.visit.clear();
    b.visit.change(SECOND, null);
    expect(b.last().phase.at).toBe("cleared");
    expect(phone.store.entries.size).toBe(0);
  });

  it("keeps the receipt when one that was overtaken dies before its own", async () => {
    const wave = makeRespondWave();
    const link = wave.link(wave.codes[0]);
    const phone = makePhone(wave, link);
    let waits = 0;
    const a = await phone.load(async () => {
      if (++waits > 1) dieWaiting();
      const overtaking = await phone.openTab(link).load();
      expect(receiptsOn(overtaking)).toHaveLength(1);
      wave.disturb((op) => (op === "submit" ? "lost" : null));
    });
    await a.visit.answer();
    wave.disturb((op, count) => (op === "issue" && count === 0 ? "unanswered" : null));
    await a.visit.submit().catch(() => undefined);
    expect(waits).toBe(2);
    expect(wave.ballots.size).toBe(1);
    const kept = [...phone.store.entries.values()].map((text) => JSON.parse(text));
    expect(kept).toHaveLength(2);
    expect(kept).toContainEqual({ v: 1, stage: "received" });
    expect(JSON.stringify(kept)).not.toContain("token");
  });
});
