import { describe, expect, it } from "vitest";
import type { Challenge, ProofOfWork } from "../../../schema/wire/proofOfWork.ts";
import type { BoxReply } from "../../../web/box/boxApi.ts";
import { hasArrived, type SendProgress, sendSuggestion } from "../../../web/box/sendSuggestion.ts";
import { solveChallenge } from "../../../web/solve/solveChallenge.ts";

const challenge = { parameters: { data: { counterBelow: 9 } } } as Challenge;
const proof = { challenge, solution: { counter: 1, derivedKey: "" } } as ProofOfWork;
const suggestion = { category: "other", text: "好。", code: "0123456789ABCDEF" };

const answered = (status: number, problem: string | null = null, body: unknown = {}): BoxReply => ({
  ...{ kind: "answered", status, body, problem, retryAfterSeconds: status === 429 ? 7 : null },
});
const PUZZLE = answered(200, null, challenge);
const LOST: BoxReply = { kind: "unreachable" };

/** Sends against a server that answers so, one after the other. */
async function send(replies: { asked?: BoxReply[]; posted: BoxReply[]; isSolved?: boolean }) {
  const { asked = [], posted, isSolved = true } = replies;
  const told: SendProgress[] = [];
  const bodies: unknown[] = [];
  const waits: number[] = [];
  const unused = async () => LOST;
  const sent = await sendSuggestion(suggestion, {
    api: {
      challenge: async () => asked.shift() ?? PUZZLE,
      put: async (body) => {
        bodies.push(body);
        return posted.shift() ?? LOST;
      },
      read: unused,
      reply: unused,
    },
    solve: async () => (isSolved ? proof : null),
    wait: async (seconds) => void waits.push(seconds),
    tell: (progress) => told.push(progress),
  });
  return { sent, told, bodies, waits };
}

describe("sending a suggestion", () => {
  it("sends the very same again until the server has answered", async () => {
    const { sent, bodies, waits } = await send({
      asked: [LOST, PUZZLE],
      posted: [LOST, LOST, LOST, answered(201)],
    });
    expect(sent).toBe("received");
    expect(bodies).toHaveLength(4);
    expect(new Set(bodies.map((body) => JSON.stringify(body))).size).toBe(1);
    expect(waits).toEqual([1, 1, 2, 4]);
  });

  it("waits as long as a busy server asks for", async () => {
    const { sent, waits, told } = await send({ posted: [answered(429), answered(201)] });
    expect([sent, waits]).toEqual(["received", [7]]);
    expect(told).toContainEqual({ at: "waiting", why: "busy", seconds: 7 });
  });

  it("solves a new puzzle where the old one is not accepted, but not for ever", async () => {
    const refused = answered(422, "proof-not-accepted");
    expect((await send({ posted: [refused, answered(201)] })).sent).toBe("received");
    expect((await send({ posted: [refused, refused, refused] })).sent).toBe("refused");
  });

  it("tells a code in use, words that do not fit, and anything else apart", async () => {
    for (const problem of ["code-not-accepted", "not-valid"] as const) {
      expect((await send({ posted: [answered(422, problem)] })).sent).toBe(problem);
    }
    expect((await send({ posted: [answered(413, "too-large")] })).sent).toBe("refused");
    expect((await send({ asked: [answered(404, "not-found")], posted: [] })).sent).toBe("refused");
    expect((await send({ posted: [], isSolved: false })).sent).toBe("slow");
  });
});

describe("looking whether a suggestion has arrived", () => {
  const look = async (...replies: BoxReply[]) => {
    const waits: number[] = [];
    const isThere = await hasArrived("0123456789ABCDEF", {
      api: { read: async () => replies.shift() ?? LOST },
      wait: async (seconds) => void waits.push(seconds),
      tell: () => undefined,
    });
    return { isThere, waits };
  };
  const unknown = answered(404, "code-not-known");

  it("believes the box only, and asks again until it has answered", async () => {
    expect(await look(answered(200))).toEqual({ isThere: true, waits: [] });
    expect(await look(unknown)).toEqual({ isThere: false, waits: [] });
    const others = [LOST, answered(429), answered(404), answered(403, "cross-site")];
    expect(await look(...others, answered(200))).toEqual({ isThere: true, waits: [1, 7, 4, 8] });
  });
});

describe("solving a puzzle", () => {
  it("gives up where no counter below the bound solves it", async () => {
    const zeros = "0".repeat(32);
    const parameters = {
      algorithm: "SHA-256" as const,
      cost: 1,
      data: { counterBelow: 50 },
      expiresAt: 2e9,
      keyLength: 32 as const,
      keyPrefix: zeros,
      nonce: zeros,
      salt: zeros,
    };
    const shares: number[] = [];
    const solved = await solveChallenge({ parameters, signature: "" }, (share) =>
      shares.push(share),
    );
    expect(solved).toBeNull();
    expect(shares).toEqual([0.4, 0.8]);
  });
});
