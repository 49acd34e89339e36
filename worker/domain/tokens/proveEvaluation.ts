import { mapHashToField } from "@noble/curves/abstract/modular.js";
import { ristretto255, ristretto255_hasher } from "@noble/curves/ed25519.js";
import { sha512 } from "@noble/hashes/sha2.js";
import { concatBytes, utf8ToBytes } from "@noble/hashes/utils.js";
import { must } from "../must.ts";
import type { GroupKey } from "./groupKey.ts";
import type { RandomBytes } from "./suite.ts";

const { Point } = ristretto255;
const { Fn } = Point;

const SCALAR_RANDOM_BYTES = 48;
const SCALAR_DIGITS = 64;

const CONTEXT = concatBytes(
  utf8ToBytes("OPRFV1-"),
  Uint8Array.of(1),
  utf8ToBytes("-ristretto255-SHA512"),
);
const SEED_DST = concatBytes(utf8ToBytes("Seed-"), CONTEXT);
const SCALAR_DST = concatBytes(utf8ToBytes("HashToScalar-"), CONTEXT);
const FIRST_INDEX = Uint8Array.of(0, 0);

type Element = InstanceType<typeof Point>;

/**
 * BlindEvaluate of the verifiable mode for one element: the same bytes as the library's own, which
 * tests hold, in well under its time. The server answers this once per employee, and it is most of
 * what an answer costs. With D = k·C the composites are M = d·C and Z = k·M = (k·d)·C, and the
 * commitment is t3 = r·M = (r·d)·C: four multiples of one point C, which share their doublings.
 *
 * @param blinded canonical encoding of an element other than the identity
 * @throws when it is no such encoding
 * Source: RFC 9497 §3.3.2 (BlindEvaluate), §2.2.1 (GenerateProof).
 */
export function proveEvaluation(
  key: GroupKey,
  blinded: Uint8Array,
  rng: RandomBytes,
): { evaluated: Uint8Array; proof: Uint8Array } {
  const k = Fn.fromBytes(key.secretKey);
  const r = Fn.fromBytes(mapHashToField(rng(SCALAR_RANDOM_BYTES), Fn.ORDER, true));
  const powers = powersOf16(Point.fromBytes(blinded));
  const evaluated = multiple(powers, k).toBytes();

  const seed = sha512(concatBytes(prefixed(key.publicKey), prefixed(SEED_DST)));
  const elements = [prefixed(blinded), prefixed(evaluated)];
  const d = hashToScalar(prefixed(seed), FIRST_INDEX, ...elements, utf8ToBytes("Composite"));
  const points = [
    multiple(powers, d), // M
    multiple(powers, Fn.mul(k, d)), // Z
    Point.BASE.multiply(r), // t2
    multiple(powers, Fn.mul(r, d)), // t3
  ].map((point) => prefixed(point.toBytes()));
  const challenge = hashToScalar(prefixed(key.publicKey), ...points, utf8ToBytes("Challenge"));
  const response = Fn.sub(r, Fn.mul(challenge, k));
  return { evaluated, proof: concatBytes(Fn.toBytes(challenge), Fn.toBytes(response)) };
}

/** 16ⁱ·point for every hexadecimal digit i of a scalar. */
function powersOf16(point: Element): Element[] {
  const powers = [point];
  let power = point;
  while (powers.length < SCALAR_DIGITS) {
    for (let doubling = 0; doubling < 4; doubling++) power = power.double();
    powers.push(power);
  }
  return powers;
}

/**
 * Yao's method: powers are summed by their digit, then Σ digit·sum as a sum of running sums. Each
 * digit costs one addition, zero digits too.
 * Source: Yao 1976, "On the evaluation of powers".
 */
function multiple(powers: readonly Element[], scalar: bigint): Element {
  const sums = new Array<Element>(16).fill(Point.ZERO);
  for (const [i, byte] of Fn.toBytes(scalar).entries()) {
    for (const [half, digit] of [byte & 15, byte >> 4].entries()) {
      sums[digit] = must(sums[digit]).add(must(powers[2 * i + half]));
    }
  }
  let running = Point.ZERO;
  let total = Point.ZERO;
  for (const sum of sums.slice(1).reverse()) {
    running = running.add(sum);
    total = total.add(running);
  }
  return total;
}

function hashToScalar(...parts: Uint8Array[]): bigint {
  return ristretto255_hasher.hashToScalar(concatBytes(...parts), { DST: SCALAR_DST });
}

/** Two bytes of length, then the bytes. */
function prefixed(bytes: Uint8Array): Uint8Array {
  return concatBytes(Uint8Array.of(bytes.length >> 8, bytes.length & 255), bytes);
}
