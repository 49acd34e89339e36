import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { browserCaller, signedInBrowser } from "../support/browserCaller.ts";
import {
  makeAccount,
  type SignInServer,
  sessionStatus,
  startSignIn,
} from "../support/startSignIn.ts";

const HOUR_MS = 3_600_000;
let server: SignInServer;
let count = 0;

beforeAll(async () => {
  server = await startSignIn();
});
afterAll(() => server.close());

/** A fresh account each time, so that no test meets another's attempts. */
const newAccount = (role = "hr") =>
  makeAccount(server, { email: `hr${++count}@example.invalid`, role });

/** The mark that a sign-in has left in the browser. */
const deviceOf = ({ headers }: { headers: Headers }): string =>
  /anwen_device=([^;]+)/.exec(headers.getSetCookie().join())?.[1] ?? "";

const ownerPatch = (path: string, body: object) =>
  browserCaller(server.base).call("PATCH", path, body, {
    authorization: `Bearer ${server.ownerKey}`,
  });

const tryPassword = (email: string, password: string, headers = {}) =>
  browserCaller(server.base).call("POST", "/auth/sign-in/email", { email, password }, headers);

describe("a sign-in", () => {
  it("answers with who it is and sets the session cookie exactly as promised", async () => {
    const account = await newAccount();
    const { status, body, headers } = await tryPassword(account.email, account.password);
    expect([status, body]).toEqual([
      200,
      {
        id: account.id,
        name: account.email,
        role: "hr",
        units: [],
        kind: "account",
        email: account.email,
        hasSecondFactor: false,
      },
    ]);
    expect(headers.getSetCookie()).toEqual([
      expect.stringMatching(
        /^anwen_session=[A-Za-z0-9._%-]+; Path=\/api; HttpOnly; Secure; SameSite=Lax$/,
      ),
      // The mark of the browser: nothing of the account can be read in it.
      expect.stringMatching(
        /^anwen_device=[\w-]{22}\.[\w-]{43}; Path=\/api; HttpOnly; Secure; SameSite=Lax; Max-Age=31536000$/,
      ),
    ]);
  });

  it("takes an e-mail in capitals, and opens the routes of the role", async () => {
    const { email, password } = await newAccount();
    const browser = await signedInBrowser(server.base, { email: email.toUpperCase(), password });
    expect((await browser.get("/session")).body).toMatchObject({ email, kind: "account" });
    expect((await browser.get("/units")).status).toBe(200);
    expect((await browser.get("/accounts")).status).toBe(403);
  });

  it("stores neither address nor browser, nor the password", async () => {
    const account = await newAccount();
    const probe = { "user-agent": "SignInProbe/9.1", "x-forwarded-for": "198.51.100.77" };
    const forwarded = { "x-forwarded-for": "198.51.100.77", "accept-language": "x-klingon" };
    const answer = await tryPassword(account.email, account.password, { ...probe, ...forwarded });
    expect(answer.status).toBe(200);
    const dump = server.dumpDatabase();
    expect(Object.keys(dump.account_session?.[0] ?? {}).sort()).toEqual([
      "account",
      "created_at_ms",
      "expires_at_ms",
      "id",
      "token",
      "updated_at_ms",
    ]);
    const text = JSON.stringify(dump);
    for (const trace of ["SignInProbe", "198.51.100.77", "klingon", account.password]) {
      expect(text).not.toContain(trace);
    }
  });

  it("is refused alike for a wrong password, an unknown e-mail, and a disabled account", async () => {
    const account = await newAccount();
    const disabled = await newAccount();
    const { base, ownerKey } = server;
    await browserCaller(base).call(
      "PATCH",
      `/accounts/${disabled.id}`,
      { isDisabled: true },
      { authorization: `Bearer ${ownerKey}` },
    );
    const answers = [
      await tryPassword(account.email, "not the password"),
      await tryPassword("nobody@example.invalid", "not the password"),
      await tryPassword(disabled.email, disabled.password),
    ];
    for (const { status, body, headers } of answers) {
      const { requestId, ...rest } = body;
      expect(requestId).toMatch(/^[0-9a-f-]{36}$/);
      expect([status, rest]).toEqual([
        401,
        {
          type: "/problems/wrong-email-or-password",
          title: "E-mail and password do not fit together.",
          status: 401,
        },
      ]);
      expect(headers.getSetCookie()).toEqual([]);
    }
    const rows = server.dumpDatabase().account_session ?? [];
    expect(rows.filter(({ account: id }) => id === disabled.id)).toEqual([]);
  });

  it("takes about as long whether the account exists or not", async () => {
    const { email } = await newAccount();
    const medianMs = async (tried: string) => {
      const times: number[] = [];
      for (let i = 0; i < 5; i++) {
        // Strangers rest after a wrong one.
        await new Promise((resolve) => setTimeout(resolve, 850));
        const startedAt = performance.now();
        await tryPassword(tried, "not the password", { "x-forwarded-for": "198.51.100.3" });
        times.push(performance.now() - startedAt);
      }
      return times.sort((a, b) => a - b)[2] ?? 0;
    };
    const known = await medianMs(email);
    const unknown = await medianMs("nobody-there@example.invalid");
    // Without a hash for the unknown it would take a tenth.
    expect(unknown).toBeGreaterThan(known / 2);
    expect(known).toBeGreaterThan(unknown / 2);
  });

  it("is delayed after five wrong passwords, known or not, for the address that tried them only", async () => {
    for (const { email, password } of [
      await newAccount(),
      { email: "ghost@example.invalid", password: "x" },
    ]) {
      const here = { "x-forwarded-for": `198.51.100.${10 + count++}` };
      for (let i = 0; i < 5; i++)
        expect((await tryPassword(email, "wrong", here)).status).toBe(401);
      const late = await tryPassword(email, password, here);
      expect([late.status, late.body.type]).toEqual([429, "/problems/too-many-requests"]);
      expect(Number(late.headers.get("retry-after"))).toBe(1);
      const elsewhere = await tryPassword(email, password, { "x-forwarded-for": "198.51.100.99" });
      expect(elsewhere.status).toBe(password === "x" ? 401 : 200);
    }
  });

  it("goes through at once in a browser that was signed in before, whoever guesses", async () => {
    const account = await newAccount();
    const here = { "x-forwarded-for": "198.51.100.150" };
    const browser = browserCaller(server.base);
    const signIn = (who: { email: string; password: string }) =>
      browser.call(
        "POST",
        "/auth/sign-in/email",
        { email: who.email, password: who.password },
        here,
      );
    expect((await signIn(account)).status).toBe(200);
    await browser.post("/auth/sign-out", {});
    // Eight guessers at the very same address, without a pause.
    let isOver = false;
    const guessers = Array.from({ length: 8 }, async () => {
      while (!isOver) await tryPassword(account.email, "wrong", here);
    });
    expect((await signIn(account)).status).toBe(200);
    // A stranger with the right password at another address waits for a few hashes at most.
    const there = { "x-forwarded-for": "198.51.100.151" };
    await expect
      .poll(async () => (await tryPassword(account.email, account.password, there)).status, {
        timeout: 10_000,
      })
      .toBe(200);
    isOver = true;
    await Promise.all(guessers);
    // The mark of one account is none for another.
    const other = await newAccount();
    const mark = { ...here, cookie: `anwen_device=${deviceOf(await signIn(account))}` };
    for (let i = 0; i < 5; i++) await tryPassword(other.email, "wrong", here);
    expect((await tryPassword(other.email, other.password, mark)).status).toBe(429);
  });

  it("believes a forwarded address of its own proxies only, and no other header", async () => {
    const { email } = await newAccount();
    const from = (headers: Record<string, string>) => tryPassword(email, "wrong", headers);
    for (let i = 0; i < 5; i++) {
      await from({ "x-forwarded-for": `203.0.113.${i}, 198.51.100.160, 127.0.0.1` });
    }
    expect((await from({ "x-forwarded-for": "203.0.113.9, 198.51.100.160" })).status).toBe(429);
    for (const forged of ["cf-connecting-ip", "x-real-ip", "forwarded"]) {
      const tried = { "x-forwarded-for": "198.51.100.160", [forged]: "203.0.113.77" };
      expect((await from(tried)).status).toBe(429);
    }
    expect((await from({ "x-forwarded-for": "198.51.100.161" })).status).toBe(401);
  });

  it("is refused from another site, in another type, and with unknown fields", async () => {
    const { email, password } = await newAccount();
    const foreign = await tryPassword(email, password, { origin: "https://elsewhere.example" });
    expect([foreign.status, foreign.body.type]).toEqual([403, "/problems/foreign-origin"]);
    const form = await tryPassword(email, password, {
      "content-type": "application/x-www-form-urlencoded",
    });
    expect(form.status).toBe(415);
    const more = await browserCaller(server.base).post("/auth/sign-in/email", {
      ...{ email, password },
      callbackURL: "https://elsewhere.example",
    });
    expect([more.status, more.body.errors[0].pointer]).toEqual([422, ""]);
    expect((await tryPassword(email, password, { origin: null })).status).toBe(200);
  });

  it("has no sign-up and none of the library's other routes", async () => {
    const { base } = server;
    for (const path of ["sign-up/email", "get-session", "update-user", "forget-password", "ok"]) {
      const answer = await browserCaller(base).post(`/auth/${path}`, {
        email: "new@example.invalid",
        password: "a long enough one",
        name: "x",
      });
      expect([path, answer.status]).toEqual([path, 404]);
    }
  });
});

describe("a password", () => {
  it.each([12, 64, 128])(
    "of %i characters outside the basic plane opens its account",
    async (length) => {
      const astral = ["𠮷", "😀", "𝔸", "🀄", "🥟", "𠀋"];
      const password = Array.from({ length }, (_, i) => astral[i % astral.length]).join("");
      const account = await newAccount();
      const browser = await signedInBrowser(server.base, account);
      const changed = await browser.post("/accounts/password", {
        ...{ current: account.password, next: password },
      });
      expect(changed.status).toBe(200);
      expect((await tryPassword(account.email, password)).status).toBe(200);
      const next = `${password.slice(2)}x`;
      const again = await browser.post("/accounts/password", { current: password, next });
      expect(again.status).toBe(200);
      const longer = await browser.post("/accounts/password", {
        ...{ current: next, next: "😀𠮷𝔸🀄🥟".repeat(26) },
      });
      expect([longer.status, longer.body.errors[0]]).toEqual([
        422,
        { pointer: "/next", code: "custom", detail: "A password has 12 to 128 characters." },
      ]);
    },
  );

  it("that guessers try first is refused wherever one is set", async () => {
    const account = await newAccount();
    const browser = await signedInBrowser(server.base, account);
    const path = `/accounts/${account.id}`;
    for (const password of ["1QAZ2wsx3edc", "qwerty123456", "aaaaaaaaaaaa", "121212121212"]) {
      const own = await browser.post("/accounts/password", {
        ...{ current: account.password, next: password },
      });
      expect([own.status, own.body.errors[0].code]).toEqual([422, "password-common"]);
      const given = await ownerPatch(path, { password });
      expect([given.status, given.body.errors[0].code]).toEqual([422, "password-common"]);
      const made = await server.owner.post("/accounts", {
        ...{ email: "common@example.invalid", name: "甲", role: "hr", password },
      });
      expect([made.status, made.body.errors[0].code]).toEqual([422, "password-common"]);
    }
  });
});

describe("a password that the server drew", () => {
  const drawFor = async (role = "hr") => {
    const email = `drawn${count++}@example.invalid`;
    const made = await server.owner.post("/accounts", { email, name: "甲", role });
    return made.body as { id: string; email: string; password: string };
  };

  it("opens nothing but its own change, and everything after that", async () => {
    const drawn = await drawFor();
    const browser = await signedInBrowser(server.base, drawn);
    expect((await browser.get("/session")).body).toMatchObject({ mustChangePassword: true });
    for (const path of ["/waves", "/units", "/surveys", "/settings", "/second-factor"]) {
      const refused = await browser.get(path);
      expect([refused.status, refused.body.type]).toEqual([403, "/problems/password-to-change"]);
    }
    const next = "a password of one's own";
    const changed = await browser.post("/accounts/password", { current: drawn.password, next });
    expect([changed.status, changed.body.mustChangePassword]).toEqual([200, undefined]);
    expect((await browser.get("/waves")).status).toBe(200);
    expect((await tryPassword(drawn.email, drawn.password)).status).toBe(401);
  });

  it("is asked to be changed again each time that the owner has one drawn", async () => {
    const account = await newAccount();
    const reset = await ownerPatch(`/accounts/${account.id}`, { resetPassword: true });
    const browser = await signedInBrowser(server.base, {
      ...account,
      password: reset.body.password,
    });
    expect((await browser.get("/units")).status).toBe(403);
  });

  it("is over after seven days, for a sign-in and for a session", async () => {
    const drawn = await drawFor();
    const browser = await signedInBrowser(server.base, drawn);
    const ago = (ms: number) =>
      server.runSql(
        `UPDATE account SET password_drawn_at_ms = ${Date.now() - ms} WHERE id = '${drawn.id}'`,
      );
    await ago(7 * 86_400_000 - 60_000);
    expect((await browser.get("/session")).status).toBe(200);
    await ago(7 * 86_400_000);
    expect((await browser.get("/session")).status).toBe(401);
    const late = await tryPassword(drawn.email, drawn.password);
    expect([late.status, late.body.type]).toEqual([401, "/problems/password-expired"]);
    expect(late.headers.getSetCookie()).toEqual([]);
  });
});

describe("the log of sign-ins", () => {
  it("says who signed in, and once a day that a wrong password was tried, but never from where", async () => {
    const account = await newAccount();
    const from = { "x-forwarded-for": "198.51.100.180" };
    for (let i = 0; i < 3; i++) await tryPassword(account.email, "wrong", from);
    await tryPassword("nobody@example.invalid", "wrong", from);
    expect((await tryPassword(account.email, account.password, from)).status).toBe(200);
    const { items } = (await server.owner.get("/audit-log")).body as {
      items: { action: string; subject: string; actor: string; detail: object }[];
    };
    const about = items.filter(({ subject }) => subject === account.id);
    expect(about.map(({ action, actor }) => [action, actor])).toEqual([
      ["account.signed-in", account.id],
      ["account.sign-in-refused", "system"],
      ["account.made", "owner"],
    ]);
    expect(JSON.stringify(items)).not.toContain("198.51.100");
  });
});

describe("a session", () => {
  it("ends at sign-out, in the browser and for whoever kept the cookie", async () => {
    const browser = await signedInBrowser(server.base, await newAccount());
    const kept = { cookie: browser.cookie };
    expect((await browser.post("/auth/sign-out", {})).status).toBe(200);
    expect(browser.cookie).toBeNull();
    const again = await browser.call("GET", "/session", undefined, kept);
    expect([again.status, again.body.type]).toEqual([401, "/problems/not-signed-in"]);
    expect((await browser.post("/auth/sign-out", {})).status).toBe(200);
  });

  it("is over after 12 idle hours, and after 7 days however busy", async () => {
    const idle = await signedInBrowser(server.base, await newAccount());
    await server.runSql(`UPDATE account_session SET expires_at_ms = ${Date.now() - 1}`);
    expect(await sessionStatus(idle)).toBe(401);

    const busy = await signedInBrowser(server.base, await newAccount());
    const age = (ms: number) =>
      server.runSql(`UPDATE account_session SET created_at_ms = ${Date.now() - ms}`);
    await age(7 * 24 * HOUR_MS - 60_000);
    expect(await sessionStatus(busy)).toBe(200);
    await age(7 * 24 * HOUR_MS);
    expect(await sessionStatus(busy)).toBe(401);
    expect(server.dumpDatabase().account_session).toEqual([]);
  });

  it("is prolonged by use, by real time", async () => {
    const browser = await signedInBrowser(server.base, await newAccount());
    await server.runSql(`UPDATE account_session SET expires_at_ms = ${Date.now() + HOUR_MS}`);
    expect(await sessionStatus(browser)).toBe(200);
    const [row] = server.dumpDatabase().account_session?.slice(-1) ?? [];
    expect(Number(row?.expires_at_ms) - Date.now()).toBeGreaterThan(11.9 * HOUR_MS);
  });

  it("is not opened by a forged cookie, nor by what the table holds", async () => {
    const browser = await signedInBrowser(server.base, await newAccount());
    const value = browser.cookie ?? "";
    const { token } = server.dumpDatabase().account_session?.at(-1) ?? {};
    for (const cookie of [
      `${value.slice(0, -8)}AAAAA%3D`,
      `anwen_session=${token}`,
      `anwen_session=${token}.`,
      "anwen_session=",
    ]) {
      expect((await browser.call("GET", "/session", undefined, { cookie })).status).toBe(401);
    }
    expect(await sessionStatus(browser)).toBe(200);
  });

  it("does not go together with an API key", async () => {
    const browser = await signedInBrowser(server.base, await newAccount());
    const authorization = `Bearer ${server.ownerKey}`;
    const both = await browser.call("GET", "/session", undefined, { authorization });
    expect([both.status, both.body.type]).toEqual([400, "/problems/two-credentials"]);
  });

  it("changes nothing for another site, or without an Origin", async () => {
    const browser = await signedInBrowser(server.base, await newAccount());
    const port = new URL(server.base).port;
    for (const origin of [
      "https://elsewhere.example",
      "null",
      null,
      `http://localhost:${port}`,
      server.base.replace("http:", "https:"),
      `${server.base}.elsewhere.example`,
    ]) {
      const headers = { origin };
      const answers = [
        await browser.call("POST", "/waves", {}, headers),
        await browser.call("POST", "/auth/sign-out", {}, headers),
        await browser.call(
          "DELETE",
          "/keys/0d9d7a0e-0000-4000-8000-000000000000",
          undefined,
          headers,
        ),
      ];
      expect([origin, answers.map(({ status }) => status)]).toEqual([origin, [403, 403, 403]]);
      expect(answers[0]?.body.type).toBe("/problems/foreign-origin");
    }
    const read = await browser.call("GET", "/waves", undefined, { origin: "https://a.example" });
    expect(read.status).toBe(200);
    expect(read.headers.get("access-control-allow-origin")).toBeNull();
    expect((await browser.post("/waves", {})).status).toBe(422);
  });

  it("may change things from the public origin that the owner set", async () => {
    const browser = await signedInBrowser(server.base, await newAccount());
    const origin = "https://survey.example";
    expect((await browser.call("POST", "/waves", {}, { origin })).status).toBe(403);
    await server.owner.put("/settings", { publicOrigin: origin });
    expect((await browser.call("POST", "/waves", {}, { origin })).status).toBe(422);
    await server.owner.put("/settings", { publicOrigin: null });
  });

  it("never travels with a ballot", async () => {
    const browser = await signedInBrowser(server.base, await newAccount());
    const withCookie = await browser.post("/ballot", { op: "issue" });
    expect([withCookie.status, withCookie.body.type]).toEqual([400, "/problems/no-credentials"]);
    const without = await browser.call("POST", "/ballot", { op: "issue" }, { cookie: null });
    expect(without.status).toBe(422);
    expect(without.headers.getSetCookie()).toEqual([]);
  });
});

describe("one's own password", () => {
  const next = "a new and long password";

  it("is changed with the present one; every other session ends", async () => {
    const account = await newAccount("observer");
    const [browser, other] = [
      await signedInBrowser(server.base, account),
      await signedInBrowser(server.base, account),
    ];
    const before = browser.cookie;
    const changed = await browser.post("/accounts/password", { current: account.password, next });
    expect([changed.status, changed.body.id]).toEqual([200, account.id]);
    expect(browser.cookie).not.toBe(before);
    expect(await sessionStatus(browser)).toBe(200);
    expect(await sessionStatus(other)).toBe(401);
    expect((await tryPassword(account.email, account.password)).status).toBe(401);
    expect((await tryPassword(account.email, next)).status).toBe(200);
  });

  it("stays with a wrong present one, a short new one, and for a key", async () => {
    const account = await newAccount();
    const browser = await signedInBrowser(server.base, account);
    const wrong = await browser.post("/accounts/password", { current: "wrong", next });
    expect([wrong.status, wrong.body.errors[0]]).toMatchObject([
      422,
      { pointer: "/current", code: "wrong-password" },
    ]);
    const short = { current: account.password, next: "short" };
    expect((await browser.post("/accounts/password", short)).body.errors[0].pointer).toBe("/next");
    const key = await server.owner.post("/accounts/password", { current: "x", next });
    expect([key.status, key.body.type]).toEqual([409, "/problems/has-no-password"]);
    expect(await sessionStatus(browser)).toBe(200);
  });

  it("that was drawn is not changed into itself", async () => {
    const email = "drawn-same@example.invalid";
    const made = await server.owner.post("/accounts", { email, name: "甲一", role: "hr" });
    const { password } = made.body;
    const browser = await signedInBrowser(server.base, { email, password });
    const same = await browser.post("/accounts/password", { current: password, next: password });
    expect([same.status, same.body.errors?.[0]?.code]).toEqual([422, "same-password"]);
    expect((await browser.get("/waves")).status).toBe(403);
  });

  it("lets its owner in from a keyboard that takes letters apart, which are hashed alike", async () => {
    const account = await newAccount();
    const browser = await signedInBrowser(server.base, account);
    const composed = "\u01D6\u00E9\u1EA5\u00F1\u00FC\u00E5\u00F4\u00E8".repeat(16);
    const change = { current: account.password, next: composed };
    expect((await browser.post("/accounts/password", change)).status).toBe(200);
    expect((await tryPassword(account.email, composed.normalize("NFD"))).status).toBe(200);
  });
});
