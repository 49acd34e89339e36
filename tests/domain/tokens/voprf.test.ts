import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { deriveGroupKey } from "../../../worker/domain/tokens/groupKey.ts";
import { voprf } from "../../../worker/domain/tokens/suite.ts";
import {
  blindNonce,
  evaluateBlinded,
  evaluateNonce,
  finaliseToken,
  isBlindedElement,
} from "../../../worker/domain/tokens/voprf.ts";
import { drawScalar, seededRandom } from "../../support/fixedRandom.ts";

const hex = (text: string) => Uint8Array.from(Buffer.from(text, "hex"));
const rfc = JSON.parse(
  readFileSync(new URL("../../vectors/rfc9497-ristretto255-voprf.json", import.meta.url), "utf8"),
);

describe("RFC 9497 A.1.2 vectors", () => {
  const key = { secretKey: hex(rfc.secretKey), publicKey: hex(rfc.publicKey) };

  test("the seed and key information give the key pair", () => {
    expect(voprf.deriveKeyPair(hex(rfc.seed), hex(rfc.keyInfo))).toEqual(key);
  });

  test.each(rfc.vectors as Record<string, string>[])("input $input", (vector) => {
    const bytes = (name: string) => hex(vector[name] ?? "");
    const { blind, blinded } = blindNonce(bytes("input"), drawScalar(bytes("blind")));
    expect(blind).toEqual(bytes("blind"));
    expect(blinded).toEqual(bytes("blindedElement"));
    const evaluation = evaluateBlinded(key, blinded, drawScalar(bytes("proofRandomScalar")));
    expect(evaluation).toEqual({
      ok: true,
      value: { evaluated: bytes("evaluationElement"), proof: bytes("proof") },
    });
    const token = finaliseToken({
      nonce: bytes("input"),
      blind,
      blinded,
      evaluated: bytes("evaluationElement"),
      proof: bytes("proof"),
      publicKey: key.publicKey,
    });
    expect(token).toEqual({ ok: true, value: bytes("output") });
    expect(evaluateNonce(key, bytes("input"))).toEqual(bytes("output"));
  });
});

describe("a token", () => {
  const seed = seededRandom(7)(32);
  const key = deriveGroupKey(seed, "wave-1", "u00001");
  const nonce = seededRandom(8)(32);
  const { blind, blinded } = blindNonce(nonce, seededRandom(9));

  function issue(by = key) {
    const evaluation = evaluateBlinded(by, blinded, seededRandom(10));
    if (!evaluation.ok) throw new Error("The point is valid.");
    return { nonce, blind, blinded, ...evaluation.value, publicKey: key.publicKey };
  }

  test("is the same whether the phone finalises it or the server evaluates the nonce", () => {
    const token = finaliseToken(issue());
    expect(token).toEqual({ ok: true, value: evaluateNonce(key, nonce) });
  });

  test("is not accepted when a bit of the proof or the evaluation is changed", () => {
    for (const field of ["proof", "evaluated"] as const) {
      for (let bit = 0; bit < issue()[field].length * 8; bit += 37) {
        const tampered = issue();
        tampered[field][bit >> 3] = (tampered[field][bit >> 3] ?? 0) ^ (1 << (bit & 7));
        expect(finaliseToken(tampered)).toEqual({ ok: false, error: { reason: "proof-invalid" } });
      }
    }
  });

  test("is not accepted from the key of another group, another wave, or one person alone", () => {
    const foreign = [
      deriveGroupKey(seed, "wave-1", "u00002"),
      deriveGroupKey(seed, "wave-2", "u00001"),
      deriveGroupKey(seededRandom(99)(32), "wave-1", "u00001"),
    ];
    for (const other of foreign) {
      expect(other.publicKey).not.toEqual(key.publicKey);
      expect(finaliseToken(issue(other))).toEqual({
        ok: false,
        error: { reason: "proof-invalid" },
      });
    }
  });

  test("differs when the nonce differs, and evaluating again gives the same element", () => {
    expect(evaluateNonce(key, seededRandom(11)(32))).not.toEqual(evaluateNonce(key, nonce));
    const again = evaluateBlinded(key, blinded, seededRandom(12));
    expect(again.ok && again.value.evaluated).toEqual(issue().evaluated);
    expect(again.ok && again.value.proof).not.toEqual(issue().proof);
  });
});

describe("a blinded element", () => {
  const key = deriveGroupKey(new Uint8Array(32), "w", "g");
  const order = "edd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010";
  test.each([
    ["the identity", new Uint8Array(32)],
    ["a value above the field's prime", new Uint8Array(32).fill(255)],
    ["a negative field element", hex(`01${"00".repeat(31)}`)],
    ["bytes that encode no point", hex(order)],
    ["31 bytes", new Uint8Array(31)],
    ["33 bytes", new Uint8Array(33)],
  ])("is refused when it is %s", (_name, bytes) => {
    expect(isBlindedElement(bytes)).toBe(false);
    expect(evaluateBlinded(key, bytes, seededRandom(1))).toEqual({
      ok: false,
      error: { reason: "point-invalid" },
    });
  });
});

test("evaluating gives byte for byte what the library's own evaluation gives", () => {
  for (let seed = 1; seed <= 40; seed++) {
    const key = deriveGroupKey(seededRandom(seed)(32), "w", "g");
    const { blinded } = blindNonce(seededRandom(seed + 100)(32), seededRandom(seed + 200));
    const rng = () => seededRandom(seed + 300);
    expect(evaluateBlinded(key, blinded, rng())).toEqual({
      ok: true,
      value: voprf.blindEvaluate(key.secretKey, key.publicKey, blinded, rng()),
    });
  }
});

describe("a group key", () => {
  test("cannot be made for ids that could run into one another", () => {
    expect(() => deriveGroupKey(new Uint8Array(32), "w|g", "x")).toThrow(RangeError);
    expect(() => deriveGroupKey(new Uint8Array(32), "w", "g|x")).toThrow(RangeError);
    expect(() => deriveGroupKey(new Uint8Array(31), "w", "g")).toThrow();
  });
});
