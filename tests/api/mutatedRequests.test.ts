import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type ApiRoute, ROLES, readApiRoutes } from "../support/apiRoutes.ts";
import { makeCallers, makeRoster, makeWave, SMALL_COMPANY } from "../support/company.ts";
import { caller } from "../support/http.ts";
import { fitting, MARKER, mutatedJson, mutation } from "../support/mutatedJson.ts";
import {
  head,
  openConnection,
  type RawAnswer,
  type RawConnection,
} from "../support/rawConnection.ts";
import { startServer, type TestServer } from "../support/server.ts";

const REQUESTS = process.env.LONG === "1" ? 10_000 : 500;
// One and the same in each run of `npm test`; the long run goes elsewhere each time and names it.
const SEED = process.env.LONG === "1" ? Date.now() % 1_000_000 : 20_261_201;

let server: TestServer;
let routes: ApiRoute[];
let connection: RawConnection;
let wave: string;
const keys: string[] = [];

beforeAll(async () => {
  // With a clock, so that the route that moves it exists.
  server = await startServer({ clock: "2026-03-02" });
  const { owner, hr } = await makeCallers(server);
  await hr.postCsv("/roster", makeRoster(SMALL_COMPANY));
  const { items } = (await hr.get("/units")).body;
  wave = (await hr.post("/waves", makeWave({ units: [items[0].id] }))).body.id;
  for (const role of ROLES) {
    keys.push((await owner.post("/keys", { name: `mutated ${role}`, role })).body.key);
  }
  keys.push(server.ownerKey);
  routes = await readApiRoutes(server);
  connection = await openConnection(server.base);
});
afterAll(async () => {
  connection?.close();
  await server.stop();
});

interface Request {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array | undefined;
}

const ODD_PARTS = [
  ...["", "%00", "%ff", "%2e%2e", "..", "%2F", "__proto__", "💥", MARKER, `${MARKER}'--`],
  ...["x".repeat(5_000), "1e400", "-1", `%ED%A0%80${MARKER}`],
].map((part) => (part.includes("%") ? part : encodeURIComponent(part)));

const CSV_PARTS = [
  ...["personId,name,email,unit,level,hiredOn", "record,unit,period,numerator,denominator"],
  ...["p001,甲一,,总部/一部,,2024-05-06", "turnover,总部,2026-01,2,60", MARKER, `"${MARKER}`],
  ...[`"${MARKER}""${MARKER}",`, ",".repeat(5_000), "\u0000", "\r", "💥", `=1+1${MARKER}`, ""],
];

/** Whose request: mostly of somebody who may, so that it comes far. */
const keyOf = ({ roles }: ApiRoute): fc.Arbitrary<string | null> => {
  const allowed = Array.isArray(roles) ? keys.filter((_, i) => roles.includes(ROLES[i])) : [];
  const others = fc.constantFrom(null, ...keys);
  return allowed.length === 0
    ? fc.oneof({ weight: 9, arbitrary: fc.constant(null) }, others)
    : fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...allowed) }, others);
};

/** A path with its places filled, as they should be or not, and with something asked for. */
function pathOf({ path, queries }: ApiRoute): fc.Arbitrary<string> {
  const good: Readonly<Record<string, readonly string[]>> = {
    id: [wave, "0d9d7a0e-0000-4000-8000-00000000dead"],
    fingerprint: ["0".repeat(64)],
    slug: ["pulse", "career"],
    version: ["1.0.0", "99.0.0"],
  };
  const part = (name: string) =>
    fc.oneof(
      { weight: 9, arbitrary: fc.constantFrom(...(good[name] ?? ["x"])) },
      fc.constantFrom(...ODD_PARTS),
    );
  const filled = fc
    .tuple(
      ...path
        .split("/")
        .map((one) => (one.startsWith("{") ? part(one.slice(1, -1)) : fc.constant(one))),
    )
    .map((parts) => `/api${parts.join("/")}`);
  const asked = fc.tuple(
    fc.constantFrom(...queries, MARKER, "__proto__"),
    fc.constantFrom("2026-03-02", "career", "u00001", ...ODD_PARTS),
  );
  const query = fc.array(asked, { maxLength: queries.length > 0 ? 3 : 1 });
  return fc
    .tuple(filled, query)
    .map(([start, pairs]) =>
      pairs.length === 0 ? start : `${start}?${pairs.map((pair) => pair.join("=")).join("&")}`,
    );
}

function bodyOf({ contentType, schema }: ApiRoute): fc.Arbitrary<Uint8Array | undefined> {
  if (contentType === undefined) return fc.constantFrom(undefined, undefined, Buffer.from(MARKER));
  const text =
    contentType === "text/csv"
      ? fc.array(fc.constantFrom(...CSV_PARTS), { maxLength: 6 }).map((lines) => lines.join("\n"))
      : fc
          .tuple(fitting(schema ?? {}), fc.array(mutation, { minLength: 1, maxLength: 3 }))
          .map(([value, mutations]) => mutatedJson(value, mutations));
  const bytes = text.map((one) => Buffer.from(one));
  const cut = fc.tuple(bytes, fc.nat()).map(([one, at]) => one.subarray(0, at % (one.length + 1)));
  const spoilt = bytes.map((one) => Buffer.concat([one, Buffer.from([0xff, 0xc0, 0x80])]));
  return fc.oneof({ weight: 18, arbitrary: bytes }, cut, spoilt);
}

function requestOf(route: ApiRoute): fc.Arbitrary<Request> {
  const type = fc.oneof(
    { weight: 19, arbitrary: fc.constant(route.contentType) },
    fc.constantFrom("text/plain", "application/json; charset=gbk", MARKER),
  );
  return fc
    .record({
      key: keyOf(route),
      path: pathOf(route),
      body: bodyOf(route),
      type,
      ip: fc.nat({ max: 1e6 }),
    })
    .map(({ key, path, body, type, ip }) => ({
      ...{ method: route.method, path, body },
      headers: {
        ...(key === null ? {} : { authorization: `Bearer ${key}` }),
        ...(type === undefined ? {} : { "content-type": type }),
        ...(body === undefined ? {} : { "content-length": String(body.length) }),
        // Of as many addresses, so that no count of refused calls covers what is wrong.
        "cf-connecting-ip": `2001:db8::${ip.toString(16)}`,
      },
    }));
}

/** What must be true of every answer, whatever was sent. */
function expectSound({ status, headers, body }: RawAnswer): void {
  expect(status).toBeLessThan(500);
  if (status < 400) return;
  expect(body).not.toContain(MARKER);
  expect(body).not.toMatch(/\n +at |\.[jt]s:\d|Error:/);
  // An odd place in a path may lead out of the API, to a page.
  if (headers["content-type"]?.startsWith("text/html")) return;
  expect(headers["content-type"]).toBe("application/problem+json");
  const problem = JSON.parse(body);
  expect(problem).toMatchObject({ status, type: expect.stringMatching(/^\/problems\/[a-z-]+$/) });
  expect(problem.title).toMatch(/^[A-Z].*\.$/);
}

describe("mutated requests", () => {
  it(`(${REQUESTS}) get an answer that is no fault and no echo, and leave the connection whole`, async () => {
    // Most of what can be got wrong stands in a body.
    const withBody = routes.filter(({ contentType }) => contentType !== undefined);
    const request = fc
      .oneof({ weight: 2, arbitrary: fc.constantFrom(...withBody) }, fc.constantFrom(...routes))
      .chain(requestOf);
    const statuses = new Map<number, number>();
    await fc.assert(
      fc.asyncProperty(request, async ({ method, path, headers, body }) => {
        connection.send(head(method, path, headers), ...(body === undefined ? [] : [body]));
        const answer = await connection.answer();
        expectSound(answer);
        connection.send(head("GET", "/api/health"));
        expect((await connection.answer()).status).toBe(200);
        statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
      }),
      { numRuns: REQUESTS, seed: SEED, endOnFailure: true },
    );
    expect(server.stderr()).toBe("");
    // Not all of them were turned away at the door.
    expect(statuses.get(422)).toBeGreaterThan(REQUESTS / 10);
    expect((statuses.get(200) ?? 0) + (statuses.get(201) ?? 0)).toBeGreaterThan(REQUESTS / 20);
    expect((await caller(server.base, server.ownerKey).get("/keys")).status).toBe(200);
  });
});
