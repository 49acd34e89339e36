import { describe, expect, it } from "vitest";
import { sessionKey } from "../../../web/respond/keptSession.ts";
import { openPhoneStorage } from "../../../web/respond/phoneStorage.ts";
import { RECEIVED, startSession } from "../../../web/respond/session.ts";
import { makeTextStore } from "./makePhone.ts";

const draft = startSession({
  wave: "w",
  group: "u00001",
  fingerprintStart: "0".repeat(32),
  orderSeed: 1,
});
const KEY = sessionKey("w", "ab");
const PLACE = { key: KEY, secret: new Uint8Array(32).fill(7) };

describe("the phone's storage", () => {
  it("gives back what was saved, and lists it under its wave only", () => {
    const phone = openPhoneStorage(makeTextStore());
    phone.save(PLACE, draft);
    expect(phone.load(PLACE)).toEqual(draft);
    expect(phone.keysOf("w")).toEqual([KEY]);
    expect(phone.keysOf("v")).toEqual([]);
    expect(phone.isLasting()).toBe(true);
  });

  it("lives in the page, and says so, where the browser refuses to keep anything", () => {
    const refusing = {
      ...makeTextStore(),
      setItem: () => {
        throw new Error("No room.");
      },
    };
    for (const phone of [openPhoneStorage(null), openPhoneStorage(refusing)]) {
      phone.save(PLACE, draft);
      expect(phone.isLasting()).toBe(false);
      expect(phone.load(PLACE)).toEqual(draft);
      phone.erase(KEY);
      expect(phone.load(PLACE)).toBeNull();
    }
  });

  it("takes anything it does not know for nothing", () => {
    const store = makeTextStore();
    const phone = openPhoneStorage(store);
    for (const text of [
      "",
      "null",
      "{",
      '{"v":2,"stage":"answering"}',
      '{"v":1,"stage":"other"}',
    ]) {
      store.setItem(KEY, text);
      expect(phone.load(PLACE)).toBeNull();
    }
  });
});

describe("the receipts of a wave", () => {
  it("are a sorted set, apart from the sessions", () => {
    const store = makeTextStore();
    const phone = openPhoneStorage(store);
    phone.save(PLACE, RECEIVED);
    for (const receipt of ["C", "A", "B", "A"]) phone.addReceipt("w", receipt);
    expect(phone.receiptsOf("w")).toEqual(["A", "B", "C"]);
    expect(phone.receiptsOf("v")).toEqual([]);
    expect(phone.keysOf("w")).toEqual([KEY]);
  });

  it("take the marks of used codes with them when the last one is erased", () => {
    const store = makeTextStore();
    const phone = openPhoneStorage(store);
    const draftPlace = { key: sessionKey("w", "cd"), secret: PLACE.secret };
    phone.save(PLACE, RECEIVED);
    phone.save(draftPlace, draft);
    phone.addReceipt("w", "A");
    phone.addReceipt("w", "B");
    phone.eraseReceipts("w", ["A"]);
    expect(phone.receiptsOf("w")).toEqual(["B"]);
    expect(phone.load(PLACE)).toEqual(RECEIVED);
    phone.eraseReceipts("w", ["B"]);
    expect([...store.entries.keys()]).toEqual([draftPlace.key]);
  });

  it("are none where something else lies in their place", () => {
    const store = makeTextStore();
    const phone = openPhoneStorage(store);
    for (const text of ["", "{", "null", "{}", "[1]"]) {
      store.setItem("anwen-receipts/w", text);
      expect(phone.receiptsOf("w")).toEqual([]);
    }
  });
});
