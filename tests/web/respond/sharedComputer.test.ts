import { bytesToHex } from "@noble/hashes/utils.js";
import { describe, expect, it } from "vitest";
import { hashInvitationCode } from "../../../worker/domain/tokens/invitationCode.ts";
import { makePhone, receiptsOn } from "./makePhone.ts";
import { makeRespondWave } from "./makeRespondWave.ts";

const ANSWERS = { "SAT-G1": 4 };

/** A computer on which the holders of these codes have answered, one after the other. */
async function answerOnOneComputer(people: number) {
  const wave = makeRespondWave();
  const computer = makePhone(wave, wave.link(wave.codes[0]));
  const tabs = [];
  for (const code of wave.codes.slice(0, people)) {
    const tab = computer.openTab(wave.link(code));
    const page = await tab.load();
    await page.visit.answer();
    page.visit.change(ANSWERS, null);
    await page.visit.submit();
    tabs.push({ tab, page, receipt: receiptsOn(page)[0] ?? "" });
  }
  return { wave, computer, tabs };
}

const hashOf = (code: string) => bytesToHex(hashInvitationCode(code));

describe("a computer that several people answer on", () => {
  it("keeps nothing that joins a code and a receipt", async () => {
    const { wave, computer, tabs } = await answerOnOneComputer(3);
    const receipts = tabs.map(({ receipt }) => receipt);
    expect(new Set(receipts).size).toBe(3);
    const marks = new Set<string>();
    for (const [key, text] of computer.store.entries) {
      const entry = `${key} ${text}`;
      const codes = wave.codes.filter((code) => entry.includes(code) || key.includes(hashOf(code)));
      const joined = receipts.filter((receipt) => entry.includes(receipt));
      expect(codes.length === 0 || joined.length === 0).toBe(true);
      if (codes.length > 0) marks.add(text);
      else expect(JSON.parse(text)).toEqual([...receipts].sort());
    }
    // One mark for everybody: it tells no two codes apart.
    expect(marks.size).toBe(1);
    for (const { tab } of tabs) expect(JSON.stringify(tab.bar)).not.toMatch(/[0-9a-f]{64}|#/);
  });

  it("shows each tab the receipt of its own person after a reload", async () => {
    const { tabs } = await answerOnOneComputer(3);
    for (const { tab, receipt } of tabs) {
      const again = await tab.load();
      expect(again.last().phase).toEqual({ at: "received", receipts: [receipt], isEarlier: true });
    }
  });

  it("shows all receipts, sorted, to whoever opens a used link again", async () => {
    const { wave, computer, tabs } = await answerOnOneComputer(2);
    const all = tabs.map(({ receipt }) => receipt).sort();
    for (const code of wave.codes.slice(0, 2)) {
      const again = await computer.openTab(wave.link(code)).load();
      expect(receiptsOn(again)).toEqual(all);
    }
  });

  it("asks for a code when the page is opened without one, whatever others left here", async () => {
    for (const op of ["issue", "submit"]) {
      const wave = makeRespondWave();
      const computer = makePhone(wave, wave.link(wave.codes[0]));
      wave.disturb((at) => (at === op ? "lost" : null));
      const page = await computer.load(() => {
        throw new Error("The tab is gone.");
      });
      await page.visit.answer();
      page.visit.change(ANSWERS, null);
      await page.visit.submit().catch(() => undefined);
      wave.disturb(() => null);
      const calls = wave.calls.length;
      const next = await computer.openTab({ ...wave.link(""), fragment: "" }).load();
      expect(next.last().phase).toEqual({ at: "code", problem: null });
      expect(next.last().session).toBeNull();
      expect(wave.calls).toHaveLength(calls);
      // The tab itself goes on.
      expect((await computer.load()).last().phase.at).toBe("received");
    }
  });

  it("asks for a code when a receipt lies here that this tab has not seen", async () => {
    const { wave, computer } = await answerOnOneComputer(1);
    const next = await computer.openTab({ ...wave.link(""), fragment: "" }).load();
    expect(next.last().phase).toEqual({ at: "code", problem: null });
  });

  it("clears one receipt and leaves the others, and with the last one every trace", async () => {
    const { computer, tabs } = await answerOnOneComputer(2);
    const [first, second] = tabs;
    (await first?.tab.load())?.visit.clear();
    const kept = [...computer.store.entries.values()].map((text) => JSON.parse(text));
    expect(kept).toContainEqual([second?.receipt]);
    expect(kept.flat()).not.toContain(first?.receipt);
    (await second?.tab.load())?.visit.clear();
    expect(computer.store.entries.size).toBe(0);
    expect((await first?.tab.load())?.last().phase.at).toBe("code");
  });
});
