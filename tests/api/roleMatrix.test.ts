import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  type ApiRoute,
  filledPath,
  ROLES,
  type Role,
  readApiRoutes,
} from "../support/apiRoutes.ts";
import { type BrowserCaller, browserCaller, signedInBrowser } from "../support/browserCaller.ts";
import { makeRoster, SMALL_COMPANY } from "../support/company.ts";
import { caller } from "../support/http.ts";
import { startServer, type TestServer } from "../support/server.ts";
import { makeAccount } from "../support/startSignIn.ts";

/** One caller of every route: by whom, and with what proof. */
interface Row {
  readonly name: string;
  readonly role: Role | null;
  readonly browser: BrowserCaller;
  readonly headers: Readonly<Record<string, string>>;
}

let server: TestServer;
let rows: Row[];
let routes: ApiRoute[];

beforeAll(async () => {
  // With a clock, so that the route that moves it exists.
  server = await startServer({ clock: "2026-03-02" });
  const owner = caller(server.base, server.ownerKey);
  const keyOf = async (role: Role): Promise<string> =>
    (await owner.post("/keys", { name: `matrix ${role}`, role })).body.key;
  await caller(server.base, await keyOf("hr")).postCsv("/roster", makeRoster(SMALL_COMPANY));
  const browser = browserCaller(server.base);
  rows = [
    { name: "nobody", role: null, browser, headers: {} },
    {
      name: "the owner key",
      role: "owner",
      browser,
      headers: { authorization: `Bearer ${server.ownerKey}` },
    },
  ];
  for (const role of ROLES) {
    const headers = { authorization: `Bearer ${await keyOf(role)}` };
    rows.push({ name: `a key of ${role}`, role, browser, headers });
    const account = await makeAccount(server, { email: `${role}@example.invalid`, role });
    rows.push({
      name: `an account of ${role}`,
      role,
      browser: await signedInBrowser(server.base, account),
      headers: {},
    });
  }
  routes = await readApiRoutes(server);
});
afterAll(() => server.stop());

/** Calls a route as somebody, with the right type of body and nothing in it. */
async function statusOf(route: ApiRoute, row: Row): Promise<number> {
  const { contentType } = route;
  const body = contentType === undefined ? undefined : contentType === "text/csv" ? "x" : {};
  const headers = contentType === undefined ? {} : { "content-type": contentType };
  const all = { ...headers, ...row.headers };
  return (await row.browser.call(route.method, filledPath(route), body, all)).status;
}

function expectedOf({ roles }: ApiRoute, { role }: Row): "let in" | 401 | 403 {
  if (roles === "public") return "let in";
  if (role === null) return 401;
  return roles?.includes(role) ? "let in" : 403;
}

describe("the role × route matrix", () => {
  it("has a row for every role, by key and by account, and every route with its roles", () => {
    expect(rows.map(({ name }) => name)).toHaveLength(2 + 2 * ROLES.length);
    expect(routes.length).toBeGreaterThan(35);
    const unmarked = routes.filter(
      ({ roles }) =>
        roles !== "public" && !(roles?.length && roles.every((role) => ROLES.includes(role))),
    );
    expect(unmarked).toEqual([]);
  });

  it("holds in every cell", async () => {
    const wrong: string[] = [];
    // Signing out comes last: it is open to all, and ends what the other cells need.
    const isSignOut = ({ path }: ApiRoute) => path === "/auth/sign-out";
    const inOrder = [...routes.filter((route) => !isSignOut(route)), ...routes.filter(isSignOut)];
    for (const route of inOrder) {
      for (const row of rows) {
        const status = await statusOf(route, row);
        const expected = expectedOf(route, row);
        const isRight =
          expected === "let in"
            ? status < 500 && ![401, 403].includes(status)
            : status === expected;
        if (!isRight) wrong.push(`${route.method} ${route.path} as ${row.name}: ${status}`);
      }
    }
    expect(wrong).toEqual([]);
  }, 180_000);

  it("is what the contract says of the routes that it names", () => {
    const rolesOf = (method: string, path: string) =>
      routes.find((route) => route.method === method && route.path === path)?.roles;
    const all = [...ROLES].sort();
    for (const [method, path, roles] of [
      ["POST", "/accounts", ["owner"]],
      ["GET", "/accounts", ["owner"]],
      ["PATCH", "/accounts/{id}", ["owner"]],
      ["DELETE", "/accounts/{id}", ["owner"]],
      ["DELETE", "/accounts/{id}/second-factor", ["owner"]],
      ["POST", "/second-factor", all],
      ["POST", "/second-factor/removal", all],
      ["POST", "/keys", ["owner"]],
      ["GET", "/keys", ["owner"]],
      ["DELETE", "/keys/{id}", ["owner"]],
      ["PUT", "/settings", ["owner"]],
      ["POST", "/clock", ["owner"]],
      ["GET", "/audit-log", ["observer", "owner"]],
      ["POST", "/roster/preview", ["hr"]],
      ["POST", "/roster", ["hr"]],
      ["POST", "/records/preview", ["hr"]],
      ["POST", "/records", ["hr"]],
      ["GET", "/records", ["hr", "observer", "owner"]],
      ["GET", "/records/state", ["hr", "observer", "owner"]],
      ["POST", "/baselines", ["hr"]],
      ["GET", "/baselines", all],
      ["POST", "/targets", ["hr"]],
      ["GET", "/targets", all],
      ["POST", "/breaks", ["hr"]],
      ["DELETE", "/breaks/{id}", ["hr"]],
      ["GET", "/breaks", ["hr", "observer", "owner"]],
      ["POST", "/surveys/{slug}/drafts", ["hr"]],
      ["POST", "/surveys/{slug}/versions", ["hr"]],
      ["POST", "/waves", ["hr"]],
      ["GET", "/waves/{id}/plan", ["hr"]],
      ["POST", "/waves/{id}/launch", ["hr"]],
      ["POST", "/waves/{id}/extend", ["hr"]],
      ["POST", "/waves/{id}/close", ["hr"]],
      ["GET", "/waves/{id}/invitations", ["hr"]],
      ["GET", "/waves/{id}/posters", ["hr"]],
      ["GET", "/waves/{id}/preview", ["hr"]],
      ["POST", "/waves/{id}/comments/redact", ["hr"]],
      ["POST", "/waves/{id}/release", ["hr"]],
      ["POST", "/waves/{id}/destroy", ["hr"]],
      ["GET", "/waves/{id}/participation", ["hr", "observer"]],
      ["GET", "/waves/{id}/results", all],
      ["GET", "/waves/{id}/statement", all],
      ["GET", "/suggestions", ["hr"]],
      ["GET", "/suggestions/summary", ["hr", "observer", "owner"]],
      ["GET", "/suggestions/{id}", ["hr"]],
      ["POST", "/suggestions/{id}/decision", ["hr"]],
      ["POST", "/suggestions/{id}/reply", ["hr"]],
      ["GET", "/actions", ["hr"]],
      ["POST", "/actions", ["hr"]],
      ["PUT", "/actions/{id}", ["hr"]],
      ["DELETE", "/actions/{id}", ["hr"]],
      ["GET", "/surveys", all],
      ["GET", "/settings", all],
      ["GET", "/units", all],
      ["GET", "/session", all],
      ["POST", "/accounts/password", all],
    ] as const) {
      const actual = rolesOf(method, path);
      expect([method, path, Array.isArray(actual) ? [...actual].sort() : actual]).toEqual([
        method,
        path,
        roles,
      ]);
    }
  });

  it("opens without signing in what the contract calls public, and no more", () => {
    const open = routes.filter(({ roles }) => roles === "public");
    expect(open.map(({ method, path }) => `${method} ${path}`).sort()).toEqual([
      "GET /challenge",
      "GET /done",
      "GET /health",
      "GET /manifests/{fingerprint}",
      "GET /surveys/{slug}/versions/{version}",
      "GET /waves/{id}/company-results",
      "GET /waves/{id}/manifest",
      "GET /waves/{id}/receipts",
      "POST /auth/sign-in/email",
      "POST /auth/sign-in/second-factor",
      "POST /auth/sign-out",
      "POST /ballot",
      "POST /suggestions",
      "POST /suggestions/followup/read",
      "POST /suggestions/followup/reply",
    ]);
  });
});
