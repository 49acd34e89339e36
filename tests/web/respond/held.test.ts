import { describe, expect, it } from "vitest";
import { respondText } from "../../../schema/text/respond.ts";
import { heldOnPhone, heldOnServer } from "../../../web/respond/held.ts";
import { makePhone } from "./makePhone.ts";
import { makeRespondWave, type RespondWave } from "./makeRespondWave.ts";

const { held } = respondText("zh-CN");

/** A phone from which the first code's holder has submitted. */
async function submitted(wave: RespondWave) {
  const phone = makePhone(wave, wave.link(wave.codes[0]));
  const page = await phone.load();
  await page.visit.answer();
  await page.visit.submit();
  return { phone, page };
}

describe("what is said to be kept on the phone", () => {
  it("does not deny a code that a refused exchange has left in the draft", async () => {
    const wave = makeRespondWave();
    await submitted(wave);
    const second = await makePhone(wave, wave.link(wave.codes[0])).load();
    await second.visit.answer();
    second.visit.change({ "SAT-G1": 4 }, null);
    expect(heldOnPhone(second.last(), held)).toEqual([held.draft(1, false)]);
    await second.visit.submit();
    expect(second.last().phase).toEqual({ at: "refused", why: "code-not-accepted" });
    expect(heldOnPhone(second.last(), held)).toEqual([held.draft(1, false), held.asked]);
    expect(held.draft(1, false)).not.toContain("不含邀请码");
  });

  it("says whether a draft is locked: that of a link for everybody is not", () => {
    expect(held.draft(1, false)).toContain("没有您的链接就打不开");
    expect(held.draft(1, true)).toContain("没有上锁");
  });

  it("names the mark that lies beside a receipt", async () => {
    const { page } = await submitted(makeRespondWave());
    expect(heldOnPhone(page.last(), held)).toEqual([held.receipts(1)]);
  });
});

describe("what is said to be kept on the server", () => {
  it("names the roster again when a used link, or only its tab, is opened later", async () => {
    const wave = makeRespondWave();
    const { phone, page } = await submitted(wave);
    const told = [held.ofPerson, held.answer, held.afterRelease];
    expect(heldOnServer(page.last(), held)).toEqual(told);
    expect(heldOnServer((await phone.load()).last(), held)).toEqual(told);
    const again = await phone.openTab(wave.link(wave.codes[0])).load();
    expect(again.last().phase.at).toBe("received");
    expect(heldOnServer(again.last(), held)).toEqual(told);
  });

  it("is that nothing of a person is left, once a wave is destroyed", async () => {
    const wave = makeRespondWave();
    const { phone } = await submitted(wave);
    wave.moveTo("destroyed", "grace-over");
    const again = await phone.openTab(wave.link(wave.codes[0])).load();
    expect(again.last().phase.at).toBe("received");
    expect(heldOnServer(again.last(), held)).toEqual([held.gone]);
  });

  it("shows the receipt before the wave is known, and till then says the most it can be", async () => {
    const wave = makeRespondWave();
    const { phone } = await submitted(wave);
    const again = await phone.load();
    const first = again.seen.find(({ phase }) => phase.at === "received");
    expect(first && heldOnServer(first, held)).toEqual([held.unknown]);
    Object.assign(wave.api, { manifest: async () => ({ kind: "unreachable" }) });
    const offline = await phone.load();
    expect(offline.last().phase.at).toBe("received");
    expect(heldOnServer(offline.last(), held)).toEqual([held.unknown]);
  });

  it("never denies an answer that this phone cannot know of", async () => {
    const wave = makeRespondWave();
    await submitted(wave);
    const second = await makePhone(wave, wave.link(wave.codes[0])).load();
    expect(second.last().phase.at).toBe("notice");
    expect(heldOnServer(second.last(), held)).toEqual([held.ofPerson, held.noAnswer]);
    expect(held.noAnswer).toContain("如果您用这个链接提交过");
  });
});
