import { describe, expect, it } from "vitest";
import { lastDayOf, sweepDrafts } from "../../../web/respond/draftDays.ts";
import { sessionKey } from "../../../web/respond/keptSession.ts";
import { openPhoneStorage, openPlace } from "../../../web/respond/phoneStorage.ts";
import { RECEIVED, type Session, startSession } from "../../../web/respond/session.ts";
import { makeTextStore } from "./makePhone.ts";

const draft = startSession({ wave: "w", group: "g", fingerprintStart: "", orderSeed: 1 });
const held: Session = { ...draft, credential: { kind: "held", nonce: "n", token: "t" } };

describe("the last day of a draft", () => {
  it("is the fourteenth from now, also where the wave ends earlier: it may be extended", () => {
    expect(lastDayOf(false, "2026-03-01")).toBe("2026-03-15");
    expect(lastDayOf(false, "2026-03-01", "2026-03-31")).toBe("2026-03-15");
    expect(lastDayOf(false, "2026-03-01", "2026-03-05")).toBe("2026-03-15");
  });

  it("is behind every possible end for what may still be on its way to the server", () => {
    expect(lastDayOf(true, "2026-03-01", "2026-03-31")).toBe("2026-05-14");
    expect(lastDayOf(true, "2026-03-01", "2026-03-01")).toBe("2026-04-14");
    // The phone's clock is wrong, or that of a demo stands elsewhere.
    expect(lastDayOf(true, "2026-03-01", "2026-02-28")).toBe("2026-03-15");
  });
});

describe("a page of employees that opens", () => {
  const placeOf = (name: string, wave = "w") => ({
    key: sessionKey(wave, name),
    secret: new Uint8Array(32),
  });

  it("erases what has passed its last day, of every wave, and nothing else", () => {
    const store = makeTextStore();
    const kept = (today: string) => openPhoneStorage(store, () => today);
    kept("2026-03-01").save(placeOf("old"), draft);
    kept("2026-03-01").save(placeOf("other", "v"), draft);
    kept("2026-03-01").save(placeOf("extended"), draft, "2026-03-03");
    kept("2026-03-01").save(placeOf("held"), held, "2026-03-20");
    kept("2026-03-01").save(openPlace("w"), draft);
    kept("2026-03-01").save(placeOf("used"), RECEIVED);
    kept("2026-03-01").addReceipt("w", "A");
    kept("2026-03-05").save(placeOf("new"), draft);
    const left = (today: string) => {
      sweepDrafts(store, today);
      return [...store.entries.keys()].map((key) => key.split("/").at(-1)).sort();
    };
    const all = ["extended", "held", "new", "old", "open", "other", "used", "w"];
    expect(left("2026-03-15")).toEqual(all);
    expect(left("2026-03-16")).toEqual(["held", "new", "used", "w"]);
    expect(left("2026-05-03")).toEqual(["held", "used", "w"]);
    expect(left("2026-05-04")).toEqual(["used", "w"]);
  });

  it("gives a draft that was kept before days were counted its 14 days from now", () => {
    const store = makeTextStore();
    store.setItem("anwen/w/ab", JSON.stringify(draft));
    store.setItem("anwen/w/cd", "{");
    sweepDrafts(store, "2026-03-01");
    sweepDrafts(store, "2026-03-15");
    expect(openPhoneStorage(store).load({ key: "anwen/w/ab", secret: null })).toEqual(draft);
    sweepDrafts(store, "2026-03-16");
    expect([...store.entries]).toEqual([["anwen/w/cd", "{"]]);
  });

  it("goes on where the browser keeps nothing", () => {
    sweepDrafts(null, "2026-03-01");
  });
});
