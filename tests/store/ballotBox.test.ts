import { beforeAll, describe, expect, it } from "vitest";
import type { Deps } from "../../worker/env.ts";
import {
  listBallots,
  openBallots,
  putBallot,
  type SealedBallot,
} from "../../worker/store/ballotBox.ts";
import { boxExpiration } from "../../worker/store/boxExpiry.ts";
import {
  type Comment,
  deleteComment,
  listComments,
  putComment,
} from "../../worker/store/commentBox.ts";
import { retryWrite } from "../../worker/store/retryWrite.ts";
import { deriveSealKey, seal, unseal } from "../../worker/store/seal.ts";
import { deleteSeed, readSeed, readSeedState, writeSeed } from "../../worker/store/waveSeed.ts";
import { freshDeps } from "./ballotWave.ts";

let deps: Deps;
let box: KVNamespace;
const random = (byteCount: number) => crypto.getRandomValues(new Uint8Array(byteCount));
const seed = random(32);
const expiration = Math.floor(Date.now() / 1000) + 3600;
const nullifierHex = (n: number) => n.toString(16).padStart(64, "0");

beforeAll(async () => {
  ({ deps } = await freshDeps());
  box = deps.box;
});

async function putMany(wave: string, count: number): Promise<void> {
  const key = await deriveSealKey(seed, wave);
  for (let i = count - 1; i >= 0; i--) {
    const packed = Uint8Array.of(0, 1, i & 255, i >> 8);
    const place = { wave, nullifierHex: nullifierHex(i), iv: random(12), expiration };
    await putBallot(box, key, { ...place, packed });
  }
}

async function listAll(wave: string): Promise<SealedBallot[]> {
  const pages: SealedBallot[] = [];
  for await (const page of listBallots(box, wave)) pages.push(...page);
  return pages;
}

describe("the ballot box", () => {
  it("gives back every ballot over several pages, in the order of their random names", async () => {
    await putMany("w-pages", 1005);
    const ballots = await listAll("w-pages");
    expect(ballots.map((ballot) => ballot.name)).toEqual(
      Array.from({ length: 1005 }, (_, i) => `b/w-pages/${nullifierHex(i)}`),
    );
    const opened = await openBallots(await deriveSealKey(seed, "w-pages"), ballots);
    expect(opened[1004]).toEqual(Uint8Array.of(0, 1, 1004 & 255, 1004 >> 8));
  });

  it("keeps each wave apart and lets ballots be taken out", async () => {
    await putMany("w-one", 2);
    await putMany("w-one-more", 3);
    const ballots = await listAll("w-one");
    expect(ballots).toHaveLength(2);
    await Promise.all(ballots.map((ballot) => box.delete(ballot.name)));
    expect(await listAll("w-one")).toEqual([]);
    expect(await listAll("w-one-more")).toHaveLength(3);
  });

  it("fits 700 plain bytes into the metadata of a key, with nothing as its value", async () => {
    const key = await deriveSealKey(seed, "w-full");
    const packed = random(700);
    await putBallot(box, key, {
      wave: "w-full",
      nullifierHex: nullifierHex(7),
      packed,
      iv: random(12),
      expiration,
    });
    const [ballot] = await listAll("w-full");
    const metadata = JSON.stringify({ c: ballot?.sealed });
    expect(new TextEncoder().encode(metadata).length).toBeLessThanOrEqual(1024);
    expect(await box.get(ballot?.name ?? "")).toBe("");
    expect(await openBallots(key, ballot ? [ballot] : [])).toEqual([packed]);
  });

  it("opens nothing that was moved, changed, or sealed for another wave", async () => {
    await putMany("w-moved", 1);
    const key = await deriveSealKey(seed, "w-moved");
    const [ballot] = await listAll("w-moved");
    if (ballot === undefined) throw new Error("There is one ballot.");
    const moved = { ...ballot, name: `b/w-moved/${nullifierHex(1)}` };
    const changed = {
      ...ballot,
      sealed: `${ballot.sealed[0] === "A" ? "B" : "A"}${ballot.sealed.slice(1)}`,
    };
    const garbage = { ...ballot, sealed: "" };
    for (const wrong of [moved, changed, garbage]) {
      await expect(openBallots(key, [wrong])).rejects.toThrow();
    }
    for (const wrongKey of [
      await deriveSealKey(seed, "w-other"),
      await deriveSealKey(random(32), "w-moved"),
    ]) {
      await expect(openBallots(wrongKey, [ballot])).rejects.toThrow();
    }
    await expect(seal(key, "x", new Uint8Array(1), random(11))).rejects.toThrow(RangeError);
    await expect(unseal(key, "x", "!")).rejects.toThrow();
  });
});

describe("the comment box", () => {
  it("keeps group, item and text under one length whatever the text is", async () => {
    const key = await deriveSealKey(seed, "w-c");
    const comments: Comment[] = [
      { group: "u00001", item: "TST-O1", text: "好" },
      { group: "g".repeat(32), item: "TST-O2", text: "语".repeat(500) },
      { group: "u00001", item: "TST-O1", text: '"\\\n'.repeat(166) },
    ];
    for (const [i, comment] of comments.entries()) {
      const place = { wave: "w-c", keyHex: nullifierHex(i), iv: random(12), expiration };
      await putComment(box, key, comment, place);
    }
    const read: (Comment | null)[] = [];
    for await (const page of listComments(box, key, "w-c")) read.push(...page);
    expect(read).toEqual(comments);
    const { keys } = await box.list({ prefix: "c/w-c/" });
    const values = await Promise.all(keys.map(({ name }) => box.get(name)));
    expect(new Set(values.map((value) => value?.length)).size).toBe(1);
    await deleteComment(box, "w-c", nullifierHex(1));
    await deleteComment(box, "w-c", nullifierHex(99));
    expect((await box.list({ prefix: "c/w-c/" })).keys).toHaveLength(2);
  });

  it("tells what it cannot open instead of stopping there", async () => {
    const key = await deriveSealKey(seed, "w-bad");
    const comment = { group: "g", item: "TST-O1", text: "好" };
    const place = { wave: "w-bad", keyHex: nullifierHex(1), iv: random(12), expiration };
    await putComment(box, key, comment, place);
    await box.put(`c/w-bad/${nullifierHex(0)}`, "!");
    await box.put(
      `c/w-bad/${nullifierHex(2)}`,
      (await box.get(`c/w-bad/${nullifierHex(1)}`)) ?? "",
    );
    const read: (Comment | null)[] = [];
    for await (const page of listComments(box, key, "w-bad")) read.push(...page);
    expect(read).toEqual([null, comment, null]);
  });

  it("reads more than one bulk of comments", async () => {
    const key = await deriveSealKey(seed, "w-many");
    for (let i = 0; i < 205; i++) {
      const place = { wave: "w-many", keyHex: nullifierHex(i), iv: random(12), expiration };
      await putComment(box, key, { group: "g", item: "TST-O1", text: String(i) }, place);
    }
    const texts: string[] = [];
    for await (const page of listComments(box, key, "w-many")) {
      expect(page.length).toBeLessThanOrEqual(100);
      texts.push(...page.map((comment) => comment?.text ?? "unreadable"));
    }
    expect(texts).toEqual(Array.from({ length: 205 }, (_, i) => String(i)));
  });

  it("refuses a comment that is too long to look like the others", async () => {
    const key = await deriveSealKey(seed, "w-long");
    const place = { wave: "w-long", keyHex: nullifierHex(0), iv: random(12), expiration };
    const comment = { group: "g", item: "TST-O1", text: "语".repeat(700) };
    await expect(putComment(box, key, comment, place)).rejects.toThrow(RangeError);
  });
});

describe("the wave seed", () => {
  const expiresAtMs = Date.now() + 3_600_000;

  it("is read back, never lies open, and is gone once deleted", async () => {
    expect(await readSeed(deps, "w-s")).toBeNull();
    await writeSeed(deps, "w-s", seed, expiresAtMs);
    expect(await readSeed(deps, "w-s")).toEqual(seed);
    const stored = (await box.get("s/w-s")) ?? "";
    expect(stored).toMatch(/^[0-9a-f]{8}\.[A-Za-z0-9_-]{80}$/);
    const [, wrapped = ""] = stored.split(".");
    expect(atob(wrapped.replaceAll("-", "+").replaceAll("_", "/"))).not.toContain(
      String.fromCharCode(...seed),
    );
    await deleteSeed(deps, "w-s");
    expect(await readSeed(deps, "w-s")).toBeNull();
  });

  it("cannot be read under another secret, nor as the seed of another wave", async () => {
    await writeSeed(deps, "w-a", seed, expiresAtMs);
    const other = { ...deps, secrets: { ...deps.secrets, sealKey: random(32) } };
    expect(await readSeed(other, "w-a")).toBeNull();
    expect(await readSeedState(other, "w-a")).toBe("foreign");
    const rotated = { ...other.secrets, earlierSealKeys: [random(32), deps.secrets.sealKey] };
    expect(await readSeed({ ...other, secrets: rotated }, "w-a")).toEqual(seed);
    await box.put("s/w-b", (await box.get("s/w-a")) ?? "");
    expect(await readSeedState({ ...other, secrets: rotated }, "w-a")).toBe("earlier");
    expect(await readSeedState(deps, "w-a")).toBe("current");
    expect([await readSeed(deps, "w-b"), await readSeedState(deps, "w-b")]).toEqual([
      null,
      "foreign",
    ]);
    expect(await readSeedState(deps, "w-c")).toBe("missing");
  });
});

describe("the expiry of what lies in KV", () => {
  it("is as far ahead in real time as it is in product time", () => {
    const dayMs = 86_400_000;
    const realNowMs = Date.UTC(2026, 0, 1);
    const nowMs = Date.UTC(2030, 5, 1);
    const clock = { nowMs: () => nowMs, realNowMs: () => realNowMs };
    expect(boxExpiration(clock, nowMs + 10 * dayMs)).toBe((realNowMs + 10 * dayMs) / 1000);
    expect(() => boxExpiration(clock, nowMs - dayMs)).toThrow("storage of this wave has ended");
  });

  it("is one for all entries of a wave, whatever passes between two looks at the clock", () => {
    const expiresAtMs = Date.UTC(2031, 0, 1);
    const seen = new Set<number>();
    for (const offsetMs of [0, 123_456_789_012]) {
      for (let tick = 0; tick < 2000; tick += 7) {
        let realMs = Date.UTC(2026, 0, 1) + tick;
        const realNowMs = () => realMs++;
        const clock = { realNowMs, nowMs: () => realNowMs() + offsetMs };
        seen.add(boxExpiration(clock, expiresAtMs) + offsetMs);
      }
    }
    expect(seen.size).toBe(2);
  });

  it("stands on every entry", async () => {
    await putMany("w-expiry", 1);
    const { keys } = await box.list({ prefix: "b/w-expiry/" });
    expect(keys[0]?.expiration).toBe(expiration);
  });
});

describe("a write that KV refuses", () => {
  it("is repeated when the key was written within the same second", async () => {
    let tries = 0;
    await retryWrite(async () => {
      tries += 1;
      if (tries < 2) throw new Error("KV PUT failed: 429 Too Many Requests");
    });
    expect(tries).toBe(2);
  });

  it("is a fault at once for any other reason", async () => {
    let tries = 0;
    const write = async () => {
      tries += 1;
      throw new Error("KV PUT failed: 500 Internal Server Error");
    };
    await expect(retryWrite(write)).rejects.toThrow(/500/);
    expect(tries).toBe(1);
  });
});
