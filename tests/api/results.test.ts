import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Participation } from "../../schema/wire/participation.ts";
import { Preview, Receipts, Results } from "../../schema/wire/results.ts";
import { Statement } from "../../schema/wire/statement.ts";
import { compileDefinition } from "../../worker/domain/definitions/compileDefinition.ts";
import type { Definition } from "../../worker/domain/definitions/definition.ts";
import {
  buildSubmit,
  finishIssue,
  finishSubmit,
  startExchange,
} from "../../worker/domain/tokens/exchange.ts";
import { type Callers, type LinkRow, launchedWave, makeCallers } from "../support/company.ts";
import { caller } from "../support/http.ts";
import { startServer, type TestServer } from "../support/server.ts";

let server: TestServer;
let callers: Callers;
let wave: string;
let definition: Definition;
let units: { id: string; parentId: string | null; path: string }[];
const receipts: string[] = [];
const answersByPath = new Map<string, Record<string, number>[]>();

const rng = (byteCount: number) => new Uint8Array(randomBytes(byteCount));
const unitAt = (path: string) => units.find((unit) => unit.path === path)?.id ?? "";

async function send(body: string): Promise<string> {
  const headers = { "content-type": "application/json" };
  const response = await fetch(`${server.base}/api/ballot`, { method: "POST", headers, body });
  return response.text();
}

/** One person answers the whole survey; who sits in the north is unhappy. */
async function answer(row: LinkRow, manifest: { requestBytes: number; groups: never[] }) {
  const [code = "", group = ""] = (row.link.split("#")[1] ?? "").split(".");
  const { requestBytes } = manifest;
  const { state, request } = startExchange({ wave, code, nonce: rng(32), rng, requestBytes });
  const { publicKey } = (manifest.groups as { id: string; publicKey: string }[]).find(
    ({ id }) => id === group,
  ) ?? { publicKey: "" };
  const token = finishIssue(state, await send(request), { group, publicKey });
  if (!token.ok) throw new Error(token.error.reason);
  const unhappy = row.unit.endsWith("华北区") ? 2 : 0;
  const points = 5 - unhappy - (receipts.length % 3);
  const answers = Object.fromEntries(
    definition.items.flatMap(({ id, kind, visibleIf }) =>
      kind === "scale5" && visibleIf === null ? [[id, points]] : [],
    ),
  );
  const ballotText = JSON.stringify({ version: "1.0.0", answers, comments: {} });
  const { nonce } = state;
  const submit = buildSubmit({ wave, group, nonce, token: token.value, ballotText, requestBytes });
  const receipt = finishSubmit(token.value, await send(submit));
  if (!receipt.ok) throw new Error(receipt.error.reason);
  receipts.push(receipt.value);
  answersByPath.set(row.unit, [...(answersByPath.get(row.unit) ?? []), answers]);
}

beforeAll(async () => {
  server = await startServer({ clock: "2026-03-02" });
  callers = await makeCallers(server);
  const launched = await launchedWave(callers);
  wave = launched.id;
  units = (await callers.hr.get("/units")).body.items;
  const version = await callers.hr.get("/surveys/satisfaction/versions/1.0.0");
  const compiled = compileDefinition(version.body);
  if (!compiled.ok) throw new Error(compiled.error.reason);
  definition = compiled.value;
  const manifest = (await callers.nobody.get(`/waves/${wave}/manifest`)).body;
  for (const row of launched.links) await answer(row, manifest);
});
afterAll(() => server?.stop());

describe("a wave through its release", () => {
  it("shows participation of finished days only, and results not at all while it is open", async () => {
    const early = await callers.hr.get(`/waves/${wave}/participation`);
    expect(Participation.parse(early.body)).toMatchObject({ asOf: null });
    expect(early.body.items.every(({ shown }: { shown: boolean }) => !shown)).toBe(true);
    const moved = await callers.owner.post("/clock", { to: "2026-03-03" });
    expect(moved.status).toBe(200);
    const later = Participation.parse(
      (await callers.observer.get(`/waves/${wave}/participation`)).body,
    );
    expect(later.asOf).toBe("2026-03-02");
    // All 40 have answered; as long as the wave is open, every class keeps 5 people back.
    const shown = later.items.filter((unit) => unit.shown);
    expect(shown.length).toBeGreaterThan(0);
    for (const unit of shown) {
      // "5-9" reads as 5.
      if (unit.shown)
        expect(Number.parseInt(String(unit.used), 10)).toBeLessThanOrEqual(unit.invited - 5);
    }

    for (const path of ["preview", "results", "statement"]) {
      const refused = await callers.hr.get(`/waves/${wave}/${path}`);
      expect([refused.status, refused.body.state]).toEqual([409, "open"]);
    }
    for (const path of ["receipts", "company-results"]) {
      expect((await callers.nobody.get(`/waves/${wave}/${path}`)).status).toBe(409);
    }
    expect((await callers.hr.post(`/waves/${wave}/release`, {})).status).toBe(409);
  });

  it("goes from close to preview to release, and counts what was sent", async () => {
    expect((await callers.hr.post(`/waves/${wave}/close`, {})).status).toBe(200);
    const preview = await callers.hr.get(`/waves/${wave}/preview`);
    expect(preview.status).toBe(200);
    const { hidden, ...expected } = Preview.parse(preview.body);
    expect(hidden.every(({ cut }) => cut === null)).toBe(true);
    const released = await callers.hr.post(`/waves/${wave}/release`, {});
    expect([released.status, released.body]).toEqual([200, { id: wave, state: "released" }]);
    const again = await callers.hr.post(`/waves/${wave}/release`, {});
    expect([again.status, again.body.state]).toEqual([409, "released"]);

    const results = Results.parse((await callers.observer.get(`/waves/${wave}/results`)).body);
    expect(results).toEqual(expected);
    expect(results.cells.map(({ unit }) => unit).toSorted()).toEqual(
      units.map(({ id }) => id).toSorted(),
    );
    const company = results.cells.find(({ unit }) => unit === unitAt("总部"));
    expect(company).toMatchObject({ invited: 40, ballots: 40 });
    for (const item of definition.items.filter(({ kind }) => kind === "scale5")) {
      const given = [...answersByPath.values()].flat().map((answers) => answers[item.id] ?? 0);
      const points = given.map((value) => (item.isReversed ? 6 - value : value));
      const mean = points.reduce((sum, value) => sum + value, 0) / points.length;
      const favourable = points.filter((value) => value >= 4).length;
      expect(company?.items[item.id]).toMatchObject({
        shown: true,
        n: 40,
        mean: Math.round(mean * 10 + 1e-9) / 10,
        share: { favourable, rest: 40 - favourable },
      });
    }
  });

  it("publishes the receipts that the phones hold, and a statement of what it hid", async () => {
    const { items } = Receipts.parse((await callers.nobody.get(`/waves/${wave}/receipts`)).body);
    expect(items).toEqual(receipts.toSorted());
    const statement = Statement.parse(
      (await callers.observer.get(`/waves/${wave}/statement`)).body,
    );
    expect(statement).toMatchObject({ issued: 40, counted: 40, unreadable: 0 });
  });

  it("shows a manager the own units and the company, and a foreign unit as an unknown one", async () => {
    const north = unitAt("总部/华北区");
    const key = { name: "m", role: "manager", units: [north] };
    const made = await callers.owner.post("/keys", key);
    const manager = caller(server.base, made.body.key);
    const seen = Results.parse((await manager.get(`/waves/${wave}/results`)).body);
    expect(seen.cells.map(({ unit }) => unit)).toEqual([unitAt("总部"), north]);
    const south = unitAt("总部/华南区");
    const foreign = await manager.get(`/waves/${wave}/results?unit=${south}`);
    const unknown = await manager.get(`/waves/${wave}/results?unit=u99999`);
    expect([foreign.status, foreign.text.replaceAll(south, "u99999")]).toEqual([200, unknown.text]);
    expect((await manager.get(`/waves/${wave}/preview`)).status).toBe(403);
    expect((await manager.get(`/waves/${wave}/participation`)).status).toBe(403);
    expect((await callers.nobody.get(`/waves/${wave}/results`)).status).toBe(401);
    const open = Results.parse((await callers.nobody.get(`/waves/${wave}/company-results`)).body);
    expect(open.cells.map(({ unit }) => unit)).toEqual([unitAt("总部")]);
  });

  it("destroys itself when the hold is over; the release stays", async () => {
    const before = (await callers.observer.get(`/waves/${wave}/results`)).body;
    await callers.owner.post("/clock", { to: "2026-03-12" });
    const state = (await callers.hr.get(`/waves/${wave}`)).body.state;
    expect(state).toBe("destroyed");
    expect((await callers.observer.get(`/waves/${wave}/results`)).body).toEqual(before);
    const log = (await callers.observer.get("/audit-log")).body.items as {
      action: string;
      subject: string;
    }[];
    const actions = log.filter(({ subject }) => subject === wave).map(({ action }) => action);
    expect(actions.filter((action) => /previewed|released|destroyed/.test(action))).toEqual([
      "wave.destroyed",
      "wave.released",
      "wave.previewed",
    ]);
  });
});
