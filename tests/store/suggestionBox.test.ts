import { beforeEach, describe, expect, it } from "vitest";
import type { SuggestionStatus } from "../../worker/domain/programme/suggestionAdoption.ts";
import type { Deps } from "../../worker/env.ts";
import { forgetSuggestions } from "../../worker/services/forgetSuggestions.ts";
import type { AuditEntry } from "../../worker/store/audit.ts";
import { countSuggestions } from "../../worker/store/suggestion.ts";
import {
  addMessage,
  type Decision,
  decideSuggestion,
  deleteSpentProofs,
  eraseSuggestionsBefore,
  findSuggestion,
  findSuggestionByCode,
  insertSuggestionOnce,
  listMessages,
  listSuggestions,
  MOST_UNANSWERED,
  type NewSuggestion,
} from "../../worker/store/suggestionBox.ts";
import vectorFile from "../vectors/scoring-vectors.json" with { type: "json" };
import { freshDeps } from "./ballotWave.ts";
import { auditActions } from "./interleave.ts";

let deps: Deps;
beforeEach(async () => {
  ({ deps } = await freshDeps());
  await deps.d1.batch(
    ["suggestion_message", "suggestion_decision", "suggestion", "spent_proof"].map((table) =>
      deps.d1.prepare(`DELETE FROM ${table}`),
    ),
  );
});

const randomProof = () => ({ hash: deps.random(32), expiresOn: "2026-03-04" });
const entryOf = (id: string): AuditEntry => ({
  ...{ atMs: 0, actor: "a", actorName: "甲一", action: "suggestion.decided" },
  ...{ subject: id, detail: {} },
});
const decision = (changes: Partial<Decision> = {}): Decision => ({
  status: "adopted",
  answer: "好主意。",
  action: "改进排班",
  owner: "人力资源部",
  dueOn: null,
  ...changes,
});

async function put(changes: Partial<NewSuggestion> = {}, proof = randomProof()): Promise<string> {
  const id = crypto.randomUUID();
  await insertSuggestionOnce(
    deps.db,
    {
      id,
      codeHash: deps.random(32),
      receivedOn: "2026-03-02",
      category: "training",
      text: "多一些案例。",
      submitterName: null,
      submitterContact: null,
      ...changes,
    },
    proof,
  );
  return id;
}
const decide = (id: string, on: string, seenRevision: number, changes: Partial<Decision> = {}) =>
  decideSuggestion(deps.db, id, decision(changes), { on, seenRevision, entry: entryOf(id) });
const idsIn = async () => (await listSuggestions(deps.db, 100, {})).map(({ id }) => id);

describe("the suggestion box", () => {
  it("takes one suggestion per proof, also of two at once", async () => {
    const proof = randomProof();
    await Promise.all([put({}, proof), put({}, proof)]);
    await put({}, proof);
    expect(await idsIn()).toHaveLength(1);
    await put();
    expect(await idsIn()).toHaveLength(2);
  });

  it("spends no proof on a code that another suggestion has", async () => {
    const codeHash = deps.random(32);
    const first = await put({ codeHash });
    const proof = randomProof();
    await put({ codeHash, text: "别的。" }, proof);
    expect((await findSuggestionByCode(deps.db, codeHash))?.id).toBe(first);
    await put({}, proof);
    expect(await idsIn()).toHaveLength(2);
  });

  it("lists the latest day first, page by page, each once", async () => {
    for (const receivedOn of ["2026-03-02", "2026-03-04", "2026-03-02", "2026-03-03"]) {
      await put({ receivedOn });
    }
    const seen: string[] = [];
    let after: { receivedOn: string; id: string } | undefined;
    for (;;) {
      const page = await listSuggestions(deps.db, 1, { after });
      const [row] = page;
      if (row === undefined) break;
      seen.push(row.receivedOn);
      after = row;
    }
    expect(seen).toEqual(["2026-03-04", "2026-03-03", "2026-03-02", "2026-03-02"]);
    expect(await listSuggestions(deps.db, 9, { status: "adopted" })).toEqual([]);
  });

  it("lets one of two deciders through, and leaves one row in the audit log", async () => {
    const id = await put();
    const both = await Promise.all([
      decide(id, "2026-03-05", 0),
      decide(id, "2026-03-05", 0, { status: "rejected" }),
    ]);
    expect(both.filter(Boolean)).toHaveLength(1);
    expect(await decide(id, "2026-03-06", 0)).toBe(false);
    expect(await decide(id, "2026-03-06", 1, { status: "implemented" })).toBe(true);
    expect(await findSuggestion(deps.db, id)).toMatchObject({ status: "implemented", revision: 2 });
    expect(await auditActions(deps, id)).toEqual(["suggestion.decided", "suggestion.decided"]);
  });

  it("cannot hold an adoption without action and owner", async () => {
    const id = await put();
    await expect(decide(id, "2026-03-05", 0, { owner: "" })).rejects.toThrow();
    expect(await findSuggestion(deps.db, id)).toMatchObject({ status: "open", revision: 0 });
    expect(await auditActions(deps, id)).toEqual([]);
  });

  it("keeps messages in their order, takes a repeat once, and stops a flood", async () => {
    const id = await put();
    const write = (author: "hr" | "submitter", text: string) =>
      addMessage(deps.db, id, { author, day: "2026-03-03", text }, null);
    expect(await write("submitter", "请问进展？")).toBe(true);
    expect(await write("submitter", "请问进展？")).toBe(true);
    expect(await write("hr", "下周答复。")).toBe(true);
    expect((await listMessages(deps.db, id)).map(({ author }) => author)).toEqual([
      "submitter",
      "hr",
    ]);
    const flood: boolean[] = [];
    for (let i = 0; i <= MOST_UNANSWERED; i++) flood.push(await write("submitter", `第${i}句`));
    expect(flood.filter(Boolean)).toHaveLength(MOST_UNANSWERED);
    expect(flood.at(-1)).toBe(false);
  });

  it("erases words, names, messages and codes of old ones, and keeps what was decided", async () => {
    const codeHash = deps.random(32);
    const id = await put({ codeHash, submitterName: "甲二", submitterContact: "1-2" });
    await put({ receivedOn: "2026-03-03" });
    await decide(id, "2026-03-05", 0);
    await addMessage(deps.db, id, { author: "hr", day: "2026-03-05", text: "谢谢。" }, null);
    await eraseSuggestionsBefore(deps.db, "2026-03-03");
    expect(await findSuggestion(deps.db, id)).toMatchObject({
      ...{ text: "", answer: "", submitterName: null, submitterContact: null },
      ...{ status: "adopted", owner: "人力资源部", receivedOn: "2026-03-02" },
    });
    expect(await listMessages(deps.db, id)).toEqual([]);
    expect(await findSuggestionByCode(deps.db, codeHash)).toBeUndefined();
    expect((await listSuggestions(deps.db, 9, {})).map(({ text }) => text)).toEqual([
      "多一些案例。",
      "",
    ]);
  });

  it("does both by itself each day, after 730 days", async () => {
    const nowMs = Date.parse("2028-03-01T12:00:00+08:00");
    const later = (days: number): Deps => ({
      ...deps,
      clock: { ...deps.clock, nowMs: () => nowMs + days * 86_400_000 },
    });
    const id = await put({ receivedOn: "2026-03-02" });
    await forgetSuggestions(later(-1));
    expect((await findSuggestion(deps.db, id))?.text).toBe("多一些案例。");
    await forgetSuggestions(later(0));
    expect((await findSuggestion(deps.db, id))?.text).toBe("多一些案例。");
    await forgetSuggestions(later(1));
    expect((await findSuggestion(deps.db, id))?.text).toBe("");
  });

  it("forgets spent proofs once their challenges have expired", async () => {
    const count = () => deps.d1.prepare("SELECT count(*) AS n FROM spent_proof").first("n");
    await put();
    await deleteSpentProofs(deps.db, "2026-03-03");
    expect(await count()).toBe(1);
    await deleteSpentProofs(deps.db, "2026-03-04");
    expect(await count()).toBe(0);
  });
});

describe("counting suggestions", () => {
  const MARCH = { from: "2026-03-01", to: "2026-03-31" };
  const figuresOf = (asOf: string, days: { from: string; to: string } = MARCH) =>
    countSuggestions(deps.db, { ...days, asOf });

  it("gives vector v5 from what is stored", async () => {
    const vector = vectorFile.vectors.find(({ id }) => id === "v5-suggestion-adoption");
    const { input, expected } = vector as unknown as {
      input: { suggestions_status_and_age_days: [SuggestionStatus, number][] };
      expected: Record<string, number>;
    };
    const asOf = Date.parse("2026-06-30");
    for (const [status, ageDays] of input.suggestions_status_and_age_days) {
      const receivedOn = new Date(asOf - ageDays * 86_400_000).toISOString().slice(0, 10);
      const id = await put({ receivedOn });
      if (status !== "open") await decide(id, receivedOn, 0, { status });
    }
    const year = { from: "2025-07-01", to: "2026-06-30", asOf: "2026-06-30" };
    const counted = await countSuggestions(deps.db, year);
    expect(counted).toMatchObject({
      received: expected.received,
      valid: expected.valid,
      adopted: expected.adopted,
      denominator: expected.denominator,
      openNotDue: expected.open_not_due,
    });
    expect(counted.rate).toBeCloseTo(expected.rate ?? Number.NaN, 6);
    expect(counted.strictRate).toBeCloseTo(expected.strict_rate_full_only ?? Number.NaN, 6);
  });

  it("counts a day as it was then, whatever was decided later", async () => {
    const id = await put({ receivedOn: "2026-03-02" });
    await decide(id, "2026-03-10", 0, { status: "rejected" });
    await decide(id, "2026-03-12", 1);
    expect(await figuresOf("2026-03-09")).toMatchObject({ openNotDue: 1, denominator: 0 });
    expect(await figuresOf("2026-03-11")).toMatchObject({ adopted: 0, denominator: 1 });
    expect(await figuresOf("2026-03-12")).toMatchObject({ adopted: 1, denominator: 1 });
    expect((await figuresOf("2026-03-12")).medianDaysToAnswer).toBe(8);
    expect((await figuresOf("2026-03-09")).medianDaysToAnswer).toBeNull();
  });

  it("counts what was received in the span, and nothing of after the day", async () => {
    for (const receivedOn of ["2026-02-28", "2026-03-01", "2026-03-31", "2026-04-01"]) {
      await put({ receivedOn });
    }
    expect((await figuresOf("2026-06-30")).received).toBe(2);
    expect((await figuresOf("2026-03-15")).received).toBe(1);
    expect((await figuresOf("2026-06-30")).openOverdue).toBe(2);
  });

  it("still counts those whose words are erased", async () => {
    const id = await put();
    await decide(id, "2026-03-03", 0);
    const before = await figuresOf("2026-12-31");
    await eraseSuggestionsBefore(deps.db, "2026-12-31");
    expect(await figuresOf("2026-12-31")).toEqual(before);
  });
});
