import { solveChallenge } from "altcha-lib";
import { beforeAll, describe, expect, it } from "vitest";
import { finishIssue, startExchange } from "../../worker/domain/tokens/exchange.ts";
import { proofKey } from "../../worker/domain/tokens/proofOfWork.ts";
import type { Bindings, Deps } from "../../worker/env.ts";
import { issueChallenge, type SentProof } from "../../worker/services/proofOfWork.ts";
import type { WaveRow } from "../../worker/store/wave.ts";
import { call, freshDeps, makeBallotWave, requestBytes, type TestWave } from "./ballotWave.ts";

const GROUP = "u00001";
const INVITED = 8;
let bindings: Bindings;
let deps: Deps;
beforeAll(async () => {
  ({ bindings, deps } = await freshDeps());
});

/** An open wave with room for eight in each group. */
async function makeOpenWave(changes: Partial<WaveRow> = {}): Promise<TestWave> {
  const wave = await makeBallotWave(deps, { channel: "open", ...changes });
  await deps.d1.batch([
    deps.d1.prepare("DELETE FROM invitation WHERE wave = ?1").bind(wave.id),
    deps.d1.prepare("UPDATE wave_group SET invited = ?2 WHERE wave = ?1").bind(wave.id, INVITED),
  ]);
  return wave;
}

async function proofOfWork(): Promise<SentProof> {
  const challenge = await issueChallenge(deps);
  const solution = await solveChallenge({
    challenge,
    deriveKey: async ({ cost }, salt, password) => ({ derivedKey: proofKey(cost, salt, password) }),
  });
  if (solution === null) throw new Error("The puzzle was not solved.");
  const { counter, derivedKey } = solution;
  return { challenge, solution: { counter, derivedKey } };
}

const start = (wave: string, proof: SentProof, group = GROUP) =>
  startExchange({
    wave,
    group,
    proofOfWork: proof,
    nonce: deps.random(32),
    rng: deps.random,
    requestBytes,
  });
const statusOf = async (wave: string, proof: SentProof, group = GROUP) =>
  (await call(bindings, start(wave, proof, group).request)).status;
const countOf = async (wave: string) =>
  deps.d1.prepare("SELECT count(*) AS n FROM invitation WHERE wave = ?1").bind(wave).first("n");

describe("an open wave", () => {
  it("gives a token for a proof of work, verified against the group's key, and keeps no person", async () => {
    const wave = await makeOpenWave();
    const { state, request } = start(wave.id, await proofOfWork());
    const response = await call(bindings, request);
    expect(request.length).toBe(requestBytes);
    const text = await response.text();
    expect(text.length).toBe(2048);
    const expected = { group: GROUP, publicKey: wave.publicKeyOf(GROUP) };
    expect(finishIssue(state, text, expected).ok).toBe(true);
    const row = await deps.d1
      .prepare("SELECT * FROM invitation WHERE wave = ?1")
      .bind(wave.id)
      .first();
    expect(row).toMatchObject({ group_id: GROUP, person_id: null });
  });

  it("answers the same request again the same, and spends one invitation on it", async () => {
    const wave = await makeOpenWave();
    const { state, request } = start(wave.id, await proofOfWork());
    const expected = { group: GROUP, publicKey: wave.publicKeyOf(GROUP) };
    const tokens = [];
    for (let i = 0; i < 3; i++) {
      tokens.push(finishIssue(state, await (await call(bindings, request)).text(), expected));
    }
    expect(new Set(tokens.map((token) => token.ok && token.value)).size).toBe(1);
    expect(await countOf(wave.id)).toBe(1);
  });

  it("takes each proof once: not with another nonce, group or wave", async () => {
    const [wave, other] = [await makeOpenWave(), await makeOpenWave()];
    const proof = await proofOfWork();
    expect(await statusOf(wave.id, proof)).toBe(200);
    expect(await statusOf(wave.id, proof)).toBe(403);
    expect(await statusOf(wave.id, proof, "u00002")).toBe(403);
    expect(await statusOf(other.id, proof)).toBe(403);
    expect([await countOf(wave.id), await countOf(other.id)]).toEqual([1, 0]);
  });

  it("answers a retry also when the puzzle has expired and its trace is forgotten", async () => {
    const wave = await makeOpenWave();
    const { request } = start(wave.id, await proofOfWork());
    expect((await call(bindings, request)).status).toBe(200);
    await deps.d1.prepare("DELETE FROM spent_proof").run();
    expect((await call(bindings, request)).status).toBe(200);
    expect(await countOf(wave.id)).toBe(1);
  });

  it("has room for as many as are invited to the group, also when all come at once", async () => {
    const wave = await makeOpenWave();
    const proofs = await Promise.all(Array.from({ length: INVITED + 4 }, proofOfWork));
    const statuses = await Promise.all(proofs.map((proof) => statusOf(wave.id, proof)));
    expect(statuses.filter((status) => status === 200)).toHaveLength(INVITED);
    expect(statuses.filter((status) => status === 403)).toHaveLength(4);
    expect(await countOf(wave.id)).toBe(INVITED);
    // The other group has its own room, and a proof refused for lack of room is not spent.
    const refused = proofs[statuses.indexOf(403)] as SentProof;
    expect(await statusOf(wave.id, refused, "u00002")).toBe(200);
  });

  it("refuses unknown groups, unsolved puzzles, codes, and calls before, after or without it", async () => {
    const wave = await makeOpenWave();
    const proof = await proofOfWork();
    const { counter, derivedKey } = proof.solution;
    const unsolved = { ...proof, solution: { counter: counter + 1, derivedKey } };
    expect(await statusOf(wave.id, proof, "u00009")).toBe(403);
    expect(await statusOf(wave.id, unsolved)).toBe(403);
    const byCode = startExchange({
      ...{ wave: wave.id, code: wave.codeOf(GROUP, 1), requestBytes },
      ...{ nonce: deps.random(32), rng: deps.random },
    });
    expect((await call(bindings, byCode.request)).status).toBe(403);
    const late = await makeOpenWave({ closesAtMs: deps.clock.nowMs() - 1 });
    const closed = await makeOpenWave({ state: "closed", closedAtMs: deps.clock.nowMs() });
    const personal = await makeBallotWave(deps);
    await deps.d1.prepare("DELETE FROM invitation WHERE wave = ?1").bind(personal.id).run();
    for (const { id } of [late, closed, personal]) expect(await statusOf(id, proof)).toBe(403);
    // None of that has spent it.
    expect(await statusOf(wave.id, proof)).toBe(200);
  });

  it("keeps of a proof what joins no two rows", async () => {
    const wave = await makeOpenWave();
    await call(bindings, start(wave.id, await proofOfWork()).request);
    const hex = (table: string, column: string) =>
      deps.d1
        .prepare(
          `SELECT hex(${column}) AS h FROM ${table} ${table === "invitation" ? "WHERE wave = ?1" : "WHERE ?1 <> ''"}`,
        )
        .bind(wave.id)
        .all<{ h: string }>();
    const [invitations, proofs] = await Promise.all([
      hex("invitation", "code_hash"),
      hex("spent_proof", "hash"),
    ]);
    const spent = new Set(proofs.results.map(({ h }) => h));
    expect(invitations.results).toHaveLength(1);
    expect(invitations.results.filter(({ h }) => spent.has(h))).toEqual([]);
    const days = await deps.d1.prepare("SELECT DISTINCT expires_on FROM spent_proof").all();
    expect(days.results).toHaveLength(1);
    expect(String(days.results[0]?.expires_on)).toMatch(/^\d{4}-\d{2}-\d{2}$/);
  });
});
