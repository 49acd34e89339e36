import { createHash } from "node:crypto";

/** Numbers in [0, 1) that are the same for the same seed (mulberry32, public domain). */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** As {@link seededRandom}, the same for the same words. */
export const randomOf = (...words: readonly string[]): (() => number) =>
  seededRandom(digestOf(words).readUInt32BE());

const normals = new Map<string, number>();

/** As {@link normal}, the same for the same words, and remembered. */
export function normalOf(...words: readonly string[]): number {
  const key = words.join("\n");
  const known = normals.get(key) ?? normal(randomOf(...words));
  normals.set(key, known);
  return known;
}

/** A draw from the standard normal distribution (Box and Muller 1958). */
export function normal(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

/** A UUID (version 8, RFC 9562 §5.8) that is the same for the same words. */
export function uuidOf(...words: readonly string[]): string {
  const hex = digestOf(words).toString("hex");
  const variant = "89ab"[Number.parseInt(hex[16] ?? "0", 16) % 4];
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/**
 * A source of bytes that is the same for the same words. Only for phones of invented people, so
 * that what was cut off can be sent again byte for byte: real phones draw theirs at random.
 */
export function bytesOf(...words: readonly string[]): (byteCount: number) => Uint8Array {
  let calls = 0;
  return (byteCount) => {
    calls += 1;
    const stream = createHash("shake256", { outputLength: byteCount });
    return new Uint8Array(stream.update(JSON.stringify([...words, calls])).digest());
  };
}

const digestOf = (words: readonly string[]): Buffer =>
  createHash("sha256").update(JSON.stringify(words)).digest();
