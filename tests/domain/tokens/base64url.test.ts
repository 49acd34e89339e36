import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { base32Digits } from "../../../worker/domain/tokens/base32.ts";
import { base64UrlToBytes, bytesToBase64Url } from "../../../worker/domain/tokens/base64url.ts";

describe("base64url", () => {
  test("agrees with Node for any bytes, both ways", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => {
        const text = Buffer.from(bytes).toString("base64url");
        expect(bytesToBase64Url(bytes)).toBe(text);
        expect(base64UrlToBytes(text)).toEqual(bytes);
      }),
    );
  });

  test.each([
    "A",
    "AAAAA",
    "AB",
    "AAB",
    "AA==",
    "AA AA",
    "A+AA",
    "A/AA",
    "AA\n",
    "甲一AA",
    "A\u0100",
  ])("refuses %j, which is not the canonical text of any bytes", (text) => {
    expect(base64UrlToBytes(text)).toBeNull();
  });

  test("has one text only: whatever decodes encodes to itself", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Za-z0-9_-]{0,9}$/), (text) => {
        const bytes = base64UrlToBytes(text);
        if (bytes !== null) expect(bytesToBase64Url(bytes)).toBe(text);
      }),
    );
  });
});

describe("base32 digits", () => {
  test("are groups of five bits, most significant first", () => {
    expect(base32Digits(Uint8Array.of(0b11111_000, 0b01_00010_1), 3)).toEqual([31, 1, 2]);
    expect(base32Digits(new Uint8Array(5).fill(255), 8)).toEqual(Array(8).fill(31));
  });

  test("are never invented from bits that are not there", () => {
    expect(() => base32Digits(new Uint8Array(5), 9)).toThrow(RangeError);
  });
});
