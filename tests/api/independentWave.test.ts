import { afterAll, beforeAll, expect, it } from "vitest";
import {
  type Api,
  type Ballot,
  connectApi,
  type Definition,
  drawBallot,
  type Exchange,
  isCodeSound,
  type Manifest,
  type Problem,
  type Reply,
  type ResultCell,
  type ResultItem,
  type Results,
  readCsv,
  readDefinition,
  readLink,
  readManifest,
  seededRandom,
  startExchange,
  type Token,
  tallyOptions,
  tallyScale,
  type Unit,
} from "../support/independentClient.ts";
import { startServer, type TestServer } from "../support/server.ts";

/*
 * Whole waves by a client that knows only the public contract: what the company reads at the end
 * must be what that client sent.
 */

const today = "2025-03-03";
let server: TestServer;
let hr: Api;
let observer: Api;
let anyone: Api;
let units: readonly Unit[];

beforeAll(async () => {
  server = await startServer({ clock: today, env: { KV_SETTLE_SECONDS: "1" } });
  const owner = connectApi(server.base, server.ownerKey);
  const keyFor = async (role: string): Promise<Api> => {
    const made = await owner.post<{ key: string }>("/api/keys", { name: `${role} key`, role });
    expect(made.status).toBe(201);
    return connectApi(server.base, made.json.key);
  };
  [hr, observer] = [await keyFor("hr"), await keyFor("observer")];
  anyone = connectApi(server.base);
  const roster = rosterCsv();
  const imported = await hr.postCsv<{ people: number; joined: number }>("/api/roster", roster);
  expect(imported.json).toMatchObject({ people: 80, joined: 80 });
  const again = await hr.postCsv<{ unchanged: number }>("/api/roster", roster);
  expect(again.json).toMatchObject({ joined: 0, unchanged: 80 });
  units = (await hr.get<{ items: Unit[] }>("/api/units")).json.items;
  expect(units).toHaveLength(7);
});

afterAll(() => server?.stop());

/** 80 invented people in three levels; a small unit and two with few people of their own. */
function rosterCsv(): string {
  const sizes: Record<string, number> = {
    总部: 6,
    "总部/华东区": 5,
    "总部/华东区/上海一部": 20,
    "总部/华东区/上海二部": 18,
    "总部/华西区": 3,
    "总部/华西区/成都一部": 21,
    "总部/华西区/成都二部": 7,
  };
  const places = Object.entries(sizes).flatMap(([path, size]) => Array<string>(size).fill(path));
  const rows = places.map((path, i) => {
    const number = String(i + 1).padStart(3, "0");
    const hiredOn = `${2015 + (i % 9)}-0${1 + (i % 9)}-15`;
    return `p${number},甲${number},p${number}@example.invalid,${path},M${1 + (i % 3)},${hiredOn}`;
  });
  return ["personId,name,email,unit,level,hiredOn", ...rows, ""].join("\r\n");
}

const root = (): Unit => units.find((unit) => unit.parentId === null) as Unit;

/** Sends a step twice: the second answer is 409 and names the state that the first led to. */
async function stepTwice(wave: string, step: string, state: string): Promise<void> {
  const first = await hr.post(`/api/waves/${wave}/${step}`, {});
  expect([step, first.status, first.json]).toEqual([step, 200, { id: wave, state }]);
  const second = await hr.post<Problem>(`/api/waves/${wave}/${step}`, {});
  expect([step, second.status, second.json.state]).toEqual([step, 409, state]);
}

/** A launched wave; creation and launch are repeated. */
async function launchWave(wave: Record<string, unknown> & { id: string }): Promise<void> {
  const body = { version: "1.0.0", opensOn: today, closesOn: "2025-03-16", ...wave };
  const made = await hr.post("/api/waves", body);
  expect([made.status, made.json]).toEqual([201, { id: wave.id, state: "draft" }]);
  const again = await hr.post<Problem>("/api/waves", body);
  expect([again.status, again.json.state]).toEqual([409, "draft"]);
  await stepTwice(wave.id, "launch", "open");
}

async function downloadLinks(wave: string): Promise<Record<string, string>[]> {
  const file = await hr.get(`/api/waves/${wave}/invitations`);
  expect(file.status).toBe(200);
  expect(file.headers.get("content-type")).toMatch(/^text\/csv/);
  return readCsv(new TextDecoder().decode(file.bytes));
}

/** Calls the ballot endpoint; every answer has 2,048 bytes and may be kept by nobody. */
async function callBallot<T>(
  bytes: Uint8Array,
  headers: Record<string, string> = {},
): Promise<Reply<T>> {
  const reply = await anyone.postBytes<T>("/api/ballot", bytes, headers);
  expect(reply.bytes).toHaveLength(2048);
  expect(reply.headers.get("cache-control")).toBe("no-store, no-transform");
  return reply;
}

type Issued = { group: string; evaluated: string; proof: string };

async function issueToken(exchange: Exchange, isRetried: boolean): Promise<Token> {
  const reply = await callBallot<Issued>(exchange.issueBytes);
  expect([reply.status, reply.json]).toEqual([200, expect.objectContaining({})]);
  if (isRetried) {
    const again = await callBallot<Issued>(exchange.issueBytes);
    expect(again.json.evaluated).toBe(reply.json.evaluated);
    exchange.accept(again.json);
  }
  return exchange.accept(reply.json);
}

async function submit(bytes: Uint8Array, token: Token): Promise<void> {
  const reply = await callBallot<{ receipt: string }>(bytes);
  expect([reply.status, reply.json.receipt]).toEqual([200, token.receipt]);
}

interface Cast {
  readonly ballot: Ballot;
  readonly group: string;
  readonly receipt: string;
}

/** Every link answers once; now and then a request is sent twice or a ballot corrected. */
async function castBallots(
  definition: Definition,
  exchanges: readonly Exchange[],
  seed: number,
): Promise<Cast[]> {
  const random = seededRandom(seed);
  const cast: Cast[] = [];
  for (const [at, exchange] of exchanges.entries()) {
    const { invitation } = exchange;
    expect(isCodeSound(invitation.code)).toBe(true);
    const token = await issueToken(exchange, at % 5 === 0);
    if (at % 9 === 0) {
      const corrected = drawBallot(definition, random, `obsolete ${at}`);
      await submit(token.submitBytes(corrected), token);
    }
    const ballot = drawBallot(definition, random, `no ${at}`);
    const bytes = token.submitBytes(ballot);
    await submit(bytes, token);
    if (at % 7 === 0) await submit(bytes, token);
    cast.push({ ballot, group: invitation.group, receipt: token.receipt });
  }
  return cast;
}

/** Closes, previews (waiting as long as it says), releases; everything twice. */
async function releaseWave(wave: string): Promise<{ preview: Results; results: Results }> {
  const path = `/api/waves/${wave}`;
  expect((await hr.get(`${path}/preview`)).status).toBe(409);
  await stepTwice(wave, "close", "closed");
  expect((await hr.get(`${path}/results`)).status).toBe(409);
  let preview = await hr.get<Results>(`${path}/preview`);
  expect(preview.status).toBe(409);
  for (let tries = 0; preview.status === 409 && tries < 10; tries++) {
    const seconds = Number(preview.headers.get("retry-after"));
    expect(seconds).toBeGreaterThan(0);
    await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
    preview = await hr.get(`${path}/preview`);
  }
  expect(preview.status).toBe(200);
  expect((await hr.get<Results>(`${path}/preview`)).json).toEqual(preview.json);
  await stepTwice(wave, "release", "released");
  const results = await hr.get<Results>(`${path}/results`);
  expect(results.status).toBe(200);
  return { preview: preview.json, results: results.json };
}

/** The ballots of the groups at or under a unit. */
function ballotsUnder(manifest: Manifest, cast: readonly Cast[], unit: string): Ballot[] {
  const path = units.find(({ id }) => id === unit)?.path ?? "";
  const inside = new Set(
    units
      .filter((other) => other.path === path || other.path.startsWith(`${path}/`))
      .map(({ id }) => id),
  );
  const groups = new Map(manifest.groups.map((group) => [group.id, group.unit]));
  return cast
    .filter(({ group }) => inside.has(groups.get(group) ?? ""))
    .map(({ ballot }) => ballot);
}

const released = (n: number): number | string => (n < 10 ? "5-9" : n);

/** Every shown figure of a cell must be that of the ballots that were sent. */
function expectCell(
  cell: ResultCell,
  definition: Definition,
  ballots: readonly Ballot[],
  k: number,
): void {
  for (const { id, kind } of definition.scoring.items) {
    const item = cell.items[id];
    if (kind === "text" || item?.shown !== true) continue;
    const place = `${cell.unit} ${id}`;
    if (kind === "scale5") {
      const tally = tallyScale(definition, ballots, id);
      expect([place, item.n]).toEqual([place, released(tally.n)]);
      expectMean(place, item, tally.mean);
      if (tally.n < 20) expect([place, item.share]).toEqual([place, undefined]);
      if (item.share !== undefined) {
        const { favourable, rest } = item.share;
        expect([place, favourable + rest]).toEqual([place, tally.n]);
        // A count that would pin somebody is moved, by one person per class.
        expect(Math.abs(favourable - tally.favourable), place).toBeLessThanOrEqual(2);
      }
      continue;
    }
    const tally = tallyOptions(ballots, id);
    expect([place, item.n]).toEqual([place, tally.n]);
    for (const { options, n } of item.counts ?? []) {
      const sent = options.reduce((sum, option) => sum + tally.of(option), 0);
      expect([place, options, n]).toEqual([place, options, sent]);
      // Reasons of leaving stand alone from 3 mentions.
      const least = id.startsWith("EXT-R") ? 3 : k;
      expect([place, options, n >= least]).toEqual([place, options, true]);
    }
    const named = item.counts?.flatMap(({ options }) => options) ?? [];
    expect(new Set(named).size).toBe(named.length);
    const all = optionsOf(definition, id).filter((option) => tally.of(option) > 0);
    expect([place, all.filter((option) => !named.includes(option))]).toEqual([place, []]);
  }
  for (const { id, items } of definition.scoring.dimensions) {
    const means = items.map((item) => {
      const { mean, atLeast, atMost } = cell.items[item] ?? {};
      return mean ?? atLeast ?? atMost;
    });
    const counts = items.map((item) => tallyScale(definition, ballots, item).n);
    const dimension = cell.dimensions[id];
    if (dimension?.shown !== true) continue;
    // Tenths, so that halves are exact.
    const tenths = means.reduce<number>((sum, mean) => sum + Math.round(((mean ?? 0) - 1) * 10), 0);
    const score = Math.floor((5 * tenths + items.length) / (2 * items.length));
    const n = released(Math.min(...counts));
    const { bound: _, interval, ...plain } = dimension;
    expect([cell.unit, id, plain]).toEqual([cell.unit, id, { shown: true, n, score }]);
    if (interval !== undefined) {
      expect(interval[0] <= score && score <= interval[1], `${cell.unit} ${id}`).toBe(true);
    }
  }
}

/** A mean is the true one, or up to two points of a class away; a bound is on the right side. */
function expectMean(place: string, { mean, atLeast, atMost }: ResultItem, truth: number): void {
  if (atLeast !== undefined) expect(truth, place).toBeGreaterThanOrEqual(atLeast);
  else if (atMost !== undefined) expect(truth, place).toBeLessThanOrEqual(atMost);
  else expect(Math.abs((mean ?? 0) - truth), place).toBeLessThanOrEqual(0.2);
}

function optionsOf(definition: Definition, item: string): string[] {
  const element = definition.survey.pages
    .flatMap((page) => page.elements)
    .find(({ name }) => name === item);
  if (element?.type === "rating") return Array.from({ length: 11 }, (_, i) => String(i));
  return element?.choices?.map(({ value }) => String(value)) ?? [];
}

/** Comments are shown word for word, at one place each, and only in company of others. */
function expectComments(results: Results, manifest: Manifest, cast: readonly Cast[]): void {
  const shown = results.comments.flatMap(({ texts }) => texts);
  expect(new Set(shown).size).toBe(shown.length);
  for (const { unit, item, texts } of results.comments) {
    const sent = ballotsUnder(manifest, cast, unit).map((ballot) => ballot.comments[item]);
    expect(texts.length).toBeGreaterThanOrEqual(5);
    for (const text of texts) expect(sent).toContain(text);
  }
  expect(shown.length).toBeGreaterThan(0);
}

async function expectReceipts(wave: string, cast: readonly Cast[]): Promise<void> {
  const reply = await anyone.get<{ items: string[] }>(`/api/waves/${wave}/receipts`);
  expect(reply.json.items).toEqual(cast.map(({ receipt }) => receipt).sort());
  const statement = await observer.get<{ issued: number; counted: number }>(
    `/api/waves/${wave}/statement`,
  );
  expect(statement.json).toMatchObject({
    issued: cast.length,
    counted: cast.length,
  });
}

it("releases what an independent client sent in a wave by csv", { timeout: 120_000 }, async () => {
  const wave = "0b7f3c1e-58a4-4d0e-9f61-2c7d5a90e101";
  await launchWave({
    ...{ id: wave, survey: "satisfaction", name: "员工满意度 2025", channel: "csv" },
    ...{ k: 5, units: [root().id], population: {}, cut: null },
  });
  const rows = await downloadLinks(wave);
  expect(Object.keys(rows[0] ?? {}).join()).toBe("personId,name,email,unit,code,link");
  expect(rows.map(({ personId }) => personId).sort()[79]).toBe("p080");
  for (const row of rows) expect(readLink(row.link ?? "").code).toBe(row.code);

  const invitation = readLink(rows[0]?.link ?? "");
  const manifest = await readManifest(anyone, invitation);
  const definition = await readDefinition(anyone, manifest);
  expect(manifest.linksHeldBy).toBe("hr");
  expect(manifest.groups.map(({ unitName, invited }) => `${unitName} ${invited}`).sort()).toEqual(
    ["上海一部 20", "上海二部 18", "华西区 10", "总部 11", "成都一部 21"].sort(),
  );

  const exchanges = rows
    .filter((_, at) => at % 4 !== 3)
    .map(({ link }) => startExchange(manifest, readLink(link ?? "")));
  await refuseWhatIsWrong(manifest, definition, exchanges[0] as Exchange);
  const cast = await castBallots(definition, exchanges, 20250303);
  expect(cast).toHaveLength(60);

  const { preview, results } = await releaseWave(wave);
  const { hidden, ...shown } = preview;
  expect(hidden?.length).toBeGreaterThan(0);
  expect(shown.cells).toEqual(results.cells);
  const company = results.cells.find(({ unit, cut }) => unit === root().id && cut === null);
  expect(company).toMatchObject({ ballots: 60, invited: 80 });
  for (const { id, kind } of definition.scoring.items) {
    if (kind !== "text") expect([id, company?.items[id]?.shown]).toEqual([id, true]);
    if (kind === "scale5") expect(company?.items[id]?.share).toBeDefined();
  }
  for (const cell of results.cells) {
    const ballots = ballotsUnder(manifest, cast, cell.unit);
    expectCell(cell, definition, ballots, manifest.k);
  }
  expectComments(results, manifest, cast);
  await expectReceipts(wave, cast);
  const late = startExchange(manifest, readLink(rows[3]?.link ?? ""));
  const refused = await callBallot<Problem>(late.issueBytes);
  expect([refused.status, refused.json.type]).toEqual([403, "/problems/token-not-accepted"]);
  const open = await anyone.get<Results>(`/api/waves/${wave}/company-results`);
  expect(open.json.cells).toEqual([company]);
});

/** What the contract refuses consumes nothing: the same link still answers afterwards. */
async function refuseWhatIsWrong(
  manifest: Manifest,
  definition: Definition,
  exchange: Exchange,
): Promise<void> {
  const expectProblem = async (
    bytes: Uint8Array,
    status: number,
    type: string,
    headers: Record<string, string> = {},
  ): Promise<Problem> => {
    const reply = await callBallot<Problem>(bytes, headers);
    expect(reply.headers.get("content-type")).toMatch(/^application\/problem\+json/);
    expect([reply.status, reply.json.type]).toEqual([status, expect.stringContaining(type)]);
    return reply.json;
  };
  const spare = { ...exchange.invitation, code: "0000000000000000" };
  const unknown = startExchange(manifest, spare);
  await expectProblem(unknown.issueBytes, 403, "/problems/token-not-accepted");
  await expectProblem(unknown.issueBytes.slice(0, -1), 422, "/problems/");
  const cookie = { cookie: "a=b" };
  await expectProblem(unknown.issueBytes, 400, "/problems/no-credentials", cookie);
  const elsewhere = startExchange(manifest, {
    ...spare,
    wave: "0b7f3c1e-58a4-4d0e-9f61-2c7d5a90e1ff",
  });
  await expectProblem(elsewhere.issueBytes, 403, "/problems/");
  const tampered = (await callBallot<Issued>(exchange.issueBytes)).json;
  const last = tampered.proof.endsWith("A") ? "Q" : "A";
  expect(() =>
    exchange.accept({ ...tampered, proof: tampered.proof.slice(0, -1) + last }),
  ).toThrow();
  const token = exchange.accept(tampered);
  const ballot = drawBallot(definition, seededRandom(1), "refused");
  const six = { ...ballot, answers: { ...ballot.answers, "SAT-G1": 6 } };
  const problem = await expectProblem(token.submitBytes(six), 422, "/problems/ballot-not-valid");
  expect(problem.errors?.map(({ pointer }) => pointer)).toEqual(["/answers/SAT-G1"]);
  const otherGroup = manifest.groups.find(({ id }) => id !== tampered.group)?.id ?? "";
  const forged = token.forgedBytes(ballot, { group: otherGroup });
  await expectProblem(forged, 403, "/problems/token-not-accepted");
}

it("releases what an independent client sent with slips", { timeout: 120_000 }, async () => {
  const wave = "0b7f3c1e-58a4-4d0e-9f61-2c7d5a90e102";
  await launchWave({
    ...{ id: wave, survey: "exit", name: "离职 2025", channel: "slips", k: 5, cut: null },
    ...{ units: [root().id], population: { codes: [{ unit: root().id, count: 60 }] } },
  });
  const rows = await downloadLinks(wave);
  expect(Object.keys(rows[0] ?? {}).join()).toBe("unit,code,link");
  expect(rows).toHaveLength(60);
  const manifest = await readManifest(anyone, readLink(rows[0]?.link ?? ""));
  const definition = await readDefinition(anyone, manifest);
  expect(manifest.linksHeldBy).toBe("hr-unassigned");
  const exchanges = rows
    .slice(0, 48)
    .map(({ link }) => startExchange(manifest, readLink(link ?? "")));
  const cast = await castBallots(definition, exchanges, 20250304);

  const { results } = await releaseWave(wave);
  expect(results.cells.map(({ unit }) => unit)).toContain(root().id);
  for (const cell of results.cells) {
    const ballots = ballotsUnder(manifest, cast, cell.unit);
    expectCell(cell, definition, ballots, manifest.k);
  }
  const company = results.cells.find(({ unit }) => unit === root().id);
  expect(company?.items["EXT-R1"]).toMatchObject({ shown: true });
  expect(company?.items["EXT-R2"]).toMatchObject({ shown: true });
  expectComments(results, manifest, cast);
  await expectReceipts(wave, cast);
});
