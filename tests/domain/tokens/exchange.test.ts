import { createHash, createHmac } from "node:crypto";
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import {
  ballotMac,
  commentKeyOf,
  isBallotMac,
  nullifierOf,
  receiptOf,
} from "../../../worker/domain/tokens/ballotToken.ts";
import { base64UrlToBytes, bytesToBase64Url } from "../../../worker/domain/tokens/base64url.ts";
import {
  buildIssue,
  buildSubmit,
  finishIssue,
  finishSubmit,
  startExchange,
} from "../../../worker/domain/tokens/exchange.ts";
import { sha256Hex } from "../../../worker/domain/tokens/fingerprint.ts";
import { deriveGroupKey } from "../../../worker/domain/tokens/groupKey.ts";
import {
  hashInvitationCode,
  makeInvitationCode,
} from "../../../worker/domain/tokens/invitationCode.ts";
import { evaluateBlinded, evaluateNonce } from "../../../worker/domain/tokens/voprf.ts";
import { drawScalar } from "../../support/fixedRandom.ts";

const vector = JSON.parse(
  readFileSync(new URL("../../vectors/ballot.json", import.meta.url), "utf8"),
);
const bytes = (text: string) => base64UrlToBytes(text) ?? new Uint8Array();
const toHex = (b: Uint8Array) => Buffer.from(b).toString("hex");
const requestBytes = 4096;
const token = bytes(vector.token);
const started = () =>
  startExchange({
    wave: vector.wave,
    code: vector.code,
    nonce: bytes(vector.nonce),
    rng: drawScalar(bytes(vector.blind)),
    requestBytes,
  });
const expected = { group: vector.group, publicKey: vector.publicKey };
const issueReply = {
  group: vector.group,
  evaluated: vector.evaluated,
  proof: vector.proof,
  pad: "",
};
const reasonOf = (reply: unknown, wanted = expected) => {
  const text = typeof reply === "string" ? reply : JSON.stringify(reply);
  const finished = finishIssue(started().state, text, wanted);
  return finished.ok ? null : finished.error.reason;
};

describe("the worked exchange of tests/vectors/ballot.json", () => {
  test("the server's steps give the values written there", () => {
    const key = deriveGroupKey(bytes(vector.waveSeed), vector.wave, vector.group);
    expect(bytesToBase64Url(key.secretKey)).toBe(vector.secretKey);
    expect(bytesToBase64Url(key.publicKey)).toBe(vector.publicKey);
    const code = makeInvitationCode(
      bytes(vector.codeKey),
      vector.wave,
      vector.group,
      vector.holder,
    );
    expect(code).toBe(vector.code);
    expect(toHex(hashInvitationCode(code))).toBe(vector.codeHash);
    const rng = drawScalar(bytes(vector.proofRandomScalar));
    expect(evaluateBlinded(key, bytes(vector.blinded), rng)).toEqual({
      ok: true,
      value: { evaluated: bytes(vector.evaluated), proof: bytes(vector.proof) },
    });
    expect(evaluateNonce(key, bytes(vector.nonce))).toEqual(token);
  });

  test("everything that follows from the token is plain HMAC and SHA-256, as Node computes them", () => {
    const mac = (text: string) => createHmac("sha256", token).update(text).digest();
    expect(mac("nullifier").toString("hex")).toBe(vector.nullifier);
    expect(mac(`comment|${vector.comment.item}`).toString("hex")).toBe(vector.comment.key);
    expect(mac(vector.ballotText).toString("base64url")).toBe(vector.mac);
    expect(toHex(nullifierOf(token))).toBe(vector.nullifier);
    expect(toHex(commentKeyOf(token, vector.comment.item))).toBe(vector.comment.key);
    expect(bytesToBase64Url(ballotMac(token, vector.ballotText))).toBe(vector.mac);
    const digest = createHash("sha256").update(nullifierOf(token)).digest("hex");
    const bits = BigInt(`0x${digest}`).toString(2).padStart(256, "0").slice(0, 100);
    const receipt = bits.replace(/.{5}/g, (five) =>
      "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".charAt(Number.parseInt(five, 2)),
    );
    expect(receiptOf(nullifierOf(token))).toBe(receipt);
    expect(receipt).toBe(vector.receipt);
  });

  test("the phone's steps give the values written there", () => {
    const { state, request } = started();
    expect(state).toEqual({
      wave: vector.wave,
      code: vector.code,
      nonce: vector.nonce,
      blind: vector.blind,
      blinded: vector.blinded,
    });
    expect(JSON.parse(request)).toEqual({
      op: "issue",
      wave: vector.wave,
      code: vector.code,
      blinded: vector.blinded,
      pad: expect.stringMatching(/^0+$/),
    });
    expect(finishIssue(state, JSON.stringify(issueReply), expected)).toEqual({
      ok: true,
      value: vector.token,
    });
    const submit = buildSubmit({ ...vector, requestBytes });
    expect(JSON.parse(submit)).toEqual({
      op: "submit",
      wave: vector.wave,
      group: vector.group,
      nonce: vector.nonce,
      ballot: vector.ballotText,
      mac: vector.mac,
      pad: expect.stringMatching(/^0+$/),
    });
    const reply = JSON.stringify({ receipt: vector.receipt, pad: "" });
    expect(finishSubmit(vector.token, reply)).toEqual({ ok: true, value: vector.receipt });
  });
});

describe("requests", () => {
  test("have exactly the wave's length in UTF-8 bytes, whatever stands in them", () => {
    const { state, request } = started();
    expect(Buffer.byteLength(request)).toBe(requestBytes);
    expect(buildIssue(state, requestBytes)).toBe(request);
    for (const ballotText of ["{}", vector.ballotText, "\u0000\u{1f600}甲\ud800"]) {
      const submit = buildSubmit({ ...vector, ballotText, requestBytes });
      expect(Buffer.byteLength(submit)).toBe(requestBytes);
      expect(submit).not.toContain(vector.code);
    }
  });

  test("of an open wave show a group and a solved puzzle in place of a code", () => {
    const proofOfWork = { challenge: "c".repeat(40), number: 4711 };
    const credential = { group: vector.group, proofOfWork };
    const { state, request } = startExchange({
      wave: vector.wave,
      ...credential,
      nonce: bytes(vector.nonce),
      rng: drawScalar(bytes(vector.blind)),
      requestBytes,
    });
    const { wave, nonce, blind, blinded } = vector;
    expect(state).toEqual({ wave, ...credential, nonce, blind, blinded });
    expect(JSON.parse(request)).toEqual({
      op: "issue",
      wave,
      ...credential,
      blinded,
      pad: expect.stringMatching(/^0+$/),
    });
    expect(Buffer.byteLength(request)).toBe(requestBytes);
    expect(buildIssue(state, requestBytes)).toBe(request);
  });

  test("that would be longer than that are never sent", () => {
    const ballotText = "x".repeat(requestBytes);
    expect(() => buildSubmit({ ...vector, ballotText, requestBytes })).toThrow(RangeError);
  });
});

describe("an answer to issue", () => {
  test("is refused when it was made with a key other than the manifest's", () => {
    const other = deriveGroupKey(bytes(vector.waveSeed), vector.wave, "u00009");
    const publicKey = bytesToBase64Url(other.publicKey);
    expect(reasonOf(issueReply, { ...expected, publicKey })).toBe("proof-invalid");
    const forged = evaluateBlinded(other, bytes(vector.blinded), drawScalar(bytes(vector.blind)));
    if (!forged.ok) throw new Error("The point is valid.");
    const evaluated = bytesToBase64Url(forged.value.evaluated);
    const proof = bytesToBase64Url(forged.value.proof);
    expect(reasonOf({ ...issueReply, evaluated, proof })).toBe("proof-invalid");
  });

  test("is refused when it is for another group than the link's", () => {
    expect(reasonOf({ ...issueReply, group: "u00004" })).toBe("group-foreign");
  });

  test.each(["", "null", "[]", "7", "<html>", '{"group":"u00003-t13"}'])(
    "is refused when it is %j",
    (text) => {
      expect(reasonOf(text)).toBe("reply-unreadable");
    },
  );

  test("is refused when a field has the wrong length or alphabet", () => {
    expect(reasonOf({ ...issueReply, proof: vector.evaluated })).toBe("reply-unreadable");
    expect(reasonOf({ ...issueReply, evaluated: `${vector.evaluated}=` })).toBe("reply-unreadable");
    expect(reasonOf({ ...issueReply, evaluated: 7 })).toBe("reply-unreadable");
  });

  test("is a fault of the program when the persisted state or the manifest is damaged", () => {
    const { state } = started();
    const reply = JSON.stringify(issueReply);
    expect(() => finishIssue({ ...state, nonce: "AA" }, reply, expected)).toThrow(RangeError);
    expect(() => finishIssue(state, reply, { ...expected, publicKey: "" })).toThrow(RangeError);
  });
});

describe("an answer to submit", () => {
  test("acknowledges this ballot only with the receipt of its own token", () => {
    const finish = (reply: unknown) => finishSubmit(vector.token, JSON.stringify(reply));
    expect(finish({ receipt: "A".repeat(20) })).toEqual({
      ok: false,
      error: { reason: "receipt-wrong" },
    });
    expect(finish({})).toEqual({ ok: false, error: { reason: "reply-unreadable" } });
  });
});

describe("the ballot's mac", () => {
  test("is refused for another text, another token, a changed bit, or another length", () => {
    const mac = bytes(vector.mac);
    expect(isBallotMac(token, vector.ballotText, mac)).toBe(true);
    expect(isBallotMac(token, `${vector.ballotText} `, mac)).toBe(false);
    expect(isBallotMac(token.slice().reverse(), vector.ballotText, mac)).toBe(false);
    expect(isBallotMac(token, vector.ballotText, mac.subarray(0, 31))).toBe(false);
    expect(isBallotMac(token, vector.ballotText, new Uint8Array([...mac, 0]))).toBe(false);
    for (let i = 0; i < 32; i++) {
      const changed = mac.slice();
      changed[i] = (changed[i] ?? 0) ^ 1;
      expect(isBallotMac(token, vector.ballotText, changed)).toBe(false);
    }
  });
});

test("a fingerprint is the lower-case hex SHA-256 of the bytes", () => {
  const body = Buffer.from('{"v":1}');
  expect(sha256Hex(body)).toBe(createHash("sha256").update(body).digest("hex"));
});
