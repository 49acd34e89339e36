import { describe, expect, it } from "vitest";
import { openPhoneStorage, sessionKey } from "../../../web/respond/phoneStorage.ts";
import { startSession } from "../../../web/respond/session.ts";
import { makeTextStore } from "./makePhone.ts";

const draft = startSession({
  wave: "w",
  group: "u00001",
  fingerprintStart: "0".repeat(32),
  orderSeed: 1,
});
const KEY = sessionKey("w", "ab");

describe("the phone's storage", () => {
  it("gives back what was saved, and lists it under its wave only", () => {
    const phone = openPhoneStorage(makeTextStore());
    phone.save(KEY, draft);
    expect(phone.load(KEY)).toEqual(draft);
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
      phone.save(KEY, draft);
      expect(phone.isLasting()).toBe(false);
      expect(phone.load(KEY)).toEqual(draft);
      phone.erase(KEY);
      expect(phone.load(KEY)).toBeNull();
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
      expect(phone.load(KEY)).toBeNull();
    }
  });
});
