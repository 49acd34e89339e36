import { describe, expect, it } from "vitest";
import { holderOf } from "../../../web/respond/findInvitation.ts";
import { openPhoneStorage } from "../../../web/respond/phoneStorage.ts";
import type { Sending, Session } from "../../../web/respond/session.ts";
import { makePhone, receiptsOn } from "./makePhone.ts";
import { makeRespondWave, type RespondWave, refusal } from "./makeRespondWave.ts";

const ANSWERS = { "SAT-G1": 4, "STR-G1": 2 };

async function answerAll(wave: RespondWave, onWait?: () => void) {
  const phone = makePhone(wave, wave.link(wave.codes[0]));
  const page = await phone.load(onWait);
  await page.visit.answer();
  page.visit.change(ANSWERS, "STR-G1");
  return { phone, page };
}

async function answerAndSubmit(wave: RespondWave, onWait?: () => void) {
  const answered = await answerAll(wave, onWait);
  await answered.page.visit.submit().catch(() => undefined);
  return answered;
}

describe("a visit", () => {
  it("goes from the link to the receipt, and leaves nothing but the receipt on the phone", async () => {
    const wave = makeRespondWave();
    const { phone, page } = await answerAndSubmit(wave);
    expect(page.last().phase).toMatchObject({ at: "received", isEarlier: false });
    expect([...wave.ballots.values()].map((text) => JSON.parse(text).answers)).toEqual([ANSWERS]);
    const receipts = receiptsOn(page);
    expect(receipts).toHaveLength(1);
    const kept = [...phone.store.entries.values()].map((text) => JSON.parse(text));
    expect(kept).toHaveLength(2);
    expect(kept).toContainEqual({ v: 1, stage: "received" });
    expect(kept).toContainEqual(receipts);
    expect(phone.bar.fragment).toBe("");
  });

  it("sends two requests of the wave's one length, and the second without the code", async () => {
    const wave = makeRespondWave();
    await answerAndSubmit(wave);
    const { requestBytes } = wave.first;
    expect(wave.calls.map(({ op }) => op)).toEqual(["issue", "submit"]);
    expect(wave.calls.map(({ body }) => new TextEncoder().encode(body).length)).toEqual([
      requestBytes,
      requestBytes,
    ]);
    expect(wave.calls[1]?.body).not.toContain(wave.codes[0]);
  });

  it("has persisted everything and hidden the code before the first byte leaves", async () => {
    const wave = makeRespondWave();
    const phone = makePhone(wave, wave.link(wave.codes[0]));
    const atIssue: { stored: Session | null; fragment: string }[] = [];
    wave.disturb((op) => {
      const stored = phone.keptUnder(wave.codes[0] ?? "");
      if (op === "issue") atIssue.push({ stored, fragment: phone.bar.fragment });
      return null;
    });
    const page = await phone.load();
    await page.visit.answer();
    page.visit.change(ANSWERS, null);
    await page.visit.submit();
    const { stored, fragment } = atIssue[0] ?? { stored: null, fragment: "?" };
    expect(fragment).toBe("");
    expect(stored).toMatchObject({
      stage: "sending",
      data: ANSWERS,
      credential: { kind: "asked", exchange: { code: wave.codes[0] } },
    });
    const { credential } = stored as Sending;
    expect(credential.kind === "asked" && Object.keys(credential.exchange).sort()).toEqual([
      "blind",
      "blinded",
      "code",
      "nonce",
      "wave",
    ]);
  });

  it("forgets the code as soon as the proof holds, before the ballot is sent", async () => {
    const wave = makeRespondWave();
    const phone = makePhone(wave, wave.link(wave.codes[0]));
    let stored: Session | null = null;
    wave.disturb((op) => {
      if (op === "submit") stored = phone.keptUnder(wave.codes[0] ?? "");
      return null;
    });
    const page = await phone.load();
    await page.visit.answer();
    await page.visit.submit();
    expect(stored).toMatchObject({ credential: { kind: "held" } });
    expect(JSON.stringify(stored)).not.toContain(wave.codes[0]);
  });

  for (const op of ["issue", "submit"]) {
    for (const kind of ["lost", "unanswered"] as const) {
      it(`sends the same bytes again when ${op} is ${kind}, and counts once`, async () => {
        const wave = makeRespondWave();
        wave.disturb((at, count) => (at === op && count < 3 ? kind : null));
        const { phone, page } = await answerAndSubmit(wave);
        expect(page.last().phase.at).toBe("received");
        expect(wave.ballots.size).toBe(1);
        const bodies = wave.calls.filter((call) => call.op === op).map(({ body }) => body);
        expect(bodies).toHaveLength(4);
        expect(new Set(bodies).size).toBe(1);
        expect(phone.waits).toEqual([1, 2, 4]);
      });

      it(`goes on after the tab was closed with ${op} ${kind}`, async () => {
        const wave = makeRespondWave();
        wave.disturb((at, count) => (at === op && count === 0 ? kind : null));
        const closeTab = () => {
          throw new Error("The tab is gone.");
        };
        const { phone } = await answerAndSubmit(wave, closeTab);
        expect(phone.bar.fragment).toBe("");
        const again = await phone.load();
        expect(again.last().phase.at).toBe("received");
        expect(wave.ballots.size).toBe(1);
        const later = await phone.load();
        expect(later.last().phase).toMatchObject({ at: "received", isEarlier: true });
      });
    }
  }

  it("goes on with a sealed ballot when the link itself is opened again", async () => {
    const wave = makeRespondWave();
    wave.disturb((op, count) => (op === "submit" && count === 0 ? "lost" : null));
    const { phone } = await answerAndSubmit(wave, () => {
      throw new Error("The tab is gone.");
    });
    Object.assign(phone.bar, wave.link(wave.codes[0]), { memory: null });
    const again = await phone.load();
    expect(again.last().phase.at).toBe("received");
    expect(wave.ballots.size).toBe(1);
  });

  it("waits as long as the server asks when there were too many refused calls", async () => {
    const wave = makeRespondWave();
    wave.disturb((op, count) =>
      op === "issue" && count === 0
        ? { kind: "answered", status: 429, text: "{}", retryAfterSeconds: 17 }
        : null,
    );
    const { phone, page } = await answerAndSubmit(wave);
    expect(phone.waits).toEqual([17]);
    expect(page.last().phase.at).toBe("received");
  });

  it("ends after some answers that hide the reason, says so, and keeps the answers", async () => {
    for (const op of ["issue", "submit"]) {
      const wave = makeRespondWave();
      wave.disturb((at) =>
        at === op ? { kind: "answered", status: 429, text: "{}", retryAfterSeconds: 60 } : null,
      );
      let waits = 0;
      const { phone, page } = await answerAndSubmit(wave, () => {
        if (++waits > 9) throw new Error("It tries for ever.");
      });
      expect(phone.waits).toEqual([60, 60]);
      expect(page.last().phase).toEqual({ at: "refused", why: "too-many-requests" });
      expect(page.last().session?.data).toEqual(ANSWERS);
      wave.disturb(() => null);
      await page.visit.submit();
      expect(page.last().phase.at).toBe("received");
      expect(wave.ballots.size).toBe(1);
    }
  });

  it("does not take a login page of the network for an answer", async () => {
    const wave = makeRespondWave();
    wave.disturb((_, count) =>
      count === 0
        ? { kind: "answered", status: 200, text: "<html>", retryAfterSeconds: null }
        : null,
    );
    const { page } = await answerAndSubmit(wave);
    expect(page.last().phase.at).toBe("received");
  });

  it.each(["issue", "submit"])(
    "does not take the page of a filter in between for a refusal of %s",
    async (op) => {
      const wave = makeRespondWave();
      const { page } = await answerAll(wave);
      wave.disturb((at, count) =>
        at === op && count === 0
          ? { kind: "answered", status: 403, text: "<html>Blocked</html>", retryAfterSeconds: null }
          : null,
      );
      await page.visit.submit();
      expect(page.last().phase.at).toBe("received");
    },
  );

  it("sends nothing once the person has gone back to the questions", async () => {
    const wave = makeRespondWave();
    const { page } = await answerAll(wave);
    await page.visit.review();
    const sending = page.visit.submit();
    expect(page.last().phase.at).toBe("sending");
    await page.visit.answer();
    await sending;
    expect(wave.calls).toEqual([]);
  });

  it("stops before anything is handed in when another key has signed", async () => {
    const wave = makeRespondWave();
    wave.signFor("u00003");
    const { page } = await answerAndSubmit(wave);
    expect(page.last().phase).toEqual({ at: "stopped", why: "proof-invalid" });
    expect(wave.calls.map(({ op }) => op)).toEqual(["issue"]);
  });

  it("keeps the answers when the code is refused, and submits them under another code", async () => {
    const wave = makeRespondWave();
    await answerAndSubmit(wave);
    const { phone, page } = await answerAndSubmit(wave);
    expect(page.last().phase).toEqual({ at: "refused", why: "code-not-accepted" });
    expect(page.last().session?.data).toEqual(ANSWERS);
    page.visit.typeOtherCode();
    await page.visit.typeCode(wave.codes[1] ?? "", "u00002");
    expect(page.last().session?.data).toEqual(ANSWERS);
    await page.visit.answer();
    await page.visit.submit();
    expect(page.last().phase.at).toBe("received");
    expect(wave.ballots.size).toBe(2);
    const kept = [...phone.store.entries.values()].map((text) => JSON.parse(text));
    expect(kept).toHaveLength(2);
    expect(kept).toContainEqual({ v: 1, stage: "received" });
    expect(kept).toContainEqual(receiptsOn(page));
  });

  it("uses the same token when answers are changed after a ballot was refused", async () => {
    const wave = makeRespondWave();
    wave.disturb((op, count) => (op === "submit" && count === 0 ? refusal(422) : null));
    const { page } = await answerAndSubmit(wave);
    expect(page.last().phase).toEqual({ at: "refused", why: "ballot-not-valid" });
    await page.visit.answer();
    page.visit.change({ "SAT-G1": 1 }, null);
    await page.visit.submit();
    expect(page.last().phase.at).toBe("received");
    expect(wave.calls.filter(({ op }) => op === "issue")).toHaveLength(1);
    expect([...wave.ballots.values()].map((text) => JSON.parse(text).answers)).toEqual([
      { "SAT-G1": 1 },
    ]);
  });
});

describe("opening", () => {
  it("finds the draft again after a reload, also under a link in a reminder", async () => {
    const wave = makeRespondWave();
    const phone = makePhone(wave, wave.link(wave.codes[0]));
    const page = await phone.load();
    await page.visit.answer();
    page.visit.change(ANSWERS, "STR-G1");
    const again = await phone.load();
    expect(again.last().phase.at).toBe("notice");
    expect(again.last().session).toMatchObject({ data: ANSWERS, at: "STR-G1" });
  });

  it("never mixes two links on one phone", async () => {
    const wave = makeRespondWave();
    const phone = makePhone(wave, wave.link(wave.codes[0]));
    const page = await phone.load();
    page.visit.change(ANSWERS, null);
    Object.assign(phone.bar, wave.link(wave.codes[1]));
    const other = await phone.load();
    expect(other.last().session?.data).toEqual({});
  });

  it("keeps neither the code nor the link in a draft", async () => {
    const wave = makeRespondWave();
    const phone = makePhone(wave, wave.link(wave.codes[0]));
    const page = await phone.load();
    page.visit.change(ANSWERS, null);
    expect(JSON.stringify([...phone.store.entries])).not.toContain(wave.codes[0]);
  });

  it("clears the phone, and offers to from the first answer on", async () => {
    const wave = makeRespondWave();
    const phone = makePhone(wave, wave.link(wave.codes[0]));
    const page = await phone.load();
    await page.visit.answer();
    expect(page.last().hasDraft).toBe(false);
    page.visit.change(ANSWERS, null);
    expect(page.last().hasDraft).toBe(true);
    const shown = page.seen.length;
    page.visit.change({ ...ANSWERS, "SAT-G1": 1 }, null);
    expect(page.seen).toHaveLength(shown);
    page.visit.clear();
    expect(phone.store.entries.size).toBe(0);
    expect(page.last().phase.at).toBe("cleared");
  });

  it("follows ten extensions back to the manifest of the link", async () => {
    const wave = makeRespondWave({ extensions: 10 });
    const { page } = await answerAndSubmit(wave);
    expect(page.last().wave?.firstFingerprint).toBe(wave.firstFingerprint);
    expect(page.last().phase.at).toBe("received");
  });

  it("stops when the manifest is not the one that the link names", async () => {
    const wave = makeRespondWave();
    const link = wave.link(wave.codes[0]);
    const phone = makePhone(wave, {
      ...link,
      fragment: link.fragment.replace(/[0-9a-f]{32}$/, "0".repeat(32)),
    });
    const page = await phone.load();
    expect(page.last().phase).toEqual({ at: "stopped", why: "manifest-differs" });
  });

  it("stops there too when the code of such a link is typed", async () => {
    const wave = makeRespondWave();
    const { phone } = await answerAll(wave);
    const other = makeRespondWave({ manifest: { k: 3 } });
    wave.api.manifest = other.api.manifest;
    const typed = await phone.openTab({ ...wave.link(""), fragment: "" }).load();
    await typed.visit.typeCode(wave.codes[0] ?? "", "u00002");
    expect(typed.last().phase).toEqual({ at: "stopped", why: "manifest-differs" });
  });

  it("stops when the link's group is not in the manifest", async () => {
    const wave = makeRespondWave();
    const link = wave.link(wave.codes[0]);
    const fragment = link.fragment.replace("u00002", "u00009");
    const page = await makePhone(wave, { ...link, fragment }).load();
    expect(page.last().phase).toEqual({ at: "stopped", why: "group-missing" });
  });

  it("stops when the questions are not those that the manifest names", async () => {
    const wave = makeRespondWave({ manifest: { definitionSha256: "0".repeat(64) } });
    const page = await makePhone(wave, wave.link(wave.codes[0])).load();
    await page.visit.answer();
    expect(page.last().phase).toEqual({ at: "stopped", why: "definition-differs" });
  });

  it("tells an unknown wave from a lost network", async () => {
    const wave = makeRespondWave();
    const unknown = await makePhone(wave, { path: "/w/nothing", fragment: "" }).load();
    expect(unknown.last().phase.at).toBe("no-wave");
    const offline = {
      ...wave,
      api: { ...wave.api, manifest: async () => ({ kind: "unreachable" }) },
    };
    const page = await makePhone(offline as RespondWave, wave.link(wave.codes[0])).load();
    expect(page.last().phase.at).toBe("unreachable");
  });
});

describe("a draft on a phone that others use too", () => {
  it("tells without its link neither an answer, nor a code, nor the token", async () => {
    const wave = makeRespondWave();
    const phone = makePhone(wave, wave.link(wave.codes[0]));
    const seen: string[] = [];
    const look = () => seen.push([...phone.store.entries].join());
    wave.disturb(() => {
      look();
      return null;
    });
    const page = await phone.load();
    await page.visit.answer();
    page.visit.change({ "PUL-1": 4, "PUL-O1": "太忙" }, "PUL-1");
    look();
    await page.visit.submit();
    // Before the first call, before the second, and while it was only answered.
    expect(seen.length).toBeGreaterThanOrEqual(3);
    for (const stored of seen) {
      expect(stored).toMatch(/"sealed":"[\w-]{100,}"/);
      expect(stored).not.toMatch(/PUL|太忙|nonce|token"|blind|u00002/);
      expect(stored).not.toContain(wave.codes[0]);
    }
  });

  it("is opened by its own link, and by no other", async () => {
    const wave = makeRespondWave();
    const phone = makePhone(wave, wave.link(wave.codes[0]));
    (await phone.load()).visit.change({ "PUL-1": 4 }, "PUL-1");
    expect(phone.keptUnder(wave.codes[0] ?? "")).toMatchObject({ data: { "PUL-1": 4 } });
    const [[key, text] = ["", ""]] = phone.store.entries;
    const storage = openPhoneStorage(phone.store);
    const { secret } = holderOf(wave.first.wave, wave.codes[1] ?? "");
    expect(storage.load({ key, secret })).toBeNull();
    expect(storage.load({ key, secret: null })).toBeNull();
    // Nor does it open in another place.
    const other = holderOf(wave.first.wave, wave.codes[1] ?? "");
    phone.store.setItem(other.key, text);
    expect(storage.load(other)).toBeNull();
  });

  it("that a page before this one left open is read, and sealed as soon as it is kept", async () => {
    const wave = makeRespondWave();
    const phone = makePhone(wave, wave.link(wave.codes[0]));
    const page = await phone.load();
    page.visit.change({ "PUL-1": 4 }, "PUL-1");
    const open = phone.keptUnder(wave.codes[0] ?? "");
    const [[key] = [""]] = phone.store.entries;
    phone.store.setItem(key, JSON.stringify(open));
    const again = await phone.load();
    expect(again.last().session?.data).toEqual({ "PUL-1": 4 });
    again.visit.change({ "PUL-1": 5 }, "PUL-1");
    expect(phone.store.getItem(key)).not.toContain("PUL");
  });
});

describe("a code typed by hand", () => {
  const slip = (wave: RespondWave) => makePhone(wave, { path: wave.link("").path, fragment: "" });

  it("is asked for when the link has no fragment, or only a part of one", async () => {
    const wave = makeRespondWave();
    const page = await slip(wave).load();
    expect(page.last().phase).toEqual({ at: "code", problem: null });
    expect(page.last().wave?.firstFingerprint).toBe(wave.firstFingerprint);
    const { path, fragment } = wave.link(wave.codes[0]);
    const cut = await makePhone(wave, { path, fragment: fragment.slice(0, 30) }).load();
    expect(cut.last().phase).toEqual({ at: "code", problem: "link-not-whole" });
  });

  it("may be a whole link: it is opened as if it had been followed", async () => {
    const wave = makeRespondWave();
    const { path, fragment } = wave.link(wave.codes[0]);
    const page = await slip(wave).load();
    await page.visit.typeCode(`请点：https://survey.example${path}${fragment}。谢谢`, "");
    expect(page.last().phase).toEqual({ at: "notice" });
    expect(page.last().session).toMatchObject({ group: "u00002" });
    expect(page.last().session?.isTyped ?? false).toBe(false);
    const foreign = await slip(wave).load();
    await foreign.visit.typeCode(fragment.replace(/[0-9a-f]{32}$/, "0".repeat(32)), "");
    expect(foreign.last().phase).toEqual({ at: "stopped", why: "manifest-differs" });
  });

  it("may be a link that was cut short or misspelt, or one of another wave: each is told", async () => {
    const wave = makeRespondWave();
    const { path, fragment } = wave.link(wave.codes[0]);
    const page = await slip(wave).load();
    await page.visit.typeCode(`https://survey.example${path}${fragment.slice(0, -1)}。`, "");
    expect(page.last().phase).toEqual({ at: "code", problem: "link-not-whole" });
    await page.visit.typeCode(`${fragment.slice(0, -1)}z`, "");
    expect(page.last().phase).toEqual({ at: "code", problem: "link-misspelt" });
    const other = "0d9d7a0e-0000-4000-8000-00000000beef";
    const tab = makePhone(wave, { path, fragment: "" }).openTab({ path, fragment: "" });
    const left = await tab.load();
    await left.visit.typeCode(`https://survey.example/w/${other}${fragment}`, "");
    expect(tab.bar).toMatchObject({ path: `/w/${other}`, fragment });
  });

  it("leaves the answers under a refused code to the link that is put in its place", async () => {
    const wave = makeRespondWave();
    const page = await slip(wave).load();
    await page.visit.typeCode(wave.codes[0] ?? "", "u00002");
    page.visit.change({ "PUL-1": 4 }, "PUL-1");
    page.visit.typeOtherCode();
    await page.visit.typeCode(wave.link(wave.codes[1]).fragment, "");
    expect(page.last().session?.data).toEqual({ "PUL-1": 4 });
  });

  it("shows a slip of the finger before anything is sent", async () => {
    const wave = makeRespondWave();
    const page = await slip(wave).load();
    const code = wave.codes[0] ?? "";
    const wrong = `${code.slice(0, 4)}${code[4] === "7" ? "8" : "7"}${code.slice(5)}`;
    await page.visit.typeCode(wrong, "u00002");
    expect(page.last().phase).toEqual({ at: "code", problem: "code-check" });
    await page.visit.typeCode(code, "");
    expect(page.last().phase).toEqual({ at: "code", problem: "unit-missing" });
    expect(wave.calls).toEqual([]);
  });

  it("asks for the unit again when another one was picked, and goes on with the same token", async () => {
    const wave = makeRespondWave({ extensions: 2 });
    const page = await slip(wave).load();
    await page.visit.typeCode(wave.codes[0]?.toLowerCase() ?? "", "u00003");
    await page.visit.answer();
    page.visit.change(ANSWERS, null);
    await page.visit.submit();
    expect(page.last().phase).toEqual({ at: "unit-foreign" });
    expect(page.last().hasDraft).toBe(true);
    expect(wave.ballots.size).toBe(0);
    await page.visit.chooseUnit("");
    expect(page.last().phase).toEqual({ at: "unit-foreign" });
    await page.visit.chooseUnit("u00002");
    expect(page.last().phase.at).toBe("notice");
    expect(page.last().group?.id).toBe("u00002");
    expect(page.last().session).toMatchObject({ data: ANSWERS, isTyped: true });
    await page.visit.submit();
    expect(page.last().phase.at).toBe("received");
    expect([...wave.ballots.values()].map((text) => JSON.parse(text).answers)).toEqual([ANSWERS]);
    // The first request has spent the code: only this very one is answered again.
    const issued = wave.calls.filter(({ op }) => op === "issue").map(({ body }) => body);
    expect(issued).toHaveLength(2);
    expect(new Set(issued).size).toBe(1);
  });

  it("can pick the unit again after a reload, and after the code was typed anew", async () => {
    for (const way of ["reload", "typed anew"]) {
      const wave = makeRespondWave();
      const phone = slip(wave);
      const page = await phone.load();
      await page.visit.typeCode(wave.codes[0] ?? "", "u00003");
      await page.visit.answer();
      page.visit.change(ANSWERS, null);
      await page.visit.submit();
      if (way === "typed anew") phone.bar.memory = null;
      const again = await phone.load();
      if (way === "typed anew") {
        await again.visit.typeCode(wave.codes[0] ?? "", "u00002");
      } else {
        await again.visit.review();
        await again.visit.submit();
        expect(again.last().phase).toEqual({ at: "unit-foreign" });
        await again.visit.chooseUnit("u00002");
      }
      await again.visit.submit();
      expect(again.last().phase.at).toBe("received");
      expect(wave.ballots.size).toBe(1);
    }
  });

  it("raises the alarm when the unit stood in a link", async () => {
    const wave = makeRespondWave();
    const link = wave.link(wave.codes[0]);
    const fragment = link.fragment.replace("u00002", "u00003");
    const page = await makePhone(wave, { ...link, fragment }).load();
    await page.visit.answer();
    await page.visit.submit();
    expect(page.last().phase).toEqual({ at: "stopped", why: "group-foreign" });
    await page.visit.chooseUnit("u00002");
    expect(page.last().phase).toEqual({ at: "stopped", why: "group-foreign" });
  });

  it("never counts as checked, until a link with the same code is opened", async () => {
    const wave = makeRespondWave();
    const phone = slip(wave);
    const page = await phone.load();
    await page.visit.typeCode(wave.codes[0] ?? "", "u00002");
    expect(page.last().session?.isTyped).toBe(true);
    page.visit.change(ANSWERS, null);
    Object.assign(phone.bar, wave.link(wave.codes[0]));
    const opened = await phone.load();
    expect(opened.last().session).toMatchObject({ data: ANSWERS, isTyped: false });
  });
});
