import { beforeAll, describe, expect, it } from "vitest";
import type { Deps } from "../../worker/env.ts";
import { type Account, addAccount } from "../../worker/store/account.ts";
import { sessionKeeper } from "../../worker/store/accountSession.ts";
import { openDatabase } from "../../worker/store/openDatabase.ts";
import { hashPassword, isPassword } from "../../worker/store/passwordHash.ts";
import { freshDeps } from "./ballotWave.ts";

const salt = new Uint8Array(16).fill(7);
const password = "a long enough one";
const made: Account = {
  id: "0d9d7a0e-0000-4000-8000-000000000001",
  email: "m@example.invalid",
  name: "甲一",
  role: "manager",
  units: ["u00001"],
  isDisabled: false,
  hasSecondFactor: false,
  passwordDrawnAtMs: null,
};
const entry = { atMs: 0, actor: "a", actorName: "a", action: "x", subject: "y", detail: {} };

const KEY = { id: "1".repeat(16), text: "x".repeat(43) };

let deps: Deps;
beforeAll(async () => {
  ({ deps } = await freshDeps());
  expect(await addAccount(deps.db, made, hashPassword(password, salt), entry)).toBeNull();
});

describe("a password hash", () => {
  it("is scrypt with the numbers that it names", () => {
    // Node's crypto.scryptSync("a long enough one", Buffer.alloc(16, 7), 32,
    //   { N: 16384, r: 8, p: 5, maxmem: 2 ** 26 }).toString("base64url")
    expect(hashPassword(password, salt)).toBe(
      "scrypt$16384$8$5$BwcHBwcHBwcHBwcHBwcHBw$pFT8nE4c12PyLBpVNptoTsPUjgYxdYUisUXPnE9xpTI",
    );
  });

  it("knows its password in either Unicode form, and no other", () => {
    const stored = hashPassword("Äpfel und Birnen", salt);
    expect(isPassword("Äpfel und Birnen".normalize("NFD"), stored)).toBe(true);
    expect(isPassword("Apfel und Birnen", stored)).toBe(false);
    expect(isPassword("", stored)).toBe(false);
    expect(isPassword(password, "bcrypt$16384$8$5$AAAA$AAAA")).toBe(false);
    expect(isPassword(password, "")).toBe(false);
  });
});

describe("the session keeper", () => {
  it("opens a session that tells role and units, and ends it", async () => {
    const keeper = sessionKeeper(deps.db, [KEY]);
    const opened = await keeper.signIn(made.email, password);
    if (opened === null || "challenge" in opened) throw new Error("no session");
    expect(opened.account).toEqual(made);
    const cookie = opened.cookieValue;
    expect(await keeper.read(cookie)).toEqual(made);
    await keeper.end(cookie);
    expect(await keeper.read(cookie)).toBeNull();
  });

  it("knows neither a wrong password nor an unknown e-mail", async () => {
    const keeper = sessionKeeper(deps.db, [KEY]);
    expect(await keeper.signIn(made.email, "wrong")).toBeNull();
    expect(await keeper.signIn("nobody@example.invalid", password)).toBeNull();
  });
});

describe("a second factor", () => {
  const challenge = async (keeper: ReturnType<typeof sessionKeeper>) => {
    const asked = await keeper.signIn(made.email, password);
    if (asked === null || !("challenge" in asked)) throw new Error("no challenge");
    return asked.challenge;
  };

  it("outlives a rotation of its key, and says so where the key is gone", async () => {
    const keeper = sessionKeeper(deps.db, [KEY]);
    const opened = await keeper.signIn(made.email, password);
    if (opened === null || "challenge" in opened) throw new Error("no session");
    expect(await keeper.beginSecondFactor(opened.cookieValue, password)).not.toBeNull();
    const [first = "", second = ""] = await keeper.readRecoveryCodes(made.id);
    await deps.d1.batch([
      deps.d1.prepare("UPDATE account_second_factor SET confirmed = 1"),
      deps.d1.prepare("UPDATE account SET second_factor = 1"),
    ]);

    const next = { id: "2".repeat(16), text: "y".repeat(43) };
    // A keeper belongs to one handle of the database.
    const rotated = sessionKeeper(openDatabase(deps.d1), [next, KEY]);
    const answered = await rotated.answerChallenge(await challenge(rotated), first);
    expect(answered).toMatchObject({ account: { id: made.id, hasSecondFactor: true } });
    expect(await rotated.readRecoveryCodes(made.id)).toHaveLength(9);

    const lost = { id: "3".repeat(16), text: "z".repeat(43) };
    const without = sessionKeeper(openDatabase(deps.d1), [lost]);
    expect(await without.answerChallenge(await challenge(without), second)).toBe("unreadable");
    expect(await without.readRecoveryCodes(made.id)).toEqual([]);
  });
});

describe("adding an account", () => {
  const count = async (table: string) =>
    (await deps.d1.prepare(`SELECT count(*) AS n FROM ${table}`).first<number>("n")) ?? 0;

  it("refuses a taken id and a taken e-mail, and then notes nothing", async () => {
    const before = [await count("audit_log"), await count("account_password")];
    const otherId = "0d9d7a0e-0000-4000-8000-000000000002";
    const hash = "another hash";
    expect(await addAccount(deps.db, { ...made, id: otherId }, hash, entry)).toBe("email");
    const otherEmail = { ...made, email: "n@example.invalid" };
    expect(await addAccount(deps.db, otherEmail, hash, entry)).toBe("id");
    expect([await count("audit_log"), await count("account_password")]).toEqual(before);
    expect(before).toEqual([1, 1]);
  });
});
