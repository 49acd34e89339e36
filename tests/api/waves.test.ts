import { createHash } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  type Callers,
  launchedWave,
  makeCallers,
  makeRoster,
  makeWave,
  readLinks,
  SMALL_COMPANY,
} from "../support/company.ts";
import { caller } from "../support/http.ts";
import { startServer, type TestServer } from "../support/server.ts";

let server: TestServer;
let callers: Callers;
let root: string;

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");
const newWave = async (wave: object) =>
  callers.hr.post("/waves", makeWave({ units: [root], ...wave }));

beforeAll(async () => {
  server = await startServer({ clock: "2026-03-01" });
  callers = await makeCallers(server);
  await callers.hr.postCsv("/roster", makeRoster(SMALL_COMPANY));
  const units = (await callers.hr.get("/units")).body.items;
  root = units.find((unit: { parentId: string | null }) => unit.parentId === null).id;
});
afterAll(() => server.stop());

describe("a wave before its launch", () => {
  it("is a draft, with a plan that counts everybody once", async () => {
    const { body } = await newWave({});
    expect(body.state).toBe("draft");
    const plan = (await callers.hr.get(`/waves/${body.id}/plan`)).body;
    const invited = plan.groups.reduce(
      (sum: number, group: { invited: number }) => sum + group.invited,
      0,
    );
    expect([invited, plan.population.asked, plan.company]).toEqual([40, 40, 40]);
    // Four people at the top are too few to be a group; somebody joins them or they join somebody.
    expect(plan.groups.every((group: { invited: number }) => group.invited >= 8)).toBe(true);
  });

  it("has no manifest, no links and takes no release", async () => {
    const { id } = (await newWave({})).body;
    expect((await callers.nobody.get(`/waves/${id}/manifest`)).status).toBe(404);
    const links = await callers.hr.get(`/waves/${id}/invitations`);
    expect([links.status, links.body.state]).toEqual([409, "draft"]);
    const released = await callers.hr.post(`/waves/${id}/release`, {});
    expect([released.status, released.body.state]).toEqual([409, "draft"]);
  });

  it.each([
    ["an unknown unit", { units: ["u99999"] }, "/units/0"],
    ["an unknown version", { version: "9.9.9" }, "/version"],
    ["days that are over", { opensOn: "2026-02-01", closesOn: "2026-02-10" }, "/closesOn"],
    ["a year out of range", { opensOn: "0001-01-01" }, "/opensOn"],
    ["a day that does not exist", { opensOn: "2026-02-30" }, "/opensOn"],
    ["closing before opening", { closesOn: "2026-03-01" }, "/closesOn"],
    ["a threshold under five", { k: 4 }, "/k"],
    ["an unknown field", { colour: "red" }, ""],
    ["a channel that is not built", { channel: "mail" }, "/channel"],
    ["a survey of codes without codes", { survey: "exit" }, "/population"],
    [
      "codes with another channel than slips",
      { population: { codes: [{ unit: "ROOT", count: 40 }] } },
      "/channel",
    ],
    ["a programme cut without codes", { cut: "programme" }, "/cut"],
    ["an unknown person", { population: { personIds: ["nobody"] } }, "/population/personIds/0"],
  ])("is refused with its place for %s", async (_, wave, pointer) => {
    const asked = JSON.parse(JSON.stringify(wave).replace("ROOT", root));
    const { status, body } = await newWave(asked);
    expect(status).toBe(422);
    expect(body.errors.map((error: { pointer: string }) => error.pointer)).toContain(pointer);
  });

  it("cannot be launched for fewer people than one group needs, and can be tried again", async () => {
    const { id } = (await newWave({ population: { hiredTo: "2020-01-01" } })).body;
    for (const _ of [1, 2]) {
      const { status, body } = await callers.hr.post(`/waves/${id}/launch`, {});
      expect([status, body.errors[0].code]).toEqual([422, "population-too-small"]);
    }
  });
});

describe("pools of codes", () => {
  it("stand in the wave's units, or the wave could never be counted", async () => {
    const { items } = (await callers.hr.get("/units")).body;
    const [one, other] = items.filter(
      (unit: { parentId: string | null }) => unit.parentId === root,
    );
    const { status, body } = await callers.hr.post(
      "/waves",
      makeWave({
        survey: "training",
        channel: "slips",
        units: [one.id],
        population: { codes: [{ unit: other.id, count: 40 }] },
      }),
    );
    expect([status, body.errors[0].pointer, body.errors[0].code]).toEqual([
      422,
      "/population/codes/0/unit",
      "unit-not-in-wave",
    ]);
  });
});

describe("a launch", () => {
  it("freezes a manifest whose fingerprint is in every link", async () => {
    const { id, links } = await launchedWave(callers);
    const { text, body: manifest } = await callers.nobody.get(`/waves/${id}/manifest`);
    const fingerprint = sha256(text);
    expect(links).toHaveLength(40);
    for (const { link } of links) {
      expect(link).toMatch(
        new RegExp(`^${server.base}/w/${id}#[0-9A-Z]{16}\\.[a-z0-9-]{1,32}\\.[0-9a-f]{32}$`),
      );
      expect(link.endsWith(fingerprint.slice(0, 32))).toBe(true);
    }
    expect((await callers.nobody.get(`/manifests/${fingerprint}`)).text).toBe(text);
    const version = await callers.nobody.get("/surveys/satisfaction/versions/1.0.0");
    expect(sha256(version.text)).toBe(manifest.definitionSha256);
    expect(version.headers.get("etag")).toBe(`"${manifest.definitionSha256}"`);
    expect(version.headers.get("cache-control")).toContain("immutable");
  });

  it("brings a page that is the same for all its links, and is not sent twice", async () => {
    const { id, links } = await launchedWave(callers);
    const get = (link: string, tag?: string) =>
      fetch(link, { headers: tag === undefined ? {} : { "if-none-match": tag } });
    const [one, other] = await Promise.all([links[0], links[1]].map((row) => get(row?.link ?? "")));
    const tag = one?.headers.get("etag") ?? "";
    expect(tag).toMatch(/^"[0-9a-f]+"$/);
    expect(other?.headers.get("etag")).toBe(tag);
    const again = await get(`${server.base}/w/${id}`, tag);
    expect([again.status, await again.text()]).toEqual([304, ""]);
    expect(again.headers.get("content-security-policy")).toContain("script-src 'self' 'sha256-");
    const next = await launchedWave(callers, { opensOn: "2026-03-03" });
    expect((await get(`${server.base}/w/${next.id}`, tag)).status).toBe(200);
  });

  it("brings a page that the phone keeps for a while only when it can be answered", async () => {
    const caching = async (id: string) =>
      (await fetch(`${server.base}/w/${id}`)).headers.get("cache-control");
    const { id } = await launchedWave(callers);
    const open = await launchedWave(callers, { opensOn: "2026-03-01" });
    expect(await caching(id)).toBe("no-cache");
    expect(await caching(open.id)).toBe("private, max-age=600");
    await callers.hr.post(`/waves/${open.id}/close`, {});
    expect(await caching(open.id)).toBe("no-cache");
    expect(await caching("nothing")).toBe("no-cache");
  });

  it("names the ballot groups of the plan, each with a key of its own", async () => {
    const { id } = await launchedWave(callers);
    const { groups } = (await callers.nobody.get(`/waves/${id}/manifest`)).body;
    expect(new Set(groups.map((group: { publicKey: string }) => group.publicKey)).size).toBe(
      groups.length,
    );
    expect(groups.reduce((sum: number, group: { invited: number }) => sum + group.invited, 0)).toBe(
      40,
    );
  });

  it("happens once: a second one, also at the same moment, is told the present state", async () => {
    const { id } = (await newWave({})).body;
    const answers = await Promise.all(
      [1, 2, 3].map(() => callers.hr.post(`/waves/${id}/launch`, {})),
    );
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409, 409]);
    expect((await callers.hr.post(`/waves/${id}/launch`, {})).body.state).toBe("scheduled");
  });

  it("gives slips without persons, shuffled anew each time", async () => {
    const { id } = await launchedWave(callers, { channel: "slips" });
    const first = (await callers.hr.get(`/waves/${id}/invitations`)).text;
    const second = (await callers.hr.get(`/waves/${id}/invitations`)).text;
    expect(first.trim().split("\r\n")[0]?.replace("\uFEFF", "")).toBe("unit,code,link");
    expect(first).not.toBe(second);
    const codes = (csv: string) =>
      readLinks(csv)
        .map((row) => row.code)
        .sort();
    expect(codes(first)).toEqual(codes(second));
  });

  it("is seen by the observer in the audit log, as is each download of links", async () => {
    const { id } = await launchedWave(callers);
    const { items } = (await callers.observer.get("/audit-log")).body;
    const actions = items
      .filter((entry: { subject: string }) => entry.subject === id)
      .map((entry: { action: string }) => entry.action);
    expect(actions).toEqual(["wave.links-downloaded", "wave.launched", "wave.created"]);
  });
});

describe("the calendar", () => {
  it("opens and closes waves by the product's clock, and extends only with a successor manifest", async () => {
    const own = await startServer({ clock: "2026-03-01" });
    try {
      const { owner, hr, nobody, observer } = await makeCallers(own);
      const { id } = await launchedWave({ owner, hr, nobody, observer });
      const state = async () => (await hr.get(`/waves/${id}`)).body.state;
      expect(await state()).toBe("scheduled");
      expect((await owner.post("/clock", { to: "2026-03-02" })).body.now).toBe("2026-03-02");
      expect(await state()).toBe("open");
      const first = await nobody.get(`/waves/${id}/manifest`);
      expect((await hr.post(`/waves/${id}/extend`, { closesOn: "2026-03-20" })).status).toBe(200);
      const next = await nobody.get(`/waves/${id}/manifest`);
      expect(next.body).toEqual({
        ...first.body,
        closesOn: "2026-03-20",
        previous: sha256(first.text),
      });
      const repeated = await hr.post(`/waves/${id}/extend`, { closesOn: "2026-03-20" });
      expect([repeated.status, repeated.body.state]).toEqual([409, "open"]);
      expect((await hr.post(`/waves/${id}/extend`, { closesOn: "2026-03-19" })).status).toBe(422);
      expect((await hr.post(`/waves/${id}/extend`, { closesOn: "2026-06-01" })).status).toBe(422);
      await owner.post("/clock", { to: "2026-03-20" });
      expect(await state()).toBe("open");
      await owner.post("/clock", { to: "2026-03-21" });
      expect(await state()).toBe("closed");
      expect((await hr.post(`/waves/${id}/extend`, { closesOn: "2026-03-25" })).body.state).toBe(
        "closed",
      );
      expect((await owner.post("/clock", { to: "2026-03-01" })).status).toBe(409);
      expect((await hr.post("/clock", { to: "2026-04-01" })).status).toBe(403);
    } finally {
      await own.stop();
    }
  });

  it("does not exist on a server without a clock", async () => {
    const own = await startServer();
    try {
      const owner = caller(own.base, own.ownerKey);
      expect((await owner.post("/clock", { to: "2030-01-01" })).status).toBe(404);
    } finally {
      await own.stop();
    }
  });
});
