import { createHash, createHmac } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  hashInvitationCode,
  makeInvitationCode,
  readInvitationCode,
} from "../../../worker/domain/tokens/invitationCode.ts";

const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const codeKey = new Uint8Array(32).fill(5);
const someCode = fc
  .tuple(fc.uuid(), fc.stringMatching(/^u[0-9]{5}$/), fc.string())
  .map(([wave, group, holder]) => makeInvitationCode(codeKey, wave, group, holder));

function checkOf(data: string): string {
  const check = [...ALPHABET].find((character) => readInvitationCode(data + character).ok);
  if (check === undefined) throw new Error("Every data has a check character.");
  return check;
}

describe("making an invitation code", () => {
  test("takes the first 75 bits of the MAC, most significant first", () => {
    const mac = createHmac("sha256", codeKey).update("w1|u00001|甲一").digest("hex");
    const bits = BigInt(`0x${mac}`).toString(2).padStart(256, "0").slice(0, 75);
    const expected = bits.replace(/.{5}/g, (five) => ALPHABET.charAt(Number.parseInt(five, 2)));
    expect(makeInvitationCode(codeKey, "w1", "u00001", "甲一").slice(0, 15)).toBe(expected);
  });

  test("gives each wave, group, holder and key its own code, always the same", () => {
    const codes = [
      makeInvitationCode(codeKey, "w1", "u00001", "p001"),
      makeInvitationCode(codeKey, "w2", "u00001", "p001"),
      makeInvitationCode(codeKey, "w1", "u00002", "p001"),
      makeInvitationCode(codeKey, "w1", "u00001", "p002"),
      makeInvitationCode(new Uint8Array(32), "w1", "u00001", "p001"),
    ];
    expect(new Set(codes).size).toBe(5);
    expect(makeInvitationCode(codeKey, "w1", "u00001", "p001")).toBe(codes[0]);
  });

  test("refuses ids that could run into one another", () => {
    expect(() => makeInvitationCode(codeKey, "a|b", "c", "p001")).toThrow(RangeError);
    expect(() => makeInvitationCode(codeKey, "a", "b|c", "p001")).toThrow(RangeError);
  });
});

describe("reading an invitation code", () => {
  test("gives back what was made", () => {
    fc.assert(
      fc.property(someCode, (code) => {
        expect(readInvitationCode(code)).toEqual({ ok: true, value: code });
      }),
    );
  });

  test("forgives case, letters that look like digits, spaces, hyphens and full width", () => {
    const code = "01A0000000000000";
    const check = checkOf(code.slice(0, 15));
    const canonical = code.slice(0, 15) + check;
    for (const typed of [
      `oiao-0000-0000-000${check}`,
      ` 0LA0 0000 0000 000${check}\n`,
      `Ola0–0000—0000‑000${check.toLowerCase()}`,
      `\uff10\uff11\uff21\uff10\uff0d00000000\u3000000${check}`,
    ]) {
      expect(readInvitationCode(typed)).toEqual({ ok: true, value: canonical });
    }
  });

  test("finds every single wrong character at every place", () => {
    fc.assert(
      fc.property(someCode, (code) => {
        for (let i = 0; i < 16; i++) {
          for (const other of ALPHABET) {
            if (other === code[i]) continue;
            const typed = code.slice(0, i) + other + code.slice(i + 1);
            expect(readInvitationCode(typed)).toEqual({
              ok: false,
              error: { reason: "code-check" },
            });
          }
        }
      }),
      { numRuns: 10 },
    );
  });

  test("finds every swap of two neighbours, whatever the two are", () => {
    for (let place = 0; place < 14; place++) {
      for (const [first, left] of [...ALPHABET].entries()) {
        for (const right of ALPHABET.slice(first + 1)) {
          const [before, after] = ["7".repeat(place), "7".repeat(13 - place)];
          const check = checkOf(before + left + right + after);
          const typed = before + right + left + after + check;
          expect(readInvitationCode(typed).ok, typed).toBe(false);
        }
      }
    }
    fc.assert(
      fc.property(someCode, fc.nat(14), (code, i) => {
        fc.pre(code[i] !== code[i + 1]);
        const typed = `${code.slice(0, i)}${code[i + 1]}${code[i]}${code.slice(i + 2)}`;
        expect(readInvitationCode(typed).ok).toBe(false);
      }),
    );
  });

  test("says what is wrong with the length or a character", () => {
    const reasonOf = (typed: string) => {
      const code = readInvitationCode(typed);
      return code.ok ? null : code.error.reason;
    };
    expect(reasonOf("")).toBe("code-length");
    expect(reasonOf("0".repeat(15))).toBe("code-length");
    expect(reasonOf("0".repeat(17))).toBe("code-length");
    expect(reasonOf(`${"0".repeat(15)}U`)).toBe("code-character");
    expect(reasonOf(`${"0".repeat(15)}甲`)).toBe("code-character");
    expect(reasonOf("<script>")).toBe("code-character");
  });
});

test("a code is kept as SHA-256 of its 16 characters", () => {
  const digest = createHash("sha256").update("01A000000000000Z").digest();
  expect(Buffer.from(hashInvitationCode("01A000000000000Z"))).toEqual(digest);
});
