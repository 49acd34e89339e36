import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  buildSubmit,
  finishIssue,
  finishSubmit,
  startExchange,
} from "../../worker/domain/tokens/exchange.ts";
import { type Callers, type LinkRow, launchedWave, makeCallers } from "../support/company.ts";
import { startServer, type TestServer } from "../support/server.ts";

interface Manifest {
  readonly wave: string;
  readonly version: string;
  readonly requestBytes: number;
  readonly groups: readonly { readonly id: string; readonly publicKey: string }[];
}

const dataDir = mkdtempSync(join(tmpdir(), "anwen-ballot-"));
const clock = "2026-03-03";
let server: TestServer;
let callers: Callers;
let manifest: Manifest;
let links: LinkRow[];

beforeAll(async () => {
  server = await startServer({ dataDir, clock });
  callers = await makeCallers(server);
  const wave = await launchedWave(callers);
  links = wave.links;
  manifest = (await callers.nobody.get(`/waves/${wave.id}/manifest`)).body;
});

afterAll(async () => {
  await server.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

const random = (byteCount: number) => crypto.getRandomValues(new Uint8Array(byteCount));

async function send(body: string, headers: Record<string, string> = {}) {
  const response = await fetch(`${server.base}/api/ballot`, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body,
  });
  const text = await response.text();
  expect(Buffer.byteLength(text)).toBe(2048);
  expect(response.headers.get("content-length")).toBe("2048");
  expect(response.headers.get("content-encoding")).toBe("identity");
  expect(response.headers.get("cache-control")).toBe("no-store, no-transform");
  expect(response.headers.get("set-cookie")).toBeNull();
  return { status: response.status, text };
}

function open(link: LinkRow | undefined) {
  const { wave, requestBytes, groups } = manifest;
  const [code = "", group = ""] = (link?.link.split("#")[1] ?? "").split(".");
  const key = groups.find(({ id }) => id === group);
  if (key === undefined) throw new Error("The link names a group of the manifest.");
  const { state, request } = startExchange({
    wave,
    code,
    nonce: random(32),
    rng: random,
    requestBytes,
  });
  const expected = { group, publicKey: key.publicKey };
  const submitOf = (token: string, answers: object) => {
    const ballotText = JSON.stringify({ version: manifest.version, answers, comments: {} });
    return buildSubmit({ wave, group, nonce: state.nonce, token, ballotText, requestBytes });
  };
  const tokenFrom = (replyText: string) => {
    const token = finishIssue(state, replyText, expected);
    if (!token.ok) throw new Error(token.error.reason);
    return token.value;
  };
  return { request, submitOf, tokenFrom };
}

describe("a link from the file, opened on a phone", () => {
  test("leads to a verified token and an acknowledged ballot", async () => {
    const phone = open(links[0]);
    const token = phone.tokenFrom((await send(phone.request)).text);
    const submitted = await send(phone.submitOf(token, {}));
    expect(submitted.status).toBe(200);
    expect(finishSubmit(token, submitted.text).ok).toBe(true);
  });

  test("may be sent again at every step, also when the server was killed in between", async () => {
    const phone = open(links[1]);
    const first = phone.tokenFrom((await send(phone.request)).text);
    await server.kill();
    server = await startServer({ dataDir, clock });
    const token = phone.tokenFrom((await send(phone.request)).text);
    expect(token).toBe(first);
    const submit = phone.submitOf(token, {});
    const receipt = finishSubmit(token, (await send(submit)).text);
    await server.kill();
    server = await startServer({ dataDir, clock });
    expect(finishSubmit(token, (await send(submit)).text)).toEqual(receipt);
    expect(receipt.ok).toBe(true);
  });

  test("cannot be used by a second phone", async () => {
    const phone = open(links[2]);
    expect((await send(phone.request)).status).toBe(200);
    const second = await send(open(links[2]).request);
    expect(second.status).toBe(403);
    expect(JSON.parse(second.text).type).toBe("/problems/token-not-accepted");
  });

  test("is refused together with who is signed in, and is not used up by that", async () => {
    const phone = open(links[3]);
    const headers = { authorization: `Bearer ${server.ownerKey}` };
    expect((await send(phone.request, headers)).status).toBe(400);
    expect((await send(phone.request, { cookie: "session=x" })).status).toBe(400);
    expect((await send(phone.request)).status).toBe(200);
  });

  test("is worth nothing once the wave is closed, and neither is its token", async () => {
    const phone = open(links[4]);
    const token = phone.tokenFrom((await send(phone.request)).text);
    await makeCallers(server).then(({ hr }) => hr.post(`/waves/${manifest.wave}/close`, {}));
    const late = [await send(phone.submitOf(token, {})), await send(open(links[5]).request)];
    expect(late.map(({ status }) => status)).toEqual([403, 403]);
    expect(late[0]?.text).toBe(late[1]?.text);
  });
});

test("nothing about any of this was written to the server's log", () => {
  expect(server.stderr()).toBe("");
});
