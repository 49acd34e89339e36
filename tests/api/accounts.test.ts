import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type BrowserCaller, browserCaller, signedInBrowser } from "../support/browserCaller.ts";
import { makeRoster, SMALL_COMPANY } from "../support/company.ts";
import { type Caller, caller } from "../support/http.ts";
import {
  makeAccount,
  type SignInServer,
  sessionStatus,
  startSignIn,
} from "../support/startSignIn.ts";

let server: SignInServer;
let owner: BrowserCaller;
let hrKey: Caller;
let units: { id: string; path: string }[];
let count = 0;

beforeAll(async () => {
  server = await startSignIn();
  owner = await signedInBrowser(
    server.base,
    await makeAccount(server, { email: "owner@example.invalid", role: "owner" }),
  );
  const key = (await server.owner.post("/keys", { name: "hr", role: "hr" })).body.key;
  hrKey = caller(server.base, key);
  await hrKey.postCsv("/roster", makeRoster(SMALL_COMPANY));
  units = (await hrKey.get("/units")).body.items;
});
afterAll(() => server.close());

const email = () => `person${++count}@example.invalid`;
const unitOf = (path: string) => units.find((unit) => unit.path === path)?.id ?? "";
const newAccount = (wanted: { role: string; units?: string[] }) =>
  makeAccount(server, { email: email(), ...wanted });
const lastAudit = async () => (await owner.get("/audit-log")).body.items[0];

describe("a new account", () => {
  it("gets a password that is shown once and stored as a hash", async () => {
    const made = await owner.post("/accounts", { email: email(), name: "甲一", role: "hr" });
    expect(made.status).toBe(201);
    const { password, ...account } = made.body;
    expect(password).toMatch(/^([0-9a-hjkmnp-tv-z]{5}-){3}[0-9a-hjkmnp-tv-z]{5}$/);
    const listed = await owner.get("/accounts");
    expect(listed.body.items).toContainEqual({
      ...account,
      ...{ units: [], isDisabled: false, hasSecondFactor: false },
    });
    const stored = JSON.stringify(server.dumpDatabase());
    expect(listed.text + stored).not.toContain(password);
    expect(stored).toContain("scrypt$16384$8$5$");
    expect(await signedInBrowser(server.base, made.body).then(sessionStatus)).toBe(200);
  });

  it("may get a password from the owner, which is not shown again", async () => {
    const wanted = { email: email(), name: "甲一", role: "observer", password: "twelve chars" };
    const made = await owner.post("/accounts", wanted);
    expect([made.status, made.body.password]).toEqual([201, undefined]);
    expect(await signedInBrowser(server.base, wanted).then(sessionStatus)).toBe(200);
    const short = await owner.post("/accounts", { ...wanted, email: email(), password: "short" });
    expect([short.status, short.body.errors[0].pointer]).toEqual([422, "/password"]);
  });

  it("takes an id of the caller's and refuses a second one with the same id or e-mail", async () => {
    const id = crypto.randomUUID();
    const wanted = { id, email: `Mixed.${email()}`, name: "甲一", role: "hr" };
    const made = await owner.post("/accounts", wanted);
    expect([made.body.id, made.body.email]).toEqual([id, wanted.email.toLowerCase()]);
    const sameId = await owner.post("/accounts", { ...wanted, email: email() });
    expect([sameId.status, sameId.body.type]).toEqual([409, "/problems/id-taken"]);
    const { id: _, ...rest } = wanted;
    const sameEmail = await owner.post("/accounts", rest);
    expect([sameEmail.status, sameEmail.body.type]).toEqual([409, "/problems/email-taken"]);
    const twice = [rest, rest].map((each) => ({ ...each, email: `twice.${wanted.email}` }));
    const both = await Promise.all(twice.map((each) => owner.post("/accounts", each)));
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
  });

  it("leads units that exist, and only as a manager", async () => {
    const wanted = { email: email(), name: "甲一", role: "manager", units: ["u99999"] };
    const unknown = await owner.post("/accounts", wanted);
    expect(unknown.body.errors[0]).toMatchObject({ pointer: "/units", code: "unknown-unit" });
    const hr = await owner.post("/accounts", { ...wanted, role: "hr", units: [unitOf("总部")] });
    expect(hr.body.errors[0]).toMatchObject({ pointer: "/units", code: "units-without-manager" });
  });

  it("is the owner's alone to make", async () => {
    const wanted = { email: email(), name: "甲一", role: "owner" };
    const hr = await signedInBrowser(server.base, await newAccount({ role: "hr" }));
    for (const [who, status] of [
      [hrKey, 403],
      [hr, 403],
      [browserCaller(server.base), 401],
    ] as const) {
      expect((await who.post("/accounts", wanted)).status).toBe(status);
    }
  });
});

describe("a changed account", () => {
  it("has its new role and units from its next call on", async () => {
    const east = unitOf("总部/华东区");
    const account = await newAccount({ role: "manager", units: [east] });
    const browser = await signedInBrowser(server.base, account);
    const seen = async () =>
      (await browser.get("/units")).body.items.map(({ path }: { path: string }) => path);
    expect(await seen()).toEqual(["总部", "总部/华东区"]);
    await owner.patch(`/accounts/${account.id}`, { units: [unitOf("总部/华南区")] });
    expect(await seen()).toEqual(["总部", "总部/华南区"]);
    const hr = await owner.patch(`/accounts/${account.id}`, { role: "hr", name: "乙二" });
    expect(hr.body).toMatchObject({ role: "hr", units: [], name: "乙二" });
    expect(await seen()).toHaveLength(4);
    const refused = await owner.patch(`/accounts/${account.id}`, { units: [east] });
    expect(refused.status).toBe(422);
    expect(await sessionStatus(browser)).toBe(200);
  });

  it("is out at once when it is disabled, and may come back", async () => {
    const account = await newAccount({ role: "observer" });
    const browser = await signedInBrowser(server.base, account);
    await owner.patch(`/accounts/${account.id}`, { isDisabled: true });
    expect(await sessionStatus(browser)).toBe(401);
    await owner.patch(`/accounts/${account.id}`, { isDisabled: false });
    expect(await sessionStatus(browser)).toBe(401);
    expect(await signedInBrowser(server.base, account).then(sessionStatus)).toBe(200);
  });

  it("is out when the owner gives it a password or has one drawn", async () => {
    const account = await newAccount({ role: "hr" });
    const path = `/accounts/${account.id}`;
    const first = await signedInBrowser(server.base, account);
    const given = { email: account.email, password: "given by the owner" };
    expect((await owner.patch(path, { password: given.password })).body.password).toBeUndefined();
    expect(await sessionStatus(first)).toBe(401);
    const second = await signedInBrowser(server.base, given);
    const drawn = (await owner.patch(path, { resetPassword: true })).body.password;
    expect(await sessionStatus(second)).toBe(401);
    const third = await signedInBrowser(server.base, { ...given, password: drawn });
    expect(await sessionStatus(third)).toBe(200);
    const both = await owner.patch(path, { password: "given by the owner", resetPassword: true });
    expect([both.status, both.body.errors[0].pointer]).toEqual([422, "/resetPassword"]);
  });

  it("must exist", async () => {
    const path = `/accounts/${crypto.randomUUID()}`;
    expect((await owner.patch(path, { name: "x" })).status).toBe(404);
    expect((await owner.remove(path)).status).toBe(404);
  });
});

describe("a removed account", () => {
  it("is out at once, leaves nothing but the log, and its e-mail may be used again", async () => {
    const account = await newAccount({ role: "hr" });
    const browser = await signedInBrowser(server.base, account);
    const removed = await owner.remove(`/accounts/${account.id}`);
    expect([removed.status, removed.body]).toEqual([200, { id: account.id }]);
    expect(await sessionStatus(browser)).toBe(401);
    const { audit_log, ...tables } = server.dumpDatabase();
    expect(JSON.stringify(tables)).not.toContain(account.id);
    expect(JSON.stringify(audit_log)).toContain(account.id);
    const again = await owner.post("/accounts", { email: account.email, name: "x", role: "hr" });
    expect(again.status).toBe(201);
  });
});

describe("the audit log", () => {
  it("says who did what to whom, and never a password", async () => {
    const me = (await owner.get("/session")).body;
    const account = await newAccount({ role: "manager", units: [unitOf("总部/华东区")] });
    const { password } = account;
    const next = "a password of one's own";
    const other = await signedInBrowser(server.base, account);
    await other.post("/accounts/password", { current: password, next });
    expect(await lastAudit()).toMatchObject({
      ...{ action: "account.password-changed", actor: account.id, subject: account.id },
      detail: {},
    });
    await owner.patch(`/accounts/${account.id}`, { isDisabled: true, password: "yet another one" });
    expect(await lastAudit()).toMatchObject({
      ...{ action: "account.changed", actor: me.id, subject: account.id },
      detail: { changed: ["isDisabled", "password"], isDisabled: true },
    });
    await owner.remove(`/accounts/${account.id}`);
    expect(await lastAudit()).toMatchObject({
      ...{ action: "account.removed", actor: me.id, actorName: me.name, subject: account.id },
      detail: { email: account.email, role: "manager" },
    });
    const log = (await owner.get("/audit-log")).text;
    for (const secret of [password, next, "yet another one", "scrypt$"]) {
      expect(log).not.toContain(secret);
    }
  });
});

describe("a manager without units", () => {
  it("sees the company and nothing below it, by account and by key", async () => {
    const account = await signedInBrowser(server.base, await newAccount({ role: "manager" }));
    const made = await server.owner.post("/keys", { name: "m", role: "manager" });
    for (const manager of [account, caller(server.base, made.body.key)]) {
      const { status, body } = await manager.get("/units");
      expect([status, body.items.map(({ path }: { path: string }) => path)]).toEqual([
        200,
        ["总部"],
      ]);
      expect((await manager.get("/waves")).body).toEqual({ items: [] });
    }
  });

  it("gets an empty list, not a refusal, where there is no company yet", async () => {
    const empty = await startSignIn();
    const account = await makeAccount(empty, { email: "m@example.invalid", role: "manager" });
    const manager = await signedInBrowser(empty.base, account);
    const { status, body } = await manager.get("/units");
    expect([status, body]).toEqual([200, { items: [] }]);
    await empty.close();
  });
});
