import { describe, expect, it } from "vitest";
import type { FirstScreenData } from "../../../schema/wire/firstScreen.ts";
import { keepBegun, readLink } from "../../../web/respond/first/findBegun.ts";
import { openPhoneStorage, openPlace, type Place } from "../../../web/respond/phoneStorage.ts";
import { RECEIVED, type Session, startSession } from "../../../web/respond/session.ts";
import { makeInvitationCode } from "../../../worker/domain/tokens/invitationCode.ts";
import { makeTextStore } from "./makePhone.ts";

const PLACE = openPlace("w");
const session = startSession({ wave: "w", group: "g", fingerprintStart: "", orderSeed: 1 });
const CODE = makeInvitationCode(new Uint8Array(32), "w", "u00002", "p1");
const unit = {} as FirstScreenData["unit"];
const DATA = { wave: "w", survey: "pulse", version: "1.0.0", unit, item: null };
const ITEM = "SAT-G1";

/** A served screen that has been opened on a phone. */
function openScreen() {
  const phone = openPhoneStorage(makeTextStore());
  const answer = (begun: Place & { session: typeof session }, value: number) =>
    keepBegun(begun, { [ITEM]: value }, ITEM, phone);
  return { phone, answer, fresh: { ...PLACE, session } };
}

it.each([
  ["a code", `#${CODE}.u00002.${"a".repeat(32)}`, false],
  ["no code", `#u00002.${"a".repeat(32)}`, true],
])("a link with %s is one of a wave of its own kind only", (_, fragment, isOpen) => {
  expect(readLink({ ...DATA, isOpen }, fragment)).toMatchObject({ group: "u00002" });
  expect(readLink({ ...DATA, isOpen: !isOpen }, fragment)).toBeNull();
});

describe("an answer on the served screen", () => {
  it("is kept each time as long as no other tab has written", () => {
    const { phone, answer, fresh } = openScreen();
    const first = answer(fresh, 4);
    expect(first && answer(first, 5)?.session.data).toEqual({ [ITEM]: 5 });
    expect(phone.load(PLACE)).toMatchObject({ data: { [ITEM]: 5 }, at: ITEM });
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
    const { phone, answer, fresh } = openScreen();
    phone.save(PLACE, kept);
    expect(answer(fresh, 1)).toBeNull();
    expect(phone.load(PLACE)).toEqual(kept);
  });

  it("does not bring back what another tab has cleared", () => {
    const { phone, answer, fresh } = openScreen();
    const first = answer(fresh, 4);
    phone.erase(PLACE.key);
    expect(first && answer(first, 5)).toBeNull();
    expect(phone.load(PLACE)).toBeNull();
  });
});
