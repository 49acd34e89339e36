import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  type ApiRoute,
  filledPath,
  malformedPath,
  ROLES,
  type Role,
  readApiRoutes,
} from "../support/apiRoutes.ts";
import { signedInBrowser } from "../support/browserCaller.ts";
import { caller } from "../support/http.ts";
import { type ReverseProxy, startNginx } from "../support/nginx.ts";
import { chunked, head, openConnection, type RawAnswer } from "../support/rawConnection.ts";
import { startServer, type TestServer } from "../support/server.ts";
import { makeAccount } from "../support/startSignIn.ts";

const MIB = 1024 * 1024;
// Less than strangers may send, and more than fits into one packet.
const BODY = "x".repeat(60_000);

let server: TestServer;
let routes: ApiRoute[];
let cookie: string;
const keys = {} as Record<Role, string>;

beforeAll(async () => {
  // With a clock, so that the route that moves it exists.
  server = await startServer({ clock: "2026-03-02" });
  const owner = caller(server.base, server.ownerKey);
  for (const role of ROLES) {
    keys[role] = `Bearer ${(await owner.post("/keys", { name: `kept ${role}`, role })).body.key}`;
  }
  const account = await makeAccount(server, { email: "owner@example.invalid", role: "owner" });
  cookie = (await signedInBrowser(server.base, account)).cookie ?? "";
  routes = await readApiRoutes(server);
});
afterAll(() => server.stop());

/** A request that is refused, or lets its body lie. */
interface Refused {
  readonly name: string;
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly status: readonly number[];
  readonly body?: string;
}

/** Every way in which a route is refused before its body is needed. */
function refusalsOf(route: ApiRoute): Refused[] {
  const { method, roles, contentType, queries } = route;
  const path = `/api${filledPath(route)}`;
  const type: Record<string, string> = contentType ? { "content-type": contentType } : {};
  const isPublic = roles === "public" || roles === undefined;
  const inside = isPublic ? {} : { authorization: keys[roles[0] as Role] };
  const outsider = isPublic ? undefined : ROLES.find((role) => !roles.includes(role));
  // Strangers who are refused often are told to wait, whatever else was wrong.
  const or429 = isPublic ? [429] : [];
  const refused = (kind: string, status: readonly number[], rest: Partial<Refused>): Refused => ({
    ...{ name: `${kind}: ${method} ${route.path}`, method, path },
    ...{ headers: { ...type, ...inside }, status: [...status, ...or429], ...rest },
  });
  const answered = [200, 201, 304, 400, 401, 404, 409, 422];
  return [
    ...(isPublic
      ? [refused("credentials", [...answered, 403, 415], { headers: { ...type, cookie: "a=b" } })]
      : [
          refused("nobody", [401], { headers: type }),
          refused("two credentials", [400], { headers: { ...type, ...inside, cookie } }),
        ]),
    ...(outsider
      ? [refused("role", [403], { headers: { ...type, authorization: keys[outsider] } })]
      : []),
    ...(!isPublic && roles.includes("owner") && !["GET", "HEAD"].includes(method)
      ? [refused("origin", [403], { headers: { ...type, cookie, origin: "http://a.invalid" } })]
      : []),
    ...(contentType === undefined
      ? [refused("body that nobody wants", answered, {})]
      : [
          refused("content type", [415], { headers: { ...inside, "content-type": "text/plain" } }),
          refused("no JSON", [400, 403, 422, 200], {}),
          refused("too long", [413], {
            body: "x".repeat((contentType === "text/csv" ? 10 : 1) * MIB + 1),
          }),
        ]),
    ...(route.path.includes("{")
      ? [refused("path", [400, 404, 422], { path: `/api${malformedPath(route)}` })]
      : []),
    ...(queries.length > 0 ? [refused("query", [400, 409, 422], { path: `${path}?no=such` })] : []),
  ];
}

const OUTSIDE: readonly Omit<Refused, "status">[] = [
  ...["GET", "POST", "PUT", "DELETE", "OPTIONS", "HEAD"].flatMap((method) =>
    [
      "/",
      "/w/nothing",
      "/suggest",
      "/privacy",
      "/robots.txt",
      "/api/nothing",
      "/api/openapi.json",
    ].map((path) => ({ name: `${method} ${path}`, method, path, headers: {} })),
  ),
];

/** Sends it as a client does that holds its connection, then asks for something else on it. */
async function sendThenAsk(
  refused: Omit<Refused, "status">,
  isChunked: boolean,
): Promise<RawAnswer> {
  const { method, path, headers, body = BODY } = refused;
  const connection = await openConnection(server.base);
  try {
    connection.send(
      isChunked
        ? head(method, path, { ...headers, "transfer-encoding": "chunked" }) + chunked(body)
        : head(method, path, { ...headers, "content-length": String(body.length) }) + body,
    );
    const answer = await connection.answer({ to: method });
    connection.send(head("GET", "/api/health"));
    const next = await connection.answer();
    if (next.status !== 200) throw new Error(`The next request got ${next.status}.`);
    return answer;
  } finally {
    connection.close();
  }
}

/** What went wrong, by name, of all of them, each sent in one piece and in chunks. */
async function wrongOf(all: readonly (Omit<Refused, "status"> & Partial<Refused>)[]) {
  const wrong: string[] = [];
  for (const refused of all) {
    for (const isChunked of [false, true]) {
      const said = await sendThenAsk(refused, isChunked).then(
        ({ status }) =>
          status < 500 && (refused.status?.includes(status) ?? true) ? null : `got ${status}`,
        (error: Error) => error.message.slice(0, 200),
      );
      if (said !== null) wrong.push(`${refused.name}${isChunked ? " in chunks" : ""}: ${said}`);
    }
  }
  return wrong;
}

describe("a kept connection", () => {
  it("carries the next request after every refusal of every route", async () => {
    const refusals = routes.flatMap(refusalsOf);
    expect(refusals.length).toBeGreaterThan(4 * routes.length);
    expect(await wrongOf(refusals)).toEqual([]);
  });

  it("carries the next request after a body that a page, a file or nothing was sent", async () => {
    const page = await (await fetch(server.base)).text();
    const file = /(?:src|href)="(\/assets\/[^"]+)"/.exec(page)?.[1] ?? "";
    expect(file).not.toBe("");
    const files = ["GET", "HEAD", "POST", "PUT"].map((method) => ({
      ...{ name: `${method} a file`, method, path: file, headers: {} },
    }));
    expect(await wrongOf([...OUTSIDE, ...files])).toEqual([]);
  });

  it("gets its answer also where the body never ends, and is ended then", async () => {
    const endless = async (begin: string, keepOn?: () => string): Promise<number> => {
      const connection = await openConnection(server.base);
      const timer = keepOn && setInterval(() => connection.send(keepOn()), 1);
      try {
        connection.send(begin);
        const { status } = await connection.answer();
        await connection.ended;
        return status;
      } finally {
        clearInterval(timer);
        connection.close();
      }
    };
    const json = { "content-type": "application/json" };
    const long = "x".repeat(MIB);
    const isChunked = { ...json, "transfer-encoding": "chunked" };
    const answers = await Promise.all([
      endless(head("POST", "/api/waves", { ...json, "content-length": "10" })),
      endless(`${head("POST", "/api/waves", isChunked)}5\r\nhello\r\n`),
      endless(
        head("POST", "/api/waves", { ...json, "content-length": "10", expect: "100-continue" }),
      ),
      endless(head("POST", "/api/ballot", { ...json, "content-length": "70000", cookie: "a=b" })),
    ]);
    expect(answers).toEqual([401, 401, 401, 400]);
    // Whether its own sender hears of it or not: the server does not read for ever.
    const flood = await openConnection(server.base);
    flood.send(head("POST", "/api/waves", isChunked));
    const timer = setInterval(() => flood.send(`${MIB.toString(16)}\r\n${long}\r\n`), 1);
    await flood.ended;
    clearInterval(timer);
    flood.close();
    expect((await fetch(`${server.base}/api/health`)).status).toBe(200);
  });
});

describe("behind a proxy that keeps its connections", () => {
  let proxy: ReverseProxy;
  beforeAll(async () => {
    proxy = await startNginx(server.base);
  });
  afterAll(() => proxy.stop());

  it("a refused request of one client never breaks the next one of another", async () => {
    const headers = { "content-type": "application/json" };
    // A ballot is not to be sent twice by a proxy: it could have been taken the first time.
    const calls = [
      { path: "/api/waves", body: "x".repeat(10), expected: [401] },
      { path: "/api/ballot", body: "{}", expected: [422, 429] },
    ];
    const wrong: string[] = [];
    const client = async (): Promise<void> => {
      for (let round = 0; round < 50; round++) {
        for (const { path, body, expected } of calls) {
          const { status } = await fetch(proxy.base + path, { method: "POST", headers, body });
          if (!expected.includes(status)) wrong.push(`${path}: ${status}`);
        }
      }
    };
    await Promise.all([client(), client(), client(), client()]);
    expect(wrong).toEqual([]);
    expect(proxy.errors()).not.toMatch(/prematurely closed|reset by peer/);
  });
});
