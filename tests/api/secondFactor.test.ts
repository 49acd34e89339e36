import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type BrowserCaller, browserCaller, signedInBrowser } from "../support/browserCaller.ts";
import {
  makeAccount,
  type SignInServer,
  sessionStatus,
  startSignIn,
} from "../support/startSignIn.ts";
import { totpOf } from "../support/totp.ts";

let server: SignInServer;
let count = 0;

beforeAll(async () => {
  server = await startSignIn();
});
afterAll(() => server.close());

const newAccount = (role = "hr") =>
  makeAccount(server, { email: `factor${++count}@example.invalid`, role });

type Made = Awaited<ReturnType<typeof newAccount>>;

/** Somebody whose second factor is on, with all that they hold. */
interface Enrolled extends Made {
  readonly browser: BrowserCaller;
  readonly secret: string;
  readonly recoveryCodes: readonly string[];
}

/** Sets a second factor up by the code of now; the next one is right already, and left to use. */
async function enrolled(role = "hr"): Promise<Enrolled> {
  const account = await newAccount(role);
  const browser = await signedInBrowser(server.base, account);
  const { password } = account;
  const { body: begun } = await browser.post("/second-factor", { password });
  const confirmed = await browser.post("/second-factor/confirmation", {
    code: totpOf(begun.secret),
  });
  if (confirmed.status !== 200) throw new Error(confirmed.text);
  return { ...account, browser, secret: begun.secret, ...confirmed.body };
}

/** The first step: the right password. */
async function challenged({ email, password }: Made) {
  const browser = browserCaller(server.base);
  const { status, body, headers } = await browser.post("/auth/sign-in/email", { email, password });
  const answer = (code: string) =>
    browser.post("/auth/sign-in/second-factor", { challenge: body.challenge, code });
  return { browser, status, body, headers, answer };
}

const firstCode = (answer: { body: { errors?: { pointer: string; code: string }[] } }) =>
  answer.body.errors?.map(({ pointer, code }) => [pointer, code]);

/** Six digits that no clock near now shows. */
function wrongCode(secret: string, number: number): string {
  const right = [-2, -1, 0, 1, 2].map((step) => totpOf(secret, step));
  const code = String(number).padStart(6, "0");
  return right.includes(code) ? wrongCode(secret, number + 1000) : code;
}

describe("setting up a second factor", () => {
  it("asks for the password, gives the secret, and counts from a first right code on", async () => {
    const account = await newAccount();
    const browser = await signedInBrowser(server.base, account);
    const refused = await browser.post("/second-factor", { password: "not the password" });
    expect([refused.status, firstCode(refused)]).toEqual([422, [["/password", "wrong-password"]]]);

    const begun = await browser.post("/second-factor", { password: account.password });
    expect(begun.status).toBe(200);
    const uri = new URL(begun.body.uri);
    expect([uri.protocol, uri.host]).toEqual(["otpauth:", "totp"]);
    expect(decodeURIComponent(uri.pathname)).toBe(`/Anwen:${account.email}`);
    expect(uri.searchParams.get("secret")).toBe(begun.body.secret);
    expect(begun.body.secret).toMatch(/^[A-Z2-7]{32,}$/);
    expect(begun.headers.get("cache-control")).toBe("no-store");

    // Begun only: the password alone still signs in.
    expect((await challenged(account)).status).toBe(200);
    const wrong = await browser.post("/second-factor/confirmation", {
      code: wrongCode(begun.body.secret, 1),
    });
    expect([wrong.status, firstCode(wrong)]).toEqual([422, [["/code", "wrong-code"]]]);
    const confirmed = await browser.post("/second-factor/confirmation", {
      code: totpOf(begun.body.secret),
    });
    expect(confirmed.status).toBe(200);
    expect(new Set(confirmed.body.recoveryCodes).size).toBe(10);
    expect((await browser.get("/second-factor")).body).toEqual({
      isOn: true,
      recoveryCodesLeft: 10,
    });
    expect((await browser.get("/session")).body.hasSecondFactor).toBe(true);
    const again = await browser.post("/second-factor", { password: account.password });
    expect([again.status, again.body.type]).toEqual([409, "/problems/is-on-already"]);
  });

  it("ends the sessions that were opened without it, and keeps the one that set it up", async () => {
    const account = await newAccount();
    const elsewhere = await signedInBrowser(server.base, account);
    const browser = await signedInBrowser(server.base, account);
    const { body } = await browser.post("/second-factor", { password: account.password });
    await browser.post("/second-factor/confirmation", { code: totpOf(body.secret) });
    expect(await sessionStatus(elsewhere)).toBe(401);
    expect(await sessionStatus(browser)).toBe(200);
  });

  it("leaves secret, recovery codes and passwords nowhere readable", async () => {
    const { secret, recoveryCodes, password } = await enrolled();
    const dump = JSON.stringify(server.dumpDatabase());
    for (const trace of [secret, Buffer.from(secret).toString("base64"), password]) {
      expect(dump).not.toContain(trace);
    }
    for (const code of recoveryCodes) expect(dump).not.toContain(code);
  });
});

describe("a sign-in with a second factor", () => {
  it("gives no session for the password alone, and one for the code", async () => {
    const account = await enrolled();
    const before = server.dumpDatabase().account_session?.length;
    const { browser, status, body, headers, answer } = await challenged(account);
    expect([status, Object.keys(body)]).toEqual([202, ["challenge"]]);
    expect(headers.getSetCookie()).toEqual([]);
    expect(server.dumpDatabase().account_session?.length).toBe(before);
    expect(await sessionStatus(browser)).toBe(401);
    const { status: answered, body: session } = await answer(totpOf(account.secret, 1));
    expect([answered, session.id, session.hasSecondFactor]).toEqual([200, account.id, true]);
    expect(await sessionStatus(browser)).toBe(200);
  });

  it("takes a code once, also from another challenge, and many at once only once", async () => {
    const account = await enrolled();
    const code = totpOf(account.secret, 1);
    const all = await Promise.all([1, 2, 3].map(() => challenged(account)));
    const answers = await Promise.all(all.map(({ answer }) => answer(code)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    const replayed = await (await challenged(account)).answer(code);
    expect([replayed.status, firstCode(replayed)]).toEqual([422, [["/code", "code-tried-before"]]]);
  });

  it("takes a recovery code as it is typed, once, and tells how many are left", async () => {
    const account = await enrolled();
    const [first = ""] = account.recoveryCodes;
    const typed = ` ${first.toUpperCase().replace("-", " ")} `;
    const { browser, answer } = await challenged(account);
    expect((await answer(typed)).status).toBe(200);
    expect((await browser.get("/second-factor")).body.recoveryCodesLeft).toBe(9);
    const again = await (await challenged(account)).answer(first);
    expect([again.status, firstCode(again)]).toEqual([422, [["/code", "wrong-code"]]]);
    const log = JSON.stringify(server.dumpDatabase().audit_log);
    expect(log).toContain("account.recovery-code-used");
    expect(log).not.toContain(first);
  });

  it("takes digits of a Chinese keyboard and with a space", async () => {
    const account = await enrolled();
    const code = totpOf(account.secret, 1);
    const wide = code.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
    const typed = `${wide.slice(0, 3)} ${wide.slice(3)}`;
    expect((await (await challenged(account)).answer(typed)).status).toBe(200);
  });

  it("makes wrong codes wait longer and longer, while a recovery code still opens", async () => {
    const account = await enrolled();
    const statuses: number[] = [];
    const { answer } = await challenged(account);
    const right = await challenged(account);
    for (let i = 0; i < 3; i++) statuses.push((await answer(wrongCode(account.secret, i))).status);
    expect(statuses).toEqual([422, 422, 422]);
    const early = await right.answer(totpOf(account.secret, 1));
    expect([early.status, early.body.type]).toEqual([429, "/problems/too-many-requests"]);
    const firstWait = Number(early.headers.get("retry-after"));
    expect(firstWait).toBeGreaterThan(0);
    expect(firstWait).toBeLessThanOrEqual(2);
    const row = () =>
      server
        .dumpDatabase()
        .account_second_factor?.find(({ account: whose }) => whose === account.id);
    await new Promise((resolve) => setTimeout(resolve, 2100));
    const { answer: later } = await challenged(account);
    expect((await later(wrongCode(account.secret, 50))).status).toBe(422);
    const soon = await later(wrongCode(account.secret, 51));
    const secondWait = Number(soon.headers.get("retry-after"));
    expect(secondWait).toBeGreaterThan(2);
    expect(secondWait).toBeLessThanOrEqual(4);
    expect((await later(account.recoveryCodes[0] ?? "")).status).toBe(200);
    // A right one forgets the wrong ones.
    expect([row()?.wrong_codes, row()?.next_try_at_ms]).toEqual([0, 0]);
  });

  it("ends a challenge after five wrong recovery codes, and takes no forged one", async () => {
    const account = await enrolled();
    const { body, browser, answer } = await challenged(account);
    for (let i = 0; i < 5; i++) expect((await answer(`aaaaa-aaaa${i}`)).status).toBe(422);
    const over = await answer(account.recoveryCodes[0] ?? "");
    expect([over.status, over.body.type]).toEqual([401, "/problems/challenge-over"]);

    const fresh = await challenged(account);
    const [identifier = ""] = fresh.body.challenge.split(".");
    for (const challenge of ["x", identifier, `${identifier}.AAAA`, body.challenge, "%"]) {
      const code = account.recoveryCodes[1] ?? "";
      const forged = await browser.post("/auth/sign-in/second-factor", { challenge, code });
      expect([forged.status, forged.body.type]).toEqual([401, "/problems/challenge-over"]);
    }
    expect((await fresh.answer(account.recoveryCodes[1] ?? "")).status).toBe(200);
  });

  it("is refused for a disabled account as a wrong password is, before and at the code", async () => {
    const account = await enrolled();
    const { answer } = await challenged(account);
    const disabled = await server.owner.get("/accounts");
    expect(disabled.status).toBe(200);
    const owner = { authorization: `Bearer ${server.ownerKey}` };
    await browserCaller(server.base).call(
      "PATCH",
      `/accounts/${account.id}`,
      { isDisabled: true },
      owner,
    );
    const late = await answer(totpOf(account.secret, 1));
    expect([late.status, late.headers.getSetCookie()]).toEqual([401, []]);
    const { status, body } = await challenged(account);
    expect([status, body.type]).toEqual([401, "/problems/wrong-email-or-password"]);
  });

  it("lets one change the password, and goes on in a new session", async () => {
    const account = await enrolled();
    const next = "a wholly other password";
    const changed = await account.browser.post("/accounts/password", {
      current: account.password,
      next,
    });
    expect(changed.status).toBe(200);
    expect(await sessionStatus(account.browser)).toBe(200);
    expect((await challenged({ ...account, password: next })).status).toBe(202);
  });
});

describe("weakening a second factor", () => {
  it("needs the password and a code, to turn it off and for new recovery codes", async () => {
    const account = await enrolled();
    const { browser, password, secret, recoveryCodes } = account;
    const code = recoveryCodes[0] ?? "";
    for (const path of ["/second-factor/recovery-codes", "/second-factor/removal"]) {
      const badPassword = await browser.post(path, { password: "not the password", code });
      expect([badPassword.status, firstCode(badPassword)]).toEqual([
        422,
        [["/password", "wrong-password"]],
      ]);
      const badCode = await browser.post(path, { password, code: "aaaaa-aaaaa" });
      expect([badCode.status, firstCode(badCode)]).toEqual([422, [["/code", "wrong-code"]]]);
    }
    // The wrong password used no recovery code up.
    expect((await browser.get("/second-factor")).body.recoveryCodesLeft).toBe(10);
    const drawn = await browser.post("/second-factor/recovery-codes", {
      password,
      code: totpOf(secret, 1),
    });
    expect(drawn.status).toBe(200);
    expect((await (await challenged(account)).answer(code)).status).toBe(422);
    const [fresh = ""] = drawn.body.recoveryCodes;
    const off = await browser.post("/second-factor/removal", { password, code: fresh });
    expect(off.status).toBe(200);
    expect((await browser.get("/second-factor")).body).toEqual({
      isOn: false,
      recoveryCodesLeft: 0,
    });
    expect((await challenged(account)).status).toBe(200);
  });

  it("by the owner ends the account's sessions, and stands in the log", async () => {
    const account = await enrolled();
    const unknown = await server.owner.remove(`/accounts/${crypto.randomUUID()}/second-factor`);
    expect(unknown.status).toBe(404);
    const reset = await server.owner.remove(`/accounts/${account.id}/second-factor`);
    expect(reset.status).toBe(200);
    expect(await sessionStatus(account.browser)).toBe(401);
    expect((await challenged(account)).status).toBe(200);
    const { items } = (await server.owner.get("/audit-log")).body;
    // Behind it stands the sign-in just now.
    expect(items[1]).toMatchObject({
      action: "account.second-factor-reset",
      subject: account.id,
      detail: { email: account.email },
    });
  });
});

it("behind a drawn password that is over, the code opens nothing and the reason is told", async () => {
  const account = await enrolled();
  const reset = await browserCaller(server.base).call(
    "PATCH",
    `/accounts/${account.id}`,
    { resetPassword: true },
    { authorization: `Bearer ${server.ownerKey}` },
  );
  await server.runSql(
    `UPDATE account SET password_drawn_at_ms = ${Date.now() - 7 * 86_400_000} WHERE id = '${account.id}'`,
  );
  const asked = await challenged({ ...account, password: reset.body.password });
  expect(asked.status).toBe(202);
  const answered = await browserCaller(server.base).post("/auth/sign-in/second-factor", {
    ...{ challenge: asked.body.challenge, code: account.recoveryCodes[0] },
  });
  expect([answered.status, answered.body.type]).toEqual([401, "/problems/password-expired"]);
  expect(answered.headers.getSetCookie()).toEqual([]);
});

describe("the setting that asks for a second factor", () => {
  it("lets owner and HR into nothing else before, and leaves keys and other roles alone", async () => {
    const [hr, owner, observer] = [
      await newAccount("hr"),
      await newAccount("owner"),
      await newAccount("observer"),
    ];
    const [byHr, byOwner, byObserver] = await Promise.all(
      [hr, owner, observer].map((who) => signedInBrowser(server.base, who)),
    );
    if (!byHr || !byOwner || !byObserver) throw new Error("nobody signed in");
    const set = await server.owner.put("/settings", { secondFactorRequired: true });
    expect(set.body.secondFactorRequired).toBe(true);
    try {
      for (const browser of [byHr, byOwner]) {
        const held = await browser.get("/settings");
        expect([held.status, held.body.type]).toEqual([403, "/problems/second-factor-required"]);
        expect((await browser.get("/session")).body.mustSetUpSecondFactor).toBe(true);
      }
      expect((await byHr.get("/units")).status).toBe(403);
      expect((await byHr.post("/waves", {})).status).toBe(403);
      expect((await byOwner.get("/accounts")).status).toBe(403);
      expect((await byObserver.get("/settings")).status).toBe(200);
      expect((await byObserver.get("/session")).body.mustSetUpSecondFactor).toBeUndefined();
      expect((await server.owner.get("/accounts")).status).toBe(200);

      const { body } = await byHr.post("/second-factor", { password: hr.password });
      const code = totpOf(body.secret);
      expect((await byHr.post("/second-factor/confirmation", { code })).status).toBe(200);
      expect((await byHr.get("/units")).status).toBe(200);
    } finally {
      await server.owner.put("/settings", { secondFactorRequired: false });
    }
    expect((await byOwner.get("/accounts")).status).toBe(200);
  });
});
