import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { packBallot, packedBytes } from "../../../worker/domain/definitions/packBallot.ts";
import { unpackBallot } from "../../../worker/domain/definitions/unpackBallot.ts";
import { validBallot } from "./ballotArbitrary.ts";
import { builtIn, compiled, SLUGS } from "./builtIn.ts";
import { everyKind } from "./everyKind.ts";

const definition = compiled(everyKind());
const pack = (answers: Record<string, number | string | string[]>, group = 0) => [
  ...packBallot(definition, group, { answers, comments: {} }),
];

describe("packBallot", () => {
  test("writes the group as two bytes and a zero for whatever was skipped", () => {
    // Group, S0, G1, M1, M2, D1, C1 (7 options + 2 bits: two bytes), N1.
    expect(pack({}, 0x1234)).toEqual([0x12, 0x34, 0, 0, 0, 0, 0, 0, 0, 0]);
  });

  test("writes one more than the position, 255 for N/A, and a bit set for several options", () => {
    expect(
      pack({
        "EVK-S0": "yes",
        "EVK-G1": 5,
        "EVK-M1": 1,
        "EVK-M2": "NA",
        "EVK-D1": "blue-green",
        "EVK-C1": ["a", "g"],
        "EVK-N1": 0,
      }),
    ).toEqual([0, 0, 1, 5, 1, 255, 3, 0b101, 0b1, 1]);
    expect(pack({ "EVK-C1": "NA" })).toEqual([0, 0, 0, 0, 0, 0, 0, 0b11, 0, 0]);
  });

  test.each([-1, 65_536, 1.5, Number.NaN])("throws for the group index %d", (group) => {
    expect(() => pack({}, group)).toThrow(RangeError);
  });

  test("throws for an answer that is none of the item's", () => {
    expect(() => pack({ "EVK-D1": "violet" })).toThrow("EVK-D1");
    expect(() => pack({ "EVK-G1": 6 })).toThrow("EVK-G1");
  });
});

describe("unpackBallot", () => {
  test.each(SLUGS)("gives back what was packed, at one length (%s)", (slug) => {
    const survey = builtIn(slug);
    const group = fc.integer({ min: 0, max: 65_535 });
    fc.assert(
      fc.property(validBallot(survey), group, (ballot, groupIndex) => {
        const bytes = packBallot(survey, groupIndex, ballot);
        expect(bytes).toHaveLength(packedBytes(survey));
        expect(unpackBallot(survey, bytes)).toEqual({
          ok: true,
          value: { groupIndex, answers: ballot.answers },
        });
      }),
      { numRuns: 50 },
    );
  });

  test("gives back what was packed for every kind of item", () => {
    fc.assert(
      fc.property(validBallot(definition), (ballot) => {
        const unpacked = unpackBallot(definition, packBallot(definition, 7, ballot));
        expect(unpacked).toEqual({ ok: true, value: { groupIndex: 7, answers: ballot.answers } });
      }),
    );
  });

  test("refuses another length", () => {
    for (const length of [0, 9, 11]) {
      expect(unpackBallot(definition, new Uint8Array(length))).toEqual({
        ok: false,
        error: { reason: "ballot-length" },
      });
    }
  });

  test("never takes bytes that packing would not write", () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 10, maxLength: 10, max: 7 }), (bytes) => {
        const unpacked = unpackBallot(definition, bytes);
        if (unpacked.ok) {
          const { groupIndex, answers } = unpacked.value;
          expect(packBallot(definition, groupIndex, { answers, comments: {} })).toEqual(bytes);
        } else {
          expect(unpacked.error.reason).toBe("ballot-bytes");
        }
      }),
      { numRuns: 2000 },
    );
  });

  test.each([
    ["a value beyond the scale", 3, 6],
    ["N/A where there is none", 3, 255],
    ["a multiple choice answered with nothing", 7, 0b1],
    ["options without the answered bit", 7, 0b100],
    ["N/A beside an option", 7, 0b111],
    ["an option beyond the last", 8, 0b10],
  ])("refuses %s", (_, offset, byte) => {
    const bytes = new Uint8Array(10);
    bytes[offset] = byte;
    if (offset === 8) bytes[7] = 1;
    expect(unpackBallot(definition, bytes)).toMatchObject({ error: { reason: "ballot-bytes" } });
  });
});
