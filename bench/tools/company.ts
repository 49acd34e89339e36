import Papa from "papaparse";
import type { ApiClient } from "../../scripts/demo/apiClient.ts";
import {
  compileDefinition,
  type VersionBody,
} from "../../worker/domain/definitions/compileDefinition.ts";
import type { Definition } from "../../worker/domain/definitions/definition.ts";
import type { Manifest } from "../../worker/domain/waves/manifest.ts";

const PEOPLE_PER_UNIT = 50;
const UNITS_PER_REGION = 20;
const MS_PER_DAY = 86_400_000;

/** One line of the file of links. */
export interface LinkRow {
  readonly code: string;
  readonly link: string;
}

/** A wave that takes ballots. */
export interface OpenWave {
  readonly manifest: Manifest;
  readonly definition: Definition;
  readonly links: readonly LinkRow[];
}

/** A roster file of so many invented people, 50 in a unit, 20 units in a region. */
export function companyCsv(people: number): string {
  const rows = ["personId,name,email,unit,level,hiredOn"];
  for (let i = 0; i < people; i++) {
    const unit = Math.floor(i / PEOPLE_PER_UNIT);
    const path = `总公司/区域${Math.floor(unit / UNITS_PER_REGION)}/营业部${unit}`;
    const hiredOn = `20${10 + (i % 15)}-0${1 + (i % 9)}-15`;
    rows.push(`p${i},员工${i},p${i}@example.invalid,${path},客户经理,${hiredOn}`);
  }
  return rows.join("\n");
}

/** Imports a company and opens a satisfaction wave over all of it. */
export async function openCompanyWave(hr: ApiClient, people: number): Promise<OpenWave> {
  await hr.postCsv("/roster", companyCsv(people));
  const { items } = await hr.get<{ items: { id: string; parentId: string | null }[] }>("/units");
  const day = (offset: number) =>
    new Date(Date.now() + offset * MS_PER_DAY).toISOString().slice(0, 10);
  const { id } = await hr.post<{ id: string }>("/waves", {
    survey: "satisfaction",
    version: "1.0.0",
    name: "员工满意度调查",
    opensOn: day(-1),
    closesOn: day(7),
    units: items.filter((unit) => unit.parentId === null).map((unit) => unit.id),
    channel: "csv",
  });
  await hr.post(`/waves/${id}/launch`, {});
  const manifest = await hr.get<Manifest>(`/waves/${id}/manifest`);
  const path = `/surveys/${manifest.survey}/versions/${manifest.version}`;
  const definition = compileDefinition(await hr.get<VersionBody>(path));
  if (!definition.ok) throw new Error("The survey does not compile.");
  const csv = await hr.getText(`/waves/${id}/invitations`);
  const { data } = Papa.parse<LinkRow>(csv, { header: true, skipEmptyLines: true });
  return { manifest, definition: definition.value, links: data };
}
