import { describe, expect, it } from "vitest";
import { createHashTurns } from "../../worker/services/hashTurn.ts";

/** Time that passes only while somebody waits, so that nothing depends on how fast this machine is. */
function makeClock() {
  let now = 0;
  return {
    nowMs: () => now,
    wait: async (ms: number) => {
      now += ms / 4;
      await new Promise((resolve) => setImmediate(resolve));
    },
  };
}

const stranger = (name: string) => ({ isKnown: false, name });
const KNOWN = { isKnown: true, name: "known" };

describe("a turn to hash", () => {
  it("is one at a time, in the order of asking", async () => {
    const [inTurn, clock] = [createHashTurns(), makeClock()];
    const seen: string[] = [];
    const work = (name: string) => async () => {
      seen.push(`${name} begins`);
      await new Promise((resolve) => setImmediate(resolve));
      seen.push(`${name} ends`);
      return { isWrong: false };
    };
    await Promise.all(["a", "b", "c"].map((name) => inTurn(stranger(name), clock, work(name))));
    expect(seen).toEqual(["a begins", "a ends", "b begins", "b ends", "c begins", "c ends"]);
  });

  it("keeps a few waiting, two of one name, and turns others away without any work", async () => {
    const [inTurn, clock] = [createHashTurns(), makeClock()];
    let worked = 0;
    let finish = () => {};
    const isFinished = new Promise<void>((resolve) => {
      finish = resolve;
    });
    const ask = (name: string) =>
      inTurn(stranger(name), clock, async () => {
        worked++;
        await isFinished;
        return { isWrong: false };
      });
    const first = ask("x");
    const waiting = ["a", "a", "b", "c"].map(ask);
    const late = await Promise.all([ask("a"), ask("d")]);
    expect([late, worked]).toEqual([[null, null], 1]);
    finish();
    expect(await Promise.all([first, ...waiting])).toEqual(Array(5).fill({ isWrong: false }));
  });

  it("makes room for somebody who had none lately, whoever else keeps asking", async () => {
    const [inTurn, clock] = [createHashTurns(), makeClock()];
    const wrong = async () => ({ isWrong: true });
    // Two guessers that keep all places taken, each of them served before.
    for (const name of ["a", "b"]) await inTurn(stranger(name), clock, wrong);
    const guessing = ["a", "a", "b", "b"].map((name) => inTurn(stranger(name), clock, wrong));
    const owner = inTurn(stranger("owner"), clock, async () => ({ isWrong: false }));
    expect(await inTurn(stranger("a"), clock, wrong)).toBeNull();
    expect(await owner).toEqual({ isWrong: false });
    expect((await Promise.all(guessing)).filter((done) => done === null)).toHaveLength(1);
  });

  it("lets strangers rest after a wrong password, and nobody who is known", async () => {
    const [inTurn, clock] = [createHashTurns(), makeClock()];
    const at = async (caller: { isKnown: boolean; name: string }, isWrong: boolean) => {
      await inTurn(caller, clock, async () => ({ isWrong }));
      return clock.nowMs();
    };
    const wrong = await at(stranger("a"), true);
    expect(await at(KNOWN, true)).toBe(wrong);
    expect(await at(stranger("b"), false)).toBeGreaterThanOrEqual(wrong + 800);
    const right = clock.nowMs();
    expect(await at(stranger("c"), false)).toBe(right);
  });

  it("comes back by itself from a call that was cut off, and after one that failed", async () => {
    const [inTurn, clock] = [createHashTurns(), makeClock()];
    void inTurn(stranger("lost"), clock, () => new Promise<never>(() => {}));
    expect(await inTurn(KNOWN, clock, async () => ({ isWrong: false }))).not.toBeNull();
    await expect(
      inTurn(KNOWN, clock, () => Promise.reject(new Error("no database"))),
    ).rejects.toThrow("no database");
    expect(await inTurn(KNOWN, clock, async () => ({ isWrong: false }))).not.toBeNull();
  });
});
