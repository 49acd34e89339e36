import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchedWave, makeCallers, makeWave } from "../support/company.ts";
import { type Answer, type Caller, caller } from "../support/http.ts";
import { answerAll, pressSubmit, readPublicWave } from "../support/phone.ts";
import { startServer, type TestServer } from "../support/server.ts";

/** People by unit, and how many of them answer; one team is too small to be a group of its own. */
const TEAMS: Readonly<Record<string, { people: number; answers: number; points: number }>> = {
  总部: { people: 4, answers: 4, points: 3 },
  "总部/华东区/一部": { people: 12, answers: 12, points: 5 },
  "总部/华东区/二部": { people: 10, answers: 3, points: 4 },
  "总部/华东区/三部": { people: 9, answers: 0, points: 4 },
  "总部/华东区/四部": { people: 3, answers: 3, points: 4 },
  "总部/华南区/五部": { people: 14, answers: 14, points: 2 },
  "总部/华南区/六部": { people: 11, answers: 11, points: 1 },
};

interface Unit {
  readonly id: string;
  readonly path: string;
}

/** A manager and what that person must never read about. */
interface Manager {
  readonly name: string;
  readonly call: Caller;
  readonly own: ReadonlySet<string>;
  readonly foreign: ReadonlySet<string>;
  readonly foreignTeams: readonly string[];
}

let server: TestServer;
let hr: Caller;
let nobody: Caller;
let units: Unit[];
let released: string;
let managers: Manager[];
let paths: { path: string; roles: "public" | string[] }[];

const idAt = (path: string) => units.find((unit) => unit.path === path)?.id ?? "";

async function makeManager(owner: Caller, path: string): Promise<Manager> {
  const key = { name: `manager of ${path}`, role: "manager", units: [idAt(path)] };
  const call = caller(server.base, (await owner.post("/keys", key)).body.key);
  const isOwn = (unit: Unit) => unit.path === path || unit.path.startsWith(`${path}/`);
  const others = units.filter((unit) => !isOwn(unit) && unit.path !== "总部");
  return {
    name: path,
    call,
    own: new Set(units.filter(isOwn).map(({ id }) => id)),
    foreign: new Set(others.map(({ id }) => id)),
    foreignTeams: others.map((unit) => unit.path).filter((at) => at in TEAMS),
  };
}

/** What the test reads of an OpenAPI document. */
type Paths = Record<
  string,
  {
    get?: {
      readonly "x-roles": "public" | string[];
      readonly parameters?: readonly { readonly in: string; readonly name: string }[];
    };
  }
>;

/** Every GET route of the API with every value that its parameters can take here. */
async function listPaths(waves: readonly string[], keyIds: readonly string[]) {
  const { body } = await nobody.get("/openapi.json");
  const fingerprints: string[] = [];
  for (const id of waves) {
    const { manifest } = (await hr.get(`/waves/${id}`)).body;
    if (manifest !== null) fingerprints.push(manifest);
  }
  const values: Readonly<Record<string, readonly string[]>> = {
    id: [...waves, ...keyIds],
    fingerprint: fingerprints,
    slug: ["satisfaction"],
    version: ["1.0.0"],
  };
  const fill = (path: string): string[] => {
    const name = /\{(\w+)\}/.exec(path)?.[1];
    if (name === undefined) return [path];
    const known = values[name];
    if (known === undefined) throw new Error(`Tell this test what {${name}} may be.`);
    return known.flatMap((value) => fill(path.replace(`{${name}}`, value)));
  };
  const found: typeof paths = [];
  for (const [template, methods] of Object.entries(body.paths as Paths)) {
    const { get } = methods;
    if (get === undefined) continue;
    const asks = (get.parameters ?? []).some((one) => one.in === "query" && one.name === "unit");
    for (const path of fill(template.replace(/^\/api/, ""))) {
      found.push({ path, roles: get["x-roles"] });
      if (!asks) continue;
      for (const { id } of units) found.push({ path: `${path}?unit=${id}`, roles: get["x-roles"] });
    }
  }
  return found;
}

beforeAll(async () => {
  server = await startServer({ clock: "2026-03-02" });
  const callers = await makeCallers(server);
  ({ hr, nobody } = callers);
  const people = Object.fromEntries(
    Object.entries(TEAMS).map(([path, team]) => [path, team.people]),
  );
  const launched = await launchedWave(callers, {}, people);
  released = launched.id;
  units = (await hr.get("/units")).body.items;
  const publicWave = await readPublicWave(nobody, released);
  const answered = new Map<string, number>();
  for (const row of launched.links) {
    const team = TEAMS[row.unit];
    const before = answered.get(row.unit) ?? 0;
    if (team === undefined || before >= team.answers) continue;
    answered.set(row.unit, before + 1);
    const scales = publicWave.definition.items.filter(({ kind }) => kind === "scale5");
    const answers = Object.fromEntries(scales.map(({ id }) => [id, team.points]));
    const comments = { "SAT-O1": `来自${row.unit.split("/").at(-1)}的第${before}句` };
    const ballot = JSON.stringify({ version: "1.0.0", answers, comments });
    await answerAll(server.base, pressSubmit(publicWave, row, ballot));
  }
  // Waves in every other state that can be looked at.
  const root = idAt("总部");
  const others: string[] = [];
  for (const wave of [{}, {}, { opensOn: "2026-03-05" }, {}]) {
    others.push((await hr.post("/waves", makeWave({ units: [root], ...wave }))).body.id);
  }
  const [open = "", closed = "", scheduled = "", draft = ""] = others;
  for (const id of [open, closed, scheduled]) await hr.post(`/waves/${id}/launch`, {});
  for (const id of [closed, released]) {
    await hr.post(`/waves/${id}/close`, {});
    expect((await hr.get(`/waves/${id}/preview`)).status).toBe(200);
  }
  expect((await hr.post(`/waves/${released}/release`, {})).status).toBe(200);
  managers = [
    await makeManager(callers.owner, "总部/华东区"),
    await makeManager(callers.owner, "总部/华南区/五部"),
  ];
  const keys = (await callers.owner.get("/keys")).body.items as { id: string }[];
  paths = await listPaths(
    [released, open, closed, scheduled, draft],
    keys.map(({ id }) => id),
  );
});
afterAll(() => server?.stop());

/** Places in an answer that are about one of the units: `unit`, `unitId`, `id`, a key, a list. */
function placesAbout(value: unknown, about: ReadonlySet<string>, at = ""): string[] {
  if (Array.isArray(value)) {
    return value.flatMap((element, i) =>
      typeof element === "string" && about.has(element)
        ? [`${at}/${i}`]
        : placesAbout(element, about, `${at}/${i}`),
    );
  }
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => {
    const here = `${at}/${name}`;
    // The unit above one's own stands in the tree as a name, without a figure.
    const isAbout = typeof inner === "string" && about.has(inner) && name !== "parentId";
    return [...(about.has(name) || isAbout ? [here] : []), ...placesAbout(inner, about, here)];
  });
}

const saidBy = (team: string) => `来自${team.split("/").at(-1)}的`;

describe("a manager", () => {
  it("reads nothing about units beside the own ones, on any route of the API", async () => {
    expect(paths.length).toBeGreaterThan(60);
    for (const { name, call, foreign, foreignTeams } of managers) {
      let read = 0;
      for (const { path } of paths) {
        const answer = await call.get(path);
        if (answer.status !== 200) continue;
        // What everybody may read is no secret of a unit: manifests name the groups in public.
        const open = await nobody.get(path);
        if (open.status === 200 && open.text === answer.text) continue;
        read++;
        // The id that was asked for comes back; that it says no more is shown below.
        const asked = new URL(path, server.base).searchParams.get("unit") ?? "";
        const others = new Set([...foreign].filter((unit) => unit !== asked));
        expect(placesAbout(answer.body, others), `${name} at ${path}`).toEqual([]);
        for (const team of foreignTeams) expect(answer.text).not.toContain(saidBy(team));
      }
      expect(read).toBeGreaterThan(10);
    }
  });

  it("is compared with HR, who reads about all of them by the same search", async () => {
    const { body, text } = await hr.get(`/waves/${released}/results`);
    for (const { foreign } of managers) expect(placesAbout(body, foreign)).not.toEqual([]);
    expect(text).toContain(saidBy("总部/华南区/六部"));
  });

  it("is turned away from each route that is not for managers, and nobody from each that is", async () => {
    for (const { path, roles } of paths) {
      if (roles === "public") continue;
      expect((await nobody.get(path)).status, path).toBe(401);
      if (roles.includes("manager")) continue;
      for (const { call } of managers) expect((await call.get(path)).status, path).toBe(403);
    }
  });

  it("reads the own units and the company, as HR does", async () => {
    const all = (await hr.get(`/waves/${released}/results`)).body;
    for (const { call, own } of managers) {
      const { body } = await call.get(`/waves/${released}/results`);
      const isMine = ({ unit }: { unit: string }) => own.has(unit) || unit === idAt("总部");
      expect(body).toEqual({
        ...all,
        cells: all.cells.filter(isMine),
        comments: all.comments.filter(isMine),
      });
      expect(body.cells.length).toBe(own.size + 1);
    }
    const shownAt = async (manager: Manager | undefined, path: string) => {
      const answer = await manager?.call.get(`/waves/${released}/results?unit=${idAt(path)}`);
      expect(answer?.body.cells).toHaveLength(1);
      return answer?.body.cells[0].items["SAT-G1"];
    };
    // In the east 12 people gave 5 points and 3 gave 4; the small team counts to the company. That
    // is 72 of 75 points; from 73 on only a bound would be given.
    expect(await shownAt(managers[0], "总部/华东区")).toEqual({ shown: true, n: 15, mean: 4.8 });
    expect(await shownAt(managers[1], "总部/华南区/五部")).toEqual({
      shown: true,
      n: 14,
      mean: 2,
    });
  });
});

describe("the results of one unit", () => {
  const ask = (call: Caller, unit: string) => call.get(`/waves/${released}/results?unit=${unit}`);
  const told = ({ status, body, headers }: Answer) => ({
    status,
    body: { ...body, requestId: null },
    headers: [...headers.entries()].filter(
      ([name]) => name !== "date" && name !== "content-length",
    ),
  });

  it("are the same for a foreign one, one that does not exist, and one that is hidden", async () => {
    const hidden = idAt("总部/华东区/三部");
    const text = async (call: Caller, unit: string) => {
      const answer = await ask(call, unit);
      expect(answer.status, unit).toBe(200);
      return JSON.stringify({ ...told(answer), text: answer.text, body: null }).replaceAll(
        unit,
        "UNIT",
      );
    };
    const expected = await text(hr, hidden);
    expect(expected).toContain("UNIT");
    expect(await text(hr, "u99999")).toBe(expected);
    for (const { call, foreign } of managers) {
      expect(await text(call, "u99999")).toBe(expected);
      for (const unit of foreign) expect(await text(call, unit), unit).toBe(expected);
    }
  });

  it("look the same where too few answered, where nobody did, and where it is no group", async () => {
    const call = managers[0]?.call;
    if (call === undefined) throw new Error("There are managers.");
    const bodies = await Promise.all(
      ["二部", "三部", "四部"].map(async (team) => {
        const unit = idAt(`总部/华东区/${team}`);
        const { status, text } = await ask(call, unit);
        expect(status).toBe(200);
        return text.replaceAll(unit, "UNIT");
      }),
    );
    expect(new Set(bodies).size).toBe(1);
    const { cells, comments } = JSON.parse(bodies[0] ?? "");
    expect(comments).toEqual([]);
    expect(Object.keys(cells[0]).sort()).toEqual(["cut", "dimensions", "items", "unit"]);
    for (const figure of Object.values({ ...cells[0].items, ...cells[0].dimensions })) {
      expect(figure).toEqual({ shown: false });
    }
  });
});
