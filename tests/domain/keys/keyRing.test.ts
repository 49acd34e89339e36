import { createHmac } from "node:crypto";
import { describe, expect, it } from "vitest";
import {
  compareKey,
  keyIdOf,
  lostKeyText,
  readKeyRing,
} from "../../../worker/domain/keys/keyRing.ts";
import { granted } from "../../../worker/domain/result.ts";

const textOf = (byte: number): string => Buffer.alloc(32, byte).toString("base64url");
const idOf = (byte: number): string => keyIdOf("SEAL_KEY", new Uint8Array(32).fill(byte));
const ring = (current: number, earlier?: string) =>
  granted(readKeyRing("SEAL_KEY", { SEAL_KEY: textOf(current), SEAL_KEY_PREVIOUS: earlier }));

describe("the id of a key", () => {
  it("is the beginning of an HMAC under the key itself, another for each use", () => {
    const bytes = new Uint8Array(32).fill(7);
    const mac = createHmac("sha256", bytes).update("anwen key id v1|CODE_KEY").digest("hex");
    expect(keyIdOf("CODE_KEY", bytes)).toBe(mac.slice(0, 16));
    expect(keyIdOf("SEAL_KEY", bytes)).not.toBe(keyIdOf("CODE_KEY", bytes));
  });
});

describe("a key with those before it", () => {
  it("is read with any number of them, in their order, and with lost ones", () => {
    expect(ring(1)).toMatchObject({ earlier: [], lostIds: [] });
    expect(ring(1, "")).toMatchObject({ earlier: [], lostIds: [] });
    const list = `${textOf(2)}, ${lostKeyText(idOf(9))},${textOf(3)}`;
    expect(ring(1, list)).toMatchObject({
      current: { id: idOf(1), text: textOf(1) },
      earlier: [{ id: idOf(2) }, { id: idOf(3) }],
      lostIds: [idOf(9)],
    });
  });

  it.each([
    [undefined, undefined, "SEAL_KEY"],
    ["", undefined, "SEAL_KEY"],
    [textOf(1).slice(1), undefined, "SEAL_KEY"],
    [`${textOf(1)}AAAA`, undefined, "SEAL_KEY"],
    ["+".repeat(43), undefined, "SEAL_KEY"],
    [lostKeyText("0".repeat(16)), undefined, "SEAL_KEY"],
    [textOf(1), "A", "SEAL_KEY_PREVIOUS"],
    [textOf(1), lostKeyText("0".repeat(15)), "SEAL_KEY_PREVIOUS"],
  ])("is refused where one of them is no key: %s, %s", (SEAL_KEY, SEAL_KEY_PREVIOUS, variable) => {
    expect(readKeyRing("SEAL_KEY", { SEAL_KEY, SEAL_KEY_PREVIOUS })).toEqual({
      ok: false,
      error: { reason: "key-malformed", variable },
    });
  });

  it.each([
    ["new", 1, undefined, undefined],
    ["same", 1, idOf(1), undefined],
    ["same", 1, idOf(1), textOf(2)],
    ["rotated", 1, idOf(2), textOf(2)],
    ["rotated", 1, idOf(3), `${textOf(2)},${textOf(3)}`],
    ["rotated", 1, idOf(2), lostKeyText(idOf(2))],
    ["foreign", 1, idOf(2), undefined],
    ["foreign", 1, idOf(2), `${textOf(3)},${lostKeyText(idOf(4))}`],
  ] as const)(
    "is %s to data that was made with another or the same",
    (fit, key, inUse, earlier) => {
      expect(compareKey(ring(key, earlier), inUse)).toBe(fit);
    },
  );
});
