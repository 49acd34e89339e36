import { expect, it } from "vitest";
import { openPlace } from "../../../web/respond/phoneStorage.ts";
import { RECEIVED } from "../../../web/respond/session.ts";
import { makePhone } from "./makePhone.ts";
import { makeRespondWave } from "./makeRespondWave.ts";

const FIRST = { "SAT-G1": 4 };

/** A phone with the link of a wave that is open to all. */
function openPhone() {
  const wave = makeRespondWave({ manifest: { channel: "open", linksHeldBy: "public" } });
  return { wave, phone: makePhone(wave, wave.openLink) };
}

it("finds the draft of the second person on one device after a reload", async () => {
  const { wave, phone } = openPhone();
  phone.store.setItem(openPlace(wave.first.wave).key, JSON.stringify(RECEIVED));
  phone.store.setItem(`anwen-receipts/${wave.first.wave}`, JSON.stringify(["A".repeat(20)]));
  const first = await phone.load();
  expect(first.last().phase.at).toBe("received");
  await first.visit.answerAnew();
  await first.visit.answer();
  first.visit.change(FIRST, null);
  const second = await phone.load();
  expect(second.last().phase.at).toBe("notice");
  expect(second.last().session?.data).toEqual(FIRST);
});

it("finds the draft after a puzzle was refused, and the link is gone from the address", async () => {
  const { phone } = openPhone();
  const page = await phone.load();
  await page.visit.answer();
  page.visit.change(FIRST, null);
  const [key = ""] = phone.store.entries.keys();
  // So the tab stands once a sealed ballot was refused: its draft has no puzzle any more.
  phone.bar.fragment = "";
  phone.bar.memory = { kind: "session", key, secret: null };
  const again = await phone.load();
  expect(again.last().phase.at).toBe("notice");
  expect(again.last().session?.data).toEqual(FIRST);
});
