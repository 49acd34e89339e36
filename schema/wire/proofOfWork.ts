import { z } from "@hono/zod-openapi";

const hexOf = (bytes: number) => z.string().regex(new RegExp(`^[0-9a-f]{${2 * bytes}}$`));

/**
 * A puzzle of `altcha-lib` (SHA-256, deterministic mode). The key of counter c is the first 32 bytes
 * of SHA-256 applied `cost` times to salt, nonce and c (four bytes, big-endian), one after the
 * other. Wanted is the c below `data.counterBelow` whose key begins with `keyPrefix`.
 */
export const Challenge = z
  .strictObject({
    parameters: z.strictObject({
      algorithm: z.literal("SHA-256"),
      cost: z.int().min(1).max(100_000),
      data: z.strictObject({ counterBelow: z.int().min(2).max(1_000_000) }),
      expiresAt: z.int().openapi({ description: "Epoch seconds, real time" }),
      keyLength: z.literal(32),
      keyPrefix: hexOf(16),
      nonce: hexOf(16),
      salt: hexOf(16),
    }),
    signature: hexOf(32),
  })
  .openapi("Challenge");

/** A puzzle as a value. */
export type Challenge = z.infer<typeof Challenge>;

/** A solved puzzle: accepted once. */
export const ProofOfWork = z
  .strictObject({
    challenge: Challenge,
    solution: z.strictObject({ counter: z.int().min(0).max(1_000_000), derivedKey: hexOf(32) }),
  })
  .openapi("ProofOfWork");

/** A solved puzzle as a value. */
export type ProofOfWork = z.infer<typeof ProofOfWork>;
