import { describe, expect, it } from "vitest";
import { openBoxStorage } from "../../../web/box/boxStorage.ts";
import { type Draft, emptyDraft } from "../../../web/box/draft.ts";
import type { TextStore } from "../../../web/respond/keptTexts.ts";
import { makeTextStore } from "../respond/makePhone.ts";

const BLANK = emptyDraft();
const LONG: Draft = { ...BLANK, category: "training", text: "请增加夜班培训。".repeat(50) };
const SENT: Draft = { ...LONG, isSent: true };

/** Two tabs of one browser. */
function openTabs(store: TextStore = makeTextStore()) {
  return { store, one: openBoxStorage(store), other: openBoxStorage(store) };
}

const wordsIn = (drafts: readonly Draft[]) => drafts.map(({ text }) => text);

describe("drafts of two tabs", () => {
  it("are both kept, the newest first, and leave nothing behind", () => {
    const { store, one, other } = openTabs();
    one.saveDraft(BLANK, LONG);
    const stale = emptyDraft();
    other.saveDraft(stale, { ...stale, text: "请" });
    expect(wordsIn(one.drafts())).toEqual(["请", LONG.text]);
    one.saveDraft(LONG, { ...LONG, who: "anonymous" });
    expect(wordsIn(other.drafts())).toEqual([LONG.text, "请"]);
    // Deleting all words, or all at once.
    other.saveDraft({ ...stale, text: "请" }, stale);
    one.saveDraft({ ...LONG, who: "anonymous" }, emptyDraft());
    expect(store.length).toBe(0);
  });

  it("are both kept where a tab goes on with a draft that another one has changed", () => {
    const { one, other } = openTabs();
    one.saveDraft(BLANK, LONG);
    const further = { ...LONG, text: `${LONG.text}还有周末。` };
    one.saveDraft(LONG, further);
    const kept = other.saveDraft(LONG, { ...LONG, text: "请" });
    expect(kept.code).not.toBe(LONG.code);
    expect(wordsIn(one.drafts())).toEqual(["请", further.text]);
    // From then on it has a draft of its own.
    other.saveDraft(kept, { ...kept, text: "请修" });
    expect(wordsIn(one.drafts())).toEqual(["请修", further.text]);
  });

  it("are one suggestion where both send the same words", () => {
    const { one, other } = openTabs();
    one.saveDraft(BLANK, LONG);
    one.saveDraft(LONG, SENT);
    expect(other.saveDraft(LONG, SENT).code).toBe(LONG.code);
    expect(one.drafts()).toHaveLength(1);
  });

  it("stay where another draft is received, or has been changed since it was sent", () => {
    const { one, other } = openTabs();
    one.saveDraft(BLANK, SENT);
    const newer = emptyDraft();
    other.saveDraft(newer, { ...newer, text: "请修好三号门。" });
    // What may have arrived comes first.
    expect(wordsIn(other.drafts())).toEqual([SENT.text, "请修好三号门。"]);
    one.receive(SENT);
    expect(wordsIn(other.drafts())).toEqual(["请修好三号门。"]);

    one.saveDraft(BLANK, SENT);
    other.saveDraft(SENT, { ...SENT, text: "改了。" });
    one.receive(SENT);
    expect(wordsIn(other.drafts())).toContain("改了。");
  });

  it("go on under a new code where the old one is taken", () => {
    const { one } = openTabs();
    one.saveDraft(BLANK, SENT);
    const { code } = one.saveDraft(SENT, { ...SENT, code: emptyDraft().code, isSent: false });
    expect(one.drafts()).toMatchObject([{ code, text: SENT.text, isSent: false }]);
    one.receive(SENT);
    expect(wordsIn(one.drafts())).toEqual([SENT.text]);
  });
});

describe("codes", () => {
  it("are all kept until each of them is noted", () => {
    const { store, one, other } = openTabs();
    const [first, second] = [emptyDraft(), emptyDraft()];
    one.receive(first);
    other.receive(second);
    expect(one.codes()).toEqual([first.code, second.code].sort());
    one.forgetCode(first.code);
    expect(other.codes()).toEqual([second.code]);
    other.forgetCode(second.code);
    expect(store.length).toBe(0);
  });
});

describe("what is in the storage", () => {
  it("is kept in the page where there is none, or where it is full", () => {
    const full: TextStore = {
      ...makeTextStore(),
      setItem: () => {
        throw new DOMException("full", "QuotaExceededError");
      },
    };
    for (const store of [null, full]) {
      const storage = openBoxStorage(store);
      expect(storage.isLasting()).toBe(false);
      storage.saveDraft(BLANK, LONG);
      expect(wordsIn(storage.drafts())).toEqual([LONG.text]);
      storage.receive(LONG);
      expect([storage.drafts(), storage.codes()]).toEqual([[], [LONG.code]]);
      storage.forgetCode(LONG.code);
      expect(storage.codes()).toEqual([]);
    }
  });

  it("may be damaged without anything else being lost", () => {
    const { store, one } = openTabs();
    one.saveDraft(BLANK, LONG);
    for (const [i, text] of ["", "{", "null", "7"].entries()) {
      store.setItem(`anwen-box/draft/${i}`, text);
    }
    expect(wordsIn(one.drafts())).toEqual([LONG.text]);
  });
});
