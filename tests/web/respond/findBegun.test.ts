import { describe, expect, it } from "vitest";
import type { FirstScreenData } from "../../../schema/wire/firstScreen.ts";
import { openBegun } from "../../../web/respond/first/begunDraft.ts";
import { unsealSoon } from "../../../web/respond/first/browserSeal.ts";
import { readLink } from "../../../web/respond/first/findBegun.ts";
import { readSealed } from "../../../web/respond/keptSession.ts";
import { keepTexts } from "../../../web/respond/keptTexts.ts";
import { openPhoneStorage } from "../../../web/respond/phoneStorage.ts";
import { RECEIVED, type Session, startSession } from "../../../web/respond/session.ts";
import { makeInvitationCode } from "../../../worker/domain/tokens/invitationCode.ts";
import { makeTextStore } from "./makePhone.ts";

const KEY = "anwen/w/open";
const session = startSession({ wave: "w", group: "g", fingerprintStart: "", orderSeed: 1 });
const CODE = makeInvitationCode(new Uint8Array(32), "w", "u00002", "p1");
const unit = {} as FirstScreenData["unit"];
const DATA = { wave: "w", survey: "pulse", version: "1.0.0", unit, item: null };
const ITEM = "SAT-G1";

/** A served screen that has been opened on a phone, by a link with a code or without. */
function openScreen(secret: Uint8Array | null = null) {
  const store = makeTextStore();
  const place = { key: KEY, secret };
  const begun = openBegun(place, keepTexts(store, "probe"), null, session);
  const opened = openPhoneStorage(store);
  const phone = {
    load: () => opened.load(place),
    save: (kept: Session) => opened.save(place, kept),
    erase: () => opened.erase(KEY),
  };
  return { phone, store, begun, answer: (value: number) => begun.keep({ [ITEM]: value }, ITEM) };
}

const SECRET = new Uint8Array(32).fill(5);

it.each([
  ["a code", `#${CODE}.u00002.${"a".repeat(32)}`, false],
  ["no code", `#u00002.${"a".repeat(32)}`, true],
])("a link with %s is one of a wave of its own kind only", (_, fragment, isOpen) => {
  expect(readLink({ ...DATA, isOpen }, fragment)).toMatchObject({ group: "u00002" });
  expect(readLink({ ...DATA, isOpen: !isOpen }, fragment)).toBeNull();
});

describe("an answer on the served screen", () => {
  it("is kept each time as long as no other tab has written", () => {
    const { phone, answer } = openScreen();
    expect([answer(4), answer(5)]).toEqual([true, true]);
    expect(phone.load()).toMatchObject({ data: { [ITEM]: 5 }, at: ITEM, edits: 2 });
  });

  it("is sealed as the page's code seals, and the last of two quick ones is on the phone", async () => {
    const { phone, store, begun, answer } = openScreen(SECRET);
    expect([answer(4), answer(5), begun.isKept()]).toEqual([true, true, false]);
    await expect.poll(begun.isKept).toBe(true);
    expect(store.entries.get(KEY)).not.toContain(ITEM);
    expect(phone.load()).toEqual(begun.session());
    phone.save({ ...session, edits: 7 });
    const { sealed = "" } = readSealed(store.entries.get(KEY) ?? null) ?? {};
    expect(await unsealSoon(SECRET, KEY, sealed)).toBe(JSON.stringify({ ...session, edits: 7 }));
    expect(await unsealSoon(SECRET, "elsewhere", sealed)).toBeNull();
    expect(answer(3)).toBe(false);
  });

  it("is not written over what another tab has done while it was being sealed", async () => {
    const { phone, begun, answer } = openScreen(SECRET);
    answer(4);
    phone.save(RECEIVED);
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(phone.load()).toEqual(RECEIVED);
    expect(begun.isKept()).toBe(false);
  });

  const exchange = { wave: "w", code: "", nonce: "n", blind: "b", blinded: "c" };
  it.each<[string, Session]>([
    [
      "sealed a ballot",
      { ...session, stage: "sending", ballotText: "{}", credential: { kind: "asked", exchange } },
    ],
    [
      "a token left by a refusal",
      { ...session, credential: { kind: "held", nonce: "n", token: "t" } },
    ],
    ["a receipt", RECEIVED],
    ["carried the draft on", { ...session, edits: 1 }],
    ["begun anew", { ...session, orderSeed: 2 }],
  ])("writes nothing where another tab has %s", (_, kept) => {
    const { phone, answer } = openScreen();
    phone.save(kept);
    expect(answer(1)).toBe(false);
    expect(phone.load()).toEqual(kept);
  });

  it("does not bring back what another tab has cleared", () => {
    const { phone, answer } = openScreen();
    expect(answer(4)).toBe(true);
    phone.erase();
    expect(answer(5)).toBe(false);
    expect(phone.load()).toBeNull();
  });
});
