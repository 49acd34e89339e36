import { beforeAll, describe, expect, it } from "vitest";
import { unpackBallot } from "../../worker/domain/definitions/unpackBallot.ts";
import { ballotMac } from "../../worker/domain/tokens/ballotToken.ts";
import { bytesToBase64Url } from "../../worker/domain/tokens/base64url.ts";
import type { Bindings, Deps } from "../../worker/env.ts";
import { forgetBallotWave } from "../../worker/services/ballotWave.ts";
import { listBallots, openBallots } from "../../worker/store/ballotBox.ts";
import { type Comment, listComments } from "../../worker/store/commentBox.ts";
import { countTokensIssued } from "../../worker/store/invitation.ts";
import { deriveSealKey } from "../../worker/store/seal.ts";
import { changeWave } from "../../worker/store/wave.ts";
import { deleteSeed } from "../../worker/store/waveSeed.ts";
import {
  ballotTextOf,
  call,
  definition,
  freshAddress,
  freshDeps,
  makeBallotWave,
  requestBytes,
  type TestWave,
} from "./ballotWave.ts";
import { begin, bytesOf, getToken, handIn, padded, submitRequest } from "./exchange.ts";

let bindings: Bindings;
let deps: Deps;
let wave: TestWave;
let nextHolder = 0;
const GROUP = "u00002";
const somePhone = () => getToken(bindings, wave, GROUP, nextHolder++);
const goodBallot = ballotTextOf(
  { "TST-A1": 4, "TST-A2": "NA", "TST-Y1": "no" },
  { "TST-O1": "谢谢", "TST-O2": "更多时间" },
);

beforeAll(async () => {
  ({ bindings, deps } = await freshDeps());
  wave = await makeBallotWave(deps);
});

interface Answered {
  status: number;
  type: string;
  text: string;
  body: Record<string, unknown>;
  headers: Headers;
}

/** Reads an answer and holds what must be true of every one. */
async function read(response: Response): Promise<Answered> {
  const text = await response.text();
  expect(new TextEncoder().encode(text).length).toBe(2048);
  expect(response.headers.get("content-length")).toBe("2048");
  expect(response.headers.get("cache-control")).toBe("no-store, no-transform");
  expect(response.headers.get("set-cookie")).toBeNull();
  const body = JSON.parse(text);
  expect(body.pad).toMatch(/^0+$/);
  expect(body).not.toHaveProperty("requestId");
  expect((body.errors ?? []).length).toBeLessThanOrEqual(5);
  const contentType = response.headers.get("content-type");
  expect(contentType).toBe(response.ok ? "application/json" : "application/problem+json");
  const { status, headers } = response;
  return { status, type: body.type ?? "", text, body, headers };
}

const send = async (body: BodyInit, headers: Record<string, string> = {}) =>
  read(await call(bindings, body, headers));

async function readBox(of: TestWave) {
  const key = await deriveSealKey(of.seed, of.id);
  const ballots: unknown[] = [];
  for await (const page of listBallots(deps.box, of.id)) {
    for (const packed of await openBallots(key, page)) {
      const unpacked = unpackBallot(definition, packed);
      ballots.push(unpacked.ok ? unpacked.value : unpacked.error);
    }
  }
  const comments: Comment[] = [];
  for await (const page of listComments(deps.box, key, of.id)) {
    comments.push(...page.filter((comment) => comment !== null));
  }
  comments.sort((a, b) => (a.item < b.item ? -1 : 1));
  return { ballots, comments };
}

async function setState(
  of: TestWave,
  to: "open" | "closed" | "released" | "stopped",
  closedAtMs?: number,
) {
  await changeWave(deps.db, of.id, ["open", "closed", "released"], {
    state: to,
    ...(closedAtMs === undefined ? {} : { closedAtMs }),
  });
  forgetBallotWave(deps, of.id);
}

describe("a whole exchange", () => {
  it("ends with exactly the ballot and the comments that the phone sent", async () => {
    const own = await makeBallotWave(deps);
    const phone = await getToken(bindings, own, GROUP, 0);
    expect(await readBox(own)).toEqual({ ballots: [], comments: [] });
    const receipt = await handIn(bindings, phone, goodBallot);
    expect(receipt).toMatch(/^[A-Z2-7]{20}$/);
    expect(await readBox(own)).toEqual({
      ballots: [{ groupIndex: 1, answers: { "TST-A1": 4, "TST-A2": "NA", "TST-Y1": "no" } }],
      comments: [
        { group: GROUP, item: "TST-O1", text: "谢谢" },
        { group: GROUP, item: "TST-O2", text: "更多时间" },
      ],
    });
  });

  it("is read as before where its version has codes that are refused by now", async () => {
    const own = await makeBallotWave(deps);
    const answers = { "TST-C1": "01", "TST-Y2": "no" };
    await handIn(bindings, await getToken(bindings, own, GROUP, 0), ballotTextOf(answers));
    expect((await readBox(own)).ballots).toEqual([{ groupIndex: 1, answers }]);
    const other = await getToken(bindings, own, GROUP, 1);
    const hidden = await send(submitRequest(other, ballotTextOf({ ...answers, "TST-C1": "1" })));
    expect([hidden.status, hidden.body.errors]).toEqual([
      ...[422, [{ pointer: "/answers/TST-Y2", code: "item-hidden" }]],
    ]);
  });

  it("may be repeated at each step without a second ballot or another receipt", async () => {
    const own = await makeBallotWave(deps);
    const { request } = begin(own.id, own.codeOf(GROUP, 0));
    const [first, second] = [await send(request), await send(request)];
    expect([first.status, second.status]).toEqual([200, 200]);
    expect(second.body.evaluated).toBe(first.body.evaluated);
    const phone = await getToken(bindings, own, GROUP, 1);
    const receipt = await handIn(bindings, phone, goodBallot);
    expect(await handIn(bindings, phone, goodBallot)).toBe(receipt);
    expect((await readBox(own)).ballots).toHaveLength(1);
    expect(await countTokensIssued(deps.db, own.id)).toEqual(new Map([[GROUP, 2]]));
  });

  it("replaces an earlier ballot of the same token, comments that were taken back included", async () => {
    const own = await makeBallotWave(deps);
    const phone = await getToken(bindings, own, GROUP, 0);
    await handIn(bindings, phone, goodBallot);
    await handIn(bindings, phone, ballotTextOf({ "TST-A1": 1 }, { "TST-O1": "改了" }));
    expect(await readBox(own)).toEqual({
      ballots: [{ groupIndex: 1, answers: { "TST-A1": 1 } }],
      comments: [{ group: GROUP, item: "TST-O1", text: "改了" }],
    });
    await handIn(bindings, phone, ballotTextOf({}));
    expect(await readBox(own)).toEqual({
      ballots: [{ groupIndex: 1, answers: {} }],
      comments: [],
    });
  });

  it("seals every ballot of a wave to one length, and stores nothing about it in the database", async () => {
    const own = await makeBallotWave(deps);
    for (const [holder, text] of [goodBallot, ballotTextOf({})].entries()) {
      await handIn(bindings, await getToken(bindings, own, GROUP, holder), text);
    }
    const { keys } = await deps.box.list<{ c: string }>({ prefix: `b/${own.id}/` });
    expect(keys).toHaveLength(2);
    for (const { name, metadata } of keys) {
      expect(name).toMatch(/^b\/[0-9a-f-]{36}\/[0-9a-f]{64}$/);
      expect(metadata?.c.length).toBe(keys[0]?.metadata?.c.length);
      expect(Object.keys(metadata ?? {})).toEqual(["c"]);
    }
    const { results } = await deps.d1
      .prepare("SELECT * FROM invitation WHERE wave = ?")
      .bind(own.id)
      .all();
    expect(Object.keys(results[0] ?? {}).sort()).toEqual([
      "blinded",
      "code_hash",
      "group_id",
      "person_id",
      "wave",
    ]);
  });
});

describe("issue refuses with one and the same answer", () => {
  it("an unknown code, a spent one, a mistyped one, and an unknown wave", async () => {
    const spent = wave.codeOf(GROUP, nextHolder++);
    expect((await send(begin(wave.id, spent).request)).status).toBe(200);
    const mistyped = `${spent.slice(0, 15)}${spent[15] === "0" ? "1" : "0"}`;
    const unknown = wave.codeOf("u99999", 1);
    const other = await makeBallotWave(deps);
    const answers = await Promise.all([
      send(begin(wave.id, spent).request),
      send(begin(wave.id, mistyped).request),
      send(begin(wave.id, unknown).request),
      send(begin(wave.id, "").request),
      send(begin(crypto.randomUUID(), spent).request),
      send(begin("no wave", spent).request),
      send(begin(other.id, spent).request),
    ]);
    expect(new Set(answers.map((answer) => answer.text)).size).toBe(1);
    expect(answers[0]).toMatchObject({ status: 403, type: "/problems/token-not-accepted" });
  });

  it("a code of another wave, without burning it", async () => {
    const other = await makeBallotWave(deps);
    const code = wave.codeOf(GROUP, nextHolder++);
    expect((await send(begin(other.id, code).request)).status).toBe(403);
    expect((await send(begin(wave.id, code).request)).status).toBe(200);
  });

  it.each(["closed", "released", "stopped"] as const)(
    "a code while the wave is %s, without burning it",
    async (state) => {
      const own = await makeBallotWave(deps);
      const { request } = begin(own.id, own.codeOf(GROUP, 0));
      await setState(own, state, deps.clock.nowMs());
      expect((await send(request)).status).toBe(403);
      expect(await countTokensIssued(deps.db, own.id)).toEqual(new Map());
    },
  );

  it("a code after the closing time, also while nobody has closed the wave yet", async () => {
    const late = await makeBallotWave(deps, { closesAtMs: deps.clock.nowMs() });
    expect((await send(begin(late.id, late.codeOf(GROUP, 0)).request)).status).toBe(403);
    expect(await countTokensIssued(deps.db, late.id)).toEqual(new Map());
  });

  it("a draft, which has no manifest yet", async () => {
    const draft = await makeBallotWave(deps, {
      state: "draft",
      requestBytes: null,
      expiresAtMs: null,
    });
    expect((await send(begin(draft.id, draft.codeOf(GROUP, 0)).request)).status).toBe(403);
  });
});

describe("issue spends nothing", () => {
  it("on a point that cannot be decoded, or a request of another length", async () => {
    const code = wave.codeOf(GROUP, nextHolder++);
    const good = { op: "issue", wave: wave.id, code };
    const { state, request } = begin(wave.id, code);
    for (const body of [
      padded({ ...good, blinded: "A".repeat(43) }),
      padded({ ...good, blinded: bytesToBase64Url(new Uint8Array(32).fill(255)) }),
      padded({ ...good, blinded: state.blinded }, requestBytes + 1),
      padded({ ...good, blinded: state.blinded }, requestBytes - 1),
      JSON.stringify({ ...good, blinded: state.blinded, pad: "" }),
    ]) {
      expect(await send(body)).toMatchObject({ status: 422, type: "/problems/not-valid" });
    }
    expect((await send(request)).status).toBe(200);
  });

  it("when the seed is missing, and says so: the answers are to be kept", async () => {
    const own = await makeBallotWave(deps);
    await deleteSeed(deps, own.id);
    const answer = await send(begin(own.id, own.codeOf(GROUP, 0)).request);
    expect(answer).toMatchObject({ status: 503, type: "/problems/ballots-lost" });
    expect(await countTokensIssued(deps.db, own.id)).toEqual(new Map());
  });
});

describe("a code", () => {
  it("is accepted as a person types it", async () => {
    const code = wave.codeOf(GROUP, nextHolder++);
    const typed = code.toLowerCase().replace(/(.{4})(?=.)/g, "$1-");
    expect((await send(begin(wave.id, typed).request)).status).toBe(200);
  });
});

describe("submit refuses with one and the same answer", () => {
  it("a forged token, a token of another group or wave, and an unknown group", async () => {
    const phone = await somePhone();
    const other = await makeBallotWave(deps);
    const forged = { ...phone, token: bytesToBase64Url(new Uint8Array(64)) };
    const answers = await Promise.all([
      send(submitRequest(forged, goodBallot)),
      send(submitRequest(phone, goodBallot, { group: "u00001" })),
      send(submitRequest(phone, goodBallot, { group: "u99999" })),
      send(submitRequest(phone, goodBallot, { group: "" })),
      send(submitRequest(phone, goodBallot, { wave: other.id })),
      send(submitRequest(phone, goodBallot, { wave: crypto.randomUUID() })),
    ]);
    expect(new Set(answers.map((answer) => answer.text)).size).toBe(1);
    expect(answers[0]).toMatchObject({ status: 403, type: "/problems/token-not-accepted" });
    expect(await handIn(bindings, phone, goodBallot)).toHaveLength(20);
  });

  it("a ballot that was changed on the way, before looking at what is wrong with it", async () => {
    const phone = await somePhone();
    const request = JSON.parse(submitRequest(phone, goodBallot));
    request.ballot = request.ballot.replace("谢谢", "不谢");
    expect((await send(JSON.stringify(request))).status).toBe(403);
    const mac = bytesToBase64Url(ballotMac(new Uint8Array(64), "no json"));
    const unsigned = padded({
      ...JSON.parse(submitRequest(phone, "{}")),
      ballot: "no json",
      mac,
    });
    expect((await send(unsigned)).status).toBe(403);
  });

  it("a late one: taken until the grace after close is over, then no more", async () => {
    const graced = await freshDeps({ SUBMIT_GRACE_SECONDS: "120", KV_SETTLE_SECONDS: "120" });
    const own = await makeBallotWave(deps);
    const phone = await getToken(bindings, own, GROUP, 0);
    const nowMs = deps.clock.nowMs();
    await setState(own, "closed", nowMs - 100_000);
    expect((await send(submitRequest(phone, goodBallot))).status).toBe(403);
    const inGrace = await read(await call(graced.bindings, submitRequest(phone, goodBallot)));
    expect(inGrace.status).toBe(200);
    await setState(own, "closed", nowMs - 121_000);
    forgetBallotWave(graced.deps, own.id);
    const late = await read(await call(graced.bindings, submitRequest(phone, goodBallot)));
    expect(late).toMatchObject({ status: 403, type: "/problems/token-not-accepted" });
    await setState(own, "released");
    forgetBallotWave(graced.deps, own.id);
    const afterRelease = await call(graced.bindings, submitRequest(phone, goodBallot));
    expect((await read(afterRelease)).text).toBe(late.text);
  });

  it("one that comes more than a second after another isolate has closed the wave", async () => {
    const elsewhere = await freshDeps();
    const own = await makeBallotWave(deps);
    const phone = await getToken(bindings, own, GROUP, 0);
    await handIn(bindings, phone, goodBallot);
    await changeWave(elsewhere.deps.db, own.id, ["open"], {
      state: "closed",
      closedAtMs: deps.clock.nowMs(),
    });
    await new Promise((resolve) => setTimeout(resolve, 1_050));
    expect((await send(submitRequest(phone, goodBallot))).status).toBe(403);
  });
});

describe("a ballot that does not fit its survey", () => {
  it.each([
    ["a value outside the scale", { "TST-A1": 6 }, {}, "/answers/TST-A1"],
    ["an unknown item", { "XXX-A1": 1 }, {}, "/answers"],
    [
      "an answer where logic hides the item",
      { "TST-Y1": "yes" },
      { "TST-O2": "x" },
      "/comments/TST-O2",
    ],
    ["a comment of 501 units", {}, { "TST-O1": "x".repeat(501) }, "/comments/TST-O1"],
  ])(
    "is refused for %s, by its place, and the token stays usable",
    async (_what, answers, comments, pointer) => {
      const own = await makeBallotWave(deps);
      const phone = await getToken(bindings, own, GROUP, 0);
      const answer = await send(submitRequest(phone, ballotTextOf(answers, comments)));
      expect(answer).toMatchObject({ status: 422, type: "/problems/ballot-not-valid" });
      expect(answer.body.errors).toEqual([{ pointer, code: expect.any(String) }]);
      expect(await readBox(own)).toEqual({ ballots: [], comments: [] });
      await handIn(bindings, phone, goodBallot);
      expect((await readBox(own)).ballots).toHaveLength(1);
    },
  );

  it("names at most five places and fits the fixed length with the longest of names", async () => {
    const phone = await somePhone();
    const names = Array.from({ length: 9 }, (_, i) => `ABCD-${"X".repeat(19)}${i}`);
    const text = ballotTextOf(Object.fromEntries(names.map((name) => [name, 1])));
    const answer = await send(submitRequest(phone, text));
    expect(answer.body.errors).toHaveLength(5);
  });

  it("fits the request at its largest: two comments of 500 units that all need escaping", async () => {
    const phone = await somePhone();
    const comments = { "TST-O1": '"'.repeat(500), "TST-O2": "语".repeat(500) };
    const text = ballotTextOf({ "TST-A1": 1, "TST-A2": "NA", "TST-Y1": "no" }, comments);
    expect(await handIn(bindings, phone, text)).toHaveLength(20);
  });
});

describe("anything else", () => {
  it("is refused as no request of this protocol", async () => {
    const phone = await somePhone();
    const submit = JSON.parse(submitRequest(phone, goodBallot));
    const { request } = begin(wave.id, wave.codeOf(GROUP, nextHolder++));
    const issue = JSON.parse(request);
    const bodies: BodyInit[] = [
      "",
      "x".repeat(requestBytes),
      "null",
      "[]",
      JSON.stringify({ ...issue, op: "delete" }),
      padded({ ...issue, extra: 1 }),
      padded({ ...submit, code: issue.code }),
      padded({ ...submit, nonce: `${submit.nonce}=` }),
      // The last character carries bits that no 32 bytes have.
      padded({ ...submit, mac: `${"A".repeat(42)}B` }),
      padded({ ...submit, nonce: `${"A".repeat(42)}B` }),
      padded({ ...issue, blinded: 7 }),
      padded({ ...issue, wave: "w".repeat(65) }),
      padded({
        op: "issue",
        wave: wave.id,
        group: GROUP,
        proofOfWork: "x",
        blinded: issue.blinded,
      }),
      new Uint8Array(requestBytes).fill(0xff),
      `\ufeff${request}`,
    ];
    for (const body of bodies) {
      expect(await send(body)).toMatchObject({ status: 422, type: "/problems/not-valid" });
    }
  });

  it("never echoes what was sent", async () => {
    const phone = await somePhone();
    const secret = "甲一的秘密";
    const answers = [
      await send(padded({ op: secret })),
      await send(submitRequest(phone, ballotTextOf({ [secret]: secret }, { "TST-O1": 7 }))),
      await send(submitRequest(phone, JSON.stringify({ [secret]: 1 }))),
    ];
    for (const { status, text } of answers) {
      expect(status).toBe(422);
      expect(text).not.toContain(secret);
    }
  });

  it("is refused with a cookie or an Authorization header, before it is read", async () => {
    const code = wave.codeOf(GROUP, nextHolder++);
    const { request } = begin(wave.id, code);
    const { request: otherRequest } = begin(wave.id, code);
    for (const headers of [{ cookie: "a=b" }, { authorization: "Bearer x" }]) {
      expect(await send(request, headers)).toMatchObject({
        status: 400,
        type: "/problems/no-credentials",
      });
    }
    expect((await send(otherRequest)).status).toBe(200);
  });

  it("is refused above 64 KiB, whether its length is declared or not", async () => {
    const tooLong = "x".repeat(65_537);
    const stream = () =>
      new ReadableStream<Uint8Array>({
        start(controller) {
          for (let i = 0; i < 5; i++) controller.enqueue(new Uint8Array(16_384));
          controller.close();
        },
      });
    for (const body of [tooLong, stream()]) {
      expect(await send(body)).toMatchObject({ status: 413, type: "/problems/too-large" });
    }
    expect((await send("x".repeat(65_536))).status).toBe(422);
  });

  it("is refused as another content type", async () => {
    const { request } = begin(wave.id, wave.codeOf(GROUP, nextHolder++));
    for (const contentType of ["text/plain", "application/x-www-form-urlencoded", ""]) {
      const answer = await send(request, { "content-type": contentType });
      expect(answer).toMatchObject({ status: 415, type: "/problems/content-type" });
    }
    const answer = await send(request, { "content-type": "application/json; charset=utf-8" });
    expect(answer.status).toBe(200);
  });

  it("is a problem of the same length when the worker itself is broken", async () => {
    const broken = { ...bindings, SEAL_KEY: "" };
    const { request } = begin(wave.id, wave.codeOf(GROUP, nextHolder++));
    expect(await read(await call(broken, request))).toMatchObject({
      status: 500,
      type: "/problems/internal",
    });
  });
});

describe("too many refused calls from one address", () => {
  it("are told to wait, while accepted calls from there go on", async () => {
    const from = { "x-forwarded-for": freshAddress() };
    for (let i = 0; i < 30; i++) expect((await send("no", from)).status).toBe(422);
    const answer = await send("no", from);
    expect(answer).toMatchObject({ status: 429, type: "/problems/too-many-requests" });
    expect(Number(answer.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(Number(answer.headers.get("retry-after"))).toBeLessThanOrEqual(60);
    const { request } = begin(wave.id, wave.codeOf(GROUP, nextHolder++));
    expect((await send(request, from)).status).toBe(200);
    expect((await send("no")).status).toBe(422);
  });
});

it("opens the token's bytes for nobody: the answer to issue does not contain them", async () => {
  const { state, request } = begin(wave.id, wave.codeOf(GROUP, nextHolder++));
  const answer = await send(request);
  expect(Object.keys(answer.body).sort()).toEqual(["evaluated", "group", "pad", "proof"]);
  expect(bytesOf(String(answer.body.evaluated))).not.toEqual(bytesOf(state.blinded));
});
