import { z } from "@hono/zod-openapi";
import { ProofOfWork } from "./proofOfWork.ts";

const THIRTY_TWO_BYTES = /^[A-Za-z0-9_-]{43}$/;

const Bytes32 = z
  .string()
  .regex(THIRTY_TWO_BYTES)
  .openapi({ description: "32 bytes as base64url without padding" });
const Pad = z.string().openapi({
  description: "Any text that brings the request to the wave's requestBytes; answers to 2,048.",
});
// Ids and codes are looked up, so an unknown one of any form gets the one refusal of tokens.
const Name = z.string().max(64);

/** Asks for an anonymous token in exchange for an invitation code. */
export const IssueRequest = z
  .strictObject({ op: z.literal("issue"), wave: Name, code: Name, blinded: Bytes32, pad: Pad })
  .openapi("IssueRequest");

/** Asks for an anonymous token of an open wave in exchange for a solved puzzle. */
export const OpenIssueRequest = z
  .strictObject({
    op: z.literal("issue"),
    wave: Name,
    group: Name,
    proofOfWork: ProofOfWork,
    blinded: Bytes32,
    pad: Pad,
  })
  .openapi("OpenIssueRequest");

/** Hands in a ballot under a token, without the code. */
export const SubmitRequest = z
  .strictObject({
    op: z.literal("submit"),
    wave: Name,
    group: Name,
    nonce: Bytes32,
    ballot: z.string().openapi({
      description: 'JSON text {"version":…,"answers":{…},"comments":{…}}',
    }),
    mac: Bytes32,
    pad: Pad,
  })
  .openapi("SubmitRequest");

/** Everything that `POST /api/ballot` understands. */
export const BallotRequest = z
  .union([IssueRequest, OpenIssueRequest, SubmitRequest])
  .openapi("BallotRequest");

/** Answer to an issue request: the evaluated element and the proof for the group's public key. */
export const IssueReply = z
  .strictObject({ group: z.string(), evaluated: Bytes32, proof: z.string(), pad: z.string() })
  .openapi("IssueReply");

/** Answer to a submit request. */
export const SubmitReply = z
  .strictObject({ receipt: z.string().regex(/^[A-Z2-7]{20}$/), pad: z.string() })
  .openapi("SubmitReply");

/** A refusal; `errors` point into the ballot text and never repeat an answer. */
export const BallotProblem = z
  .strictObject({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    errors: z
      .array(z.strictObject({ pointer: z.string(), code: z.string() }))
      .max(5)
      .optional(),
    pad: z.string(),
  })
  .openapi("BallotProblem");
