// Writes tests/vectors/ballot.json: one whole exchange with everything fixed. Run it by hand, only
// when the protocol changes: `node tests/support/makeBallotVectors.ts`.
import { writeFileSync } from "node:fs";
import { utf8ToBytes } from "@noble/hashes/utils.js";
import {
  ballotMac,
  commentKeyOf,
  nullifierOf,
  receiptOf,
} from "../../worker/domain/tokens/ballotToken.ts";
import { bytesToBase64Url } from "../../worker/domain/tokens/base64url.ts";
import { sha256Hex } from "../../worker/domain/tokens/fingerprint.ts";
import { deriveGroupKey } from "../../worker/domain/tokens/groupKey.ts";
import {
  hashInvitationCode,
  makeInvitationCode,
} from "../../worker/domain/tokens/invitationCode.ts";
import { blindNonce, evaluateBlinded, evaluateNonce } from "../../worker/domain/tokens/voprf.ts";
import { drawScalar } from "./fixedRandom.ts";

const bytesFrom = (first: number) => Uint8Array.from({ length: 32 }, (_, i) => (first + i) & 255);
const scalarFrom = (first: number) =>
  Uint8Array.from({ length: 32 }, (_, i) => (i < 31 ? first + i : 1));

const wave = "0b9c1d8e-6f5a-4c3b-9a2d-1e0f7a6b5c4d";
const group = "u00003-t13";
const holder = "p001";
const waveSeed = bytesFrom(0x10);
const codeKey = bytesFrom(0x40);
const nonce = bytesFrom(0x70);
const proofScalar = scalarFrom(0xa0);
const ballotText = JSON.stringify({
  version: "1.0.0",
  answers: { "TRN-G1": 4, "TRN-G2": "NA" },
  comments: { "TRN-O1": '谢谢，“很好” \u{1f600}\n\\ "quoted"' },
});

const key = deriveGroupKey(waveSeed, wave, group);
const { blind, blinded } = blindNonce(nonce, drawScalar(scalarFrom(0x20)));
const evaluation = evaluateBlinded(key, blinded, drawScalar(proofScalar));
if (!evaluation.ok) throw new Error("The fixed point must be valid.");
const token = evaluateNonce(key, nonce);
const nullifier = nullifierOf(token);
const code = makeInvitationCode(codeKey, wave, group, holder);
const b = bytesToBase64Url;

writeFileSync(
  new URL("../vectors/ballot.json", import.meta.url),
  `${JSON.stringify(
    {
      source:
        "One whole exchange of the ballot protocol with fixed inputs (RFC 9497 VOPRF, ristretto255-SHA512); bytes as base64url without padding, keys of storage in hex; scalars little-endian",
      waveSeed: b(waveSeed),
      codeKey: b(codeKey),
      wave,
      group,
      holder,
      code,
      codeHash: sha256Hex(utf8ToBytes(code)),
      secretKey: b(key.secretKey),
      publicKey: b(key.publicKey),
      nonce: b(nonce),
      blind: b(blind),
      blinded: b(blinded),
      proofRandomScalar: b(proofScalar),
      evaluated: b(evaluation.value.evaluated),
      proof: b(evaluation.value.proof),
      token: b(token),
      ballotText,
      mac: b(ballotMac(token, ballotText)),
      nullifier: Buffer.from(nullifier).toString("hex"),
      comment: { item: "TRN-O1", key: Buffer.from(commentKeyOf(token, "TRN-O1")).toString("hex") },
      receipt: receiptOf(nullifier),
    },
    null,
    2,
  )}\n`,
);
if (sha256Hex(utf8ToBytes(code)) !== Buffer.from(hashInvitationCode(code)).toString("hex")) {
  throw new Error("The code's hash must be SHA-256 of its text.");
}
