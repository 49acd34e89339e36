import Papa from "papaparse";
import { type Caller, caller } from "./http.ts";
import type { TestServer } from "./server.ts";

/** Callers of every role of one server. */
export interface Callers {
  readonly owner: Caller;
  readonly hr: Caller;
  readonly observer: Caller;
  readonly nobody: Caller;
}

/** Makes a key of each role that needs no units; `ask` as of `caller`. */
export async function makeCallers(
  server: Pick<TestServer, "base" | "ownerKey">,
  ask?: Parameters<typeof caller>[2],
): Promise<Callers> {
  const owner = caller(server.base, server.ownerKey, ask);
  const keyOf = async (role: string) =>
    (await owner.post("/keys", { name: `test ${role}`, role })).body.key as string;
  return {
    owner,
    hr: caller(server.base, await keyOf("hr"), ask),
    observer: caller(server.base, await keyOf("observer"), ask),
    nobody: caller(server.base, null, ask),
  };
}

/** Roster CSV with so many people in each unit path; nobody in it exists. */
export function makeRoster(peopleByPath: Readonly<Record<string, number>>): string {
  const rows = Object.entries(peopleByPath).flatMap(([path, count], unit) =>
    Array.from(
      { length: count },
      (_, i) =>
        `p${unit}-${i},某人${unit}-${i},p${unit}-${i}@example.invalid,${path},客户经理,2020-01-${String((i % 28) + 1).padStart(2, "0")}`,
    ),
  );
  return ["personId,name,email,unit,level,hiredOn", ...rows].join("\n");
}

/** A company of three teams under two levels: 12 + 14 + 10 people and 4 at the top. */
export const SMALL_COMPANY = { 总部: 4, "总部/华东区": 12, "总部/华南区": 14, "总部/华北区": 10 };

/** What `POST /api/waves` needs at least; `units` must be given. */
export const makeWave = (wave: object) => ({
  survey: "satisfaction",
  version: "1.0.0",
  name: "测试轮次",
  opensOn: "2026-03-02",
  closesOn: "2026-03-13",
  channel: "csv",
  ...wave,
});

/** Imports a company and launches one wave over all of it. */
export async function launchedWave(
  { hr }: Callers,
  wave: object = {},
  peopleByPath: Readonly<Record<string, number>> = SMALL_COMPANY,
): Promise<{ id: string; links: LinkRow[] }> {
  const imported = await hr.postCsv("/roster", makeRoster(peopleByPath));
  if (imported.status !== 200) throw new Error(`roster: ${imported.text}`);
  const units = (await hr.get("/units")).body.items as { id: string; parentId: string | null }[];
  const root = units.find((unit) => unit.parentId === null)?.id;
  const created = await hr.post("/waves", makeWave({ units: [root], ...wave }));
  if (created.status !== 201) throw new Error(`wave: ${created.text}`);
  const { id } = created.body;
  const launched = await hr.post(`/waves/${id}/launch`, {});
  if (launched.status !== 200) throw new Error(`launch: ${launched.text}`);
  return { id, links: readLinks((await hr.get(`/waves/${id}/invitations`)).text) };
}

/** One line of the file of links; slips have neither person nor name. */
export interface LinkRow {
  readonly personId?: string;
  readonly unit: string;
  readonly code: string;
  readonly link: string;
}

/** Rows of an invitation file. */
export function readLinks(csv: string): LinkRow[] {
  return Papa.parse<LinkRow>(csv, { header: true, skipEmptyLines: true }).data;
}
