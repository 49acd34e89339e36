import { createChallenge } from "altcha-lib";
import { deriveKey } from "altcha-lib/algorithms/sha";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Challenge, ProofOfWork } from "../../schema/wire/proofOfWork.ts";
import { readInvitationCode } from "../../worker/domain/tokens/invitationCode.ts";
import { type Callers, makeCallers } from "../support/company.ts";
import type { Answer } from "../support/http.ts";
import { solve, solvedChallenge } from "../support/proofOfWork.ts";
import { startServer, type TestServer } from "../support/server.ts";

const CLOCK = "2026-03-02";
let server: TestServer;
let callers: Callers;

beforeAll(async () => {
  server = await startServer({ clock: CLOCK });
  callers = await makeCallers(server);
});
afterAll(() => server.stop());

const proofOfWork = () => solvedChallenge(server.base);
const suggest = async (changes: object = {}): Promise<Answer> =>
  callers.nobody.post("/suggestions", {
    category: "training",
    text: "培训多讲些案例。",
    proofOfWork: await proofOfWork(),
    ...changes,
  });
const codeOf = async (changes: object = {}): Promise<string> => {
  const put = await suggest(changes);
  if (put.status !== 201) throw new Error(put.text);
  return put.body.code;
};
const read = (code: string) => callers.nobody.post("/suggestions/followup/read", { code });
const reply = (code: string, text: string) =>
  callers.nobody.post("/suggestions/followup/reply", { code, text });
const decide = (id: string, decision: object) =>
  callers.hr.post(`/suggestions/${id}/decision`, decision);
const ADOPTED = {
  status: "adopted",
  answer: "下季度起每课两个案例。",
  action: "修改教案",
  owner: "培训部",
  dueOn: "2026-06-30",
};

/** The id under which HR finds the suggestion with this text. */
async function idOf(text: string): Promise<string> {
  const { items } = (await callers.hr.get("/suggestions")).body;
  return items.find((item: { text: string }) => item.text === text).id;
}

describe("an anonymous suggestion", () => {
  it("is read by HR without a name, and followed by a code shown once", async () => {
    const code = await codeOf({ text: "请把食堂的灯换亮一点。" });
    expect(readInvitationCode(code).ok).toBe(true);
    const listed = await callers.hr.get("/suggestions");
    const [item] = listed.body.items.filter(({ text }: { text: string }) => text.includes("食堂"));
    expect(item).toEqual({
      ...{ id: item.id, receivedOn: CLOCK, category: "training", text: "请把食堂的灯换亮一点。" },
      ...{ status: "open", answer: "", action: "", owner: "", dueOn: null },
      ...{ submitter: null, revision: 0, isErased: false },
    });
    expect(listed.text).not.toContain(code);
    const followed = await read(code);
    expect(followed.status).toBe(200);
    expect(followed.body).toEqual({
      ...{ receivedOn: CLOCK, category: "training", text: "请把食堂的灯换亮一点。" },
      ...{ status: "open", answer: "", action: "", owner: "", dueOn: null, messages: [] },
    });
    expect(followed.headers.get("cache-control")).toBe("no-store");
  });

  it("is answered by code: decision, owner, and messages both ways", async () => {
    const text = "早会改到九点半。";
    const code = await codeOf({ text });
    const id = await idOf(text);
    expect((await reply(code, "大家都这么想。")).body.messages).toEqual([
      { from: "submitter", day: CLOCK, text: "大家都这么想。" },
    ]);
    // A phone that lost the answer sends the same again.
    expect((await reply(code, "大家都这么想。")).body.messages).toHaveLength(1);
    expect((await decide(id, { ...ADOPTED, revision: 0 })).status).toBe(200);
    expect((await callers.hr.post(`/suggestions/${id}/reply`, { text: "谢谢。" })).status).toBe(
      200,
    );
    // Typed as people type: small letters, in groups.
    const typed = code.toLowerCase().match(/.{4}/g)?.join(" ") ?? "";
    const { body } = await read(typed);
    expect(body).toMatchObject(ADOPTED);
    expect(body.messages.map(({ from }: { from: string }) => from)).toEqual(["submitter", "hr"]);
  });

  it("leaves no request id in what it is answered, and takes no cookie and no key", async () => {
    for (const headers of [
      { cookie: "anwen_session=x.y" },
      { authorization: `Bearer ${server.ownerKey}` },
    ]) {
      const refused = await fetch(`${server.base}/api/suggestions/followup/read`, {
        method: "POST",
        headers: { "content-type": "application/json", ...headers },
        body: JSON.stringify({ code: "x" }),
      });
      expect(refused.status).toBe(400);
      const body = await refused.json();
      expect(body.type).toBe("/problems/no-credentials");
      expect(Object.keys(body)).toEqual(["type", "title", "status"]);
    }
    const notJson = await fetch(`${server.base}/api/suggestions`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: "{",
    });
    expect(await notJson.json()).toEqual({
      type: "/problems/not-readable",
      title: "The body is not valid JSON.",
      status: 400,
    });
  });
});

describe("a named suggestion", () => {
  it("shows HR the name and contact that were typed, and its code shows neither", async () => {
    const text = "希望增加轮岗机会。";
    const code = await codeOf({ text, submitter: { name: "甲二", contact: "内线 12" } });
    const { items } = (await callers.hr.get("/suggestions?status=open")).body;
    expect(items.find((item: { text: string }) => item.text === text).submitter).toEqual({
      name: "甲二",
      contact: "内线 12",
    });
    expect((await read(code)).text).not.toContain("甲二");
  });
});

describe("the proof of work", () => {
  it("is accepted once, whoever sends it", async () => {
    const proof = await proofOfWork();
    expect((await suggest({ proofOfWork: proof })).status).toBe(201);
    const again = await suggest({ proofOfWork: proof });
    expect([again.status, again.body.type]).toEqual([422, "/problems/proof-not-accepted"]);
    const atOnce = await proofOfWork();
    const both = await Promise.all([
      suggest({ proofOfWork: atOnce, text: "一" }),
      suggest({ proofOfWork: atOnce, text: "二" }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual([201, 422]);
  });

  it("is refused unsolved, made easier, made to last longer, and forged", async () => {
    const proof = await proofOfWork();
    const changed = (changes: (copy: ProofOfWork) => void) => {
      const copy = structuredClone(proof);
      changes(copy);
      return copy;
    };
    const { expiresAt } = proof.challenge.parameters;
    // A puzzle of one's own making is easily solved, but nobody else signs with our key.
    const forged = (await createChallenge({
      ...{ algorithm: "SHA-256", cost: 1, counter: 1, deriveKey, expiresAt },
      ...{ data: { counterBelow: 2 }, hmacSignatureSecret: "guessed" },
    })) as Challenge;
    const proofs = [
      changed(({ solution }) => {
        solution.counter += 1;
      }),
      changed(({ solution }) => {
        solution.derivedKey = "0".repeat(64);
      }),
      changed(({ challenge }) => {
        challenge.parameters.cost = 1;
      }),
      changed(({ challenge }) => {
        challenge.parameters.expiresAt += 86_400;
      }),
      await solve(forged),
    ];
    for (const refused of proofs) {
      const answer = await suggest({ proofOfWork: refused });
      expect([answer.status, answer.body.type]).toEqual([422, "/problems/proof-not-accepted"]);
    }
    // None of that has spent it.
    expect((await suggest({ proofOfWork: proof })).status).toBe(201);
  });

  it("expires for all who asked on one day together, and never within a day", async () => {
    const { challenge } = await proofOfWork();
    const { expiresAt } = challenge.parameters;
    expect(expiresAt % 86_400).toBe(0);
    const secondsLeft = expiresAt - Date.now() / 1000;
    expect(secondsLeft).toBeGreaterThan(86_400);
    expect(secondsLeft).toBeLessThanOrEqual(2 * 86_400);
  });
});

describe("a repeat after a lost answer", () => {
  it("is the same suggestion where the phone drew the code, with the old proof and with a new one", async () => {
    const text = "请开放周末培训。";
    const code = await codeOf({ text: "别的事。" });
    // A code of our own: the last one with its first character turned, and its check made anew.
    const drawn = "0123456789ABCDE";
    const whole = [..."0123456789ABCDEFGHJKMNPQRSTVWXYZ"]
      .map((check) => drawn + check)
      .find((candidate) => readInvitationCode(candidate).ok);
    const sent = { text, code: whole, proofOfWork: await proofOfWork() };
    expect((await suggest(sent)).body).toEqual({ code: whole });
    expect((await suggest(sent)).body).toEqual({ code: whole });
    expect((await suggest({ ...sent, proofOfWork: await proofOfWork() })).body).toEqual({
      code: whole,
    });
    const { items } = (await callers.hr.get("/suggestions")).body;
    expect(items.filter((item: { text: string }) => item.text === text)).toHaveLength(1);
    // The same words under a name are told apart from those that came without one.
    const named = await suggest({
      ...{ ...sent, proofOfWork: await proofOfWork() },
      submitter: { name: "甲二" },
    });
    expect([named.status, named.body.type]).toEqual([422, "/problems/code-not-accepted"]);
    // Nobody else's words get under a code that is in use.
    const other = await suggest({ text: "换一句。", code });
    expect([other.status, other.body.type]).toEqual([422, "/problems/code-not-accepted"]);
    expect((await suggest({ code: "0123" })).body.type).toBe("/problems/code-not-accepted");
  });
});

describe("a code that opens nothing", () => {
  it("is answered alike: mistyped, unknown, and of the wrong length", async () => {
    const code = await codeOf();
    const mistyped = code.slice(0, 15) + (code.endsWith("0") ? "1" : "0");
    const answers = [
      await read(mistyped),
      await read("0123"),
      await read(""),
      await reply(mistyped, "在吗？"),
    ];
    for (const { status, text } of answers) {
      expect(status).toBe(404);
      expect(text).toBe(answers[0]?.text);
    }
  });

  it("is limited by address, while what is right is never held up", async () => {
    const own = await startServer({ trustedProxy: "127.0.0.1" });
    const call = (path: string, body: object, address = "198.51.100.7") =>
      fetch(`${own.base}/api/suggestions${path}`, {
        method: "POST",
        headers: { "content-type": "application/json", "x-forwarded-for": address },
        body: JSON.stringify(body),
      });
    const statuses: number[] = [];
    for (let i = 0; i < 31; i++) {
      statuses.push((await call("/followup/read", { code: "x" })).status);
    }
    expect(new Set(statuses.slice(0, 30))).toEqual(new Set([404]));
    expect(statuses[30]).toBe(429);
    expect((await call("/followup/read", { code: "x" }, "198.51.100.8")).status).toBe(404);
    const sent = { category: "other", text: "好。", proofOfWork: await solvedChallenge(own.base) };
    expect((await call("", sent)).status).toBe(201);
    await own.stop();
  });
});

describe("what HR decides", () => {
  it("needs an answer, and for an adoption an action and an owner, each named", async () => {
    const text = "统一报销表格。";
    await codeOf({ text });
    const id = await idOf(text);
    const refused = await decide(id, { status: "adopted", revision: 0 });
    expect(refused.status).toBe(422);
    expect(refused.body.errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual([
      "/answer",
      "/action",
      "/owner",
    ]);
    expect((await decide(id, { status: "duplicate", revision: 0 })).status).toBe(200);
  });

  it("is refused to whoever saw an older state", async () => {
    const text = "停车位按抽签分。";
    await codeOf({ text });
    const id = await idOf(text);
    expect((await decide(id, { ...ADOPTED, revision: 0 })).body.revision).toBe(1);
    const late = await decide(id, { status: "rejected", answer: "不可行。", revision: 0 });
    expect([late.status, late.body.type]).toEqual([409, "/problems/decided-meanwhile"]);
    expect((await callers.hr.get(`/suggestions/${id}`)).body.status).toBe("adopted");
    const unknown = "0d9d7a0e-0000-4000-8000-00000000dead";
    expect((await decide(unknown, { ...ADOPTED, revision: 0 })).status).toBe(404);
  });

  it("stands in the audit log by id and status, without a word of it", async () => {
    const text = "每月公布一次进展。";
    await codeOf({ text });
    const id = await idOf(text);
    await decide(id, { ...ADOPTED, revision: 0 });
    await callers.hr.post(`/suggestions/${id}/reply`, { text: "已经在做。" });
    const log = await callers.observer.get("/audit-log");
    const acts = log.body.items.filter(({ subject }: { subject: string }) => subject === id);
    expect(acts.map(({ action }: { action: string }) => action)).toEqual([
      "suggestion.replied",
      "suggestion.decided",
    ]);
    expect(acts[1].detail).toEqual({ status: "adopted" });
    for (const words of [text, ADOPTED.answer, ADOPTED.owner, "已经在做。"]) {
      expect(log.text).not.toContain(words);
    }
  });

  it("is summed up without words for owner and observer", async () => {
    const summary = await callers.observer.get("/suggestions/summary");
    const { byStatus, year, asOf } = summary.body;
    expect(asOf).toBe(CLOCK);
    expect(byStatus.duplicate).toBe(1);
    expect(year.received).toBe(
      Object.values<number>(byStatus).reduce((sum, count) => sum + count, 0),
    );
    expect(year).toMatchObject({ adopted: byStatus.adopted, rate: 1, medianDaysToAnswer: 0 });
    expect((await callers.owner.get("/suggestions/summary")).body).toEqual(summary.body);
    expect((await callers.owner.get("/suggestions")).status).toBe(403);
  });
});

describe("bad input", () => {
  it.each([
    ["an unknown field", { extra: 1 }, ""],
    ["no words", { text: " \n " }, "/text"],
    ["too many words", { text: "长".repeat(2001) }, "/text"],
    ["characters that turn a text around", { text: "abc\u202Edef" }, "/text"],
    ["an unknown category", { category: "salary" }, "/category"],
    ["a name without letters", { submitter: { name: "" } }, "/submitter/name"],
    ["no proof", { proofOfWork: undefined }, "/proofOfWork"],
  ])("with %s is refused at its place, and not repeated", async (_, changes, pointer) => {
    const refused = await suggest(changes);
    expect(refused.status).toBe(422);
    expect(refused.body.errors.map((error: { pointer: string }) => error.pointer)).toContain(
      pointer,
    );
    expect(refused.text).not.toMatch(/salary|长长|abc/);
  });

  it("of more than 64 KiB is too large", async () => {
    expect((await suggest({ text: "长".repeat(30_000) })).status).toBe(413);
  });

  it("in a query is refused", async () => {
    for (const query of ["status=lost", "cursor=1", "page=2"]) {
      expect((await callers.hr.get(`/suggestions?${query}`)).status).toBe(422);
    }
  });
});
