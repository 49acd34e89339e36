import { describe, expect, it } from "vitest";
import { respondText } from "../../../schema/text/respond.ts";
import { heldOnPhone } from "../../../web/respond/held.ts";
import { makeInvitationCode } from "../../../worker/domain/tokens/invitationCode.ts";
import { makePhone } from "./makePhone.ts";
import { makeRespondWave } from "./makeRespondWave.ts";

const FIRST = { "SAT-G1": 4 };

/** A tab with a draft, and a second one that is in the middle of the same. */
async function openTwice() {
  const wave = makeRespondWave();
  const link = wave.link(wave.codes[0]);
  const phone = makePhone(wave, link);
  const a = await phone.load();
  await a.visit.answer();
  a.visit.change(FIRST, null);
  const second = phone.openTab(link);
  const b = await second.load();
  await b.visit.answer();
  return { wave, phone, a, b, second };
}

describe("what was cleared in one tab", () => {
  it("is not written back by another one that has not heard of it", async () => {
    const { phone, a, b } = await openTwice();
    phone.deafen();
    a.visit.clear();
    b.visit.change({ ...FIRST, "STR-G1": 4 }, null);
    expect(phone.store.entries.size).toBe(0);
    expect(b.last().phase.at).toBe("cleared");
  });

  it("is not shown again by another one that goes back to a question", async () => {
    const { phone, a, b } = await openTwice();
    await b.visit.review();
    phone.deafen();
    a.visit.clear();
    await b.visit.answer("STR-G1");
    expect(b.last().phase.at).toBe("cleared");
  });

  it("is not submitted by another one that has not heard of it", async () => {
    const { wave, phone, a, b } = await openTwice();
    phone.deafen();
    a.visit.clear();
    await b.visit.submit();
    expect(wave.calls).toEqual([]);
    expect(b.last().phase.at).toBe("cleared");
  });

  it("is not written back by one that waited for its puzzle meanwhile", async () => {
    const wave = makeRespondWave({ manifest: { channel: "open", linksHeldBy: "public" } });
    const phone = makePhone(wave, wave.openLink);
    const other = phone.openTab(wave.openLink);
    let replies = 0;
    wave.api.challenge = async () => ({ kind: replies++ === 0 ? "unreachable" : "missing" });
    const a = await phone.load(async () => (await other.load()).visit.clear());
    await a.visit.answer();
    a.visit.change(FIRST, null);
    await a.visit.submit();
    expect(a.last().phase.at).toBe("cleared");
    expect(phone.store.entries.size).toBe(0);
  });

  it("is gone from one that shows its receipt, and from what that tab remembers", async () => {
    const { phone, a, b, second } = await openTwice();
    await a.visit.submit();
    expect(b.last().phase.at).toBe("received");
    a.visit.clear();
    expect(phone.store.entries.size).toBe(0);
    expect(b.last().phase.at).toBe("cleared");
    expect(second.bar.memory).toBeNull();
  });
});

describe("clearing the phone", () => {
  it("takes the refused draft along that another code was typed for", async () => {
    const wave = makeRespondWave();
    const unknown = makeInvitationCode(new Uint8Array(32).fill(9), "x", "y", "z");
    const phone = makePhone(wave, wave.link(unknown));
    const page = await phone.load();
    await page.visit.answer();
    page.visit.change(FIRST, null);
    await page.visit.submit();
    expect(page.last().phase).toMatchObject({ at: "refused", why: "code-not-accepted" });
    page.visit.typeOtherCode();
    await page.visit.typeCode(wave.codes[0] ?? "", "u00002");
    expect(page.last().hasDraft).toBe(true);
    page.visit.clear();
    expect(phone.store.entries.size).toBe(0);
  });

  it("while the ballot code is on its way sends nothing", async () => {
    const { wave, phone, a } = await openTwice();
    await a.visit.review();
    const sending = a.visit.submit();
    a.visit.clear();
    await sending;
    expect(wave.calls).toEqual([]);
    expect(phone.store.entries.size).toBe(0);
  });

  it.each([
    ["a question was only passed over", [{}]],
    ["the only answer was undone", [FIRST, {}]],
  ])("is offered, and tells what is kept, when %s", async (_, changes) => {
    const wave = makeRespondWave();
    const phone = makePhone(wave, wave.link(wave.codes[0]));
    const page = await phone.load();
    await page.visit.answer();
    for (const data of changes) page.visit.change(data, "STR-G1");
    expect(phone.store.entries.size).toBe(1);
    expect(page.last().hasDraft).toBe(true);
    expect(heldOnPhone(page.last(), respondText("en").held)).toHaveLength(1);
  });

  it.each(["unreachable", "missing"] as const)(
    "is offered where the manifest is %s",
    async (kind) => {
      const { wave, phone } = await openTwice();
      wave.api.manifest = async () => ({ kind });
      const again = await phone.load();
      expect(again.last().phase.at).toBe(kind === "missing" ? "no-wave" : "unreachable");
      expect(again.last().hasDraft).toBe(true);
      again.visit.clear();
      expect(phone.store.entries.size).toBe(0);
    },
  );
});
