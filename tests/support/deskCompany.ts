import Papa from "papaparse";
import { answerSurvey } from "../../scripts/demo/answerSurvey.ts";
import { type ApiClient, createApiClient } from "../../scripts/demo/apiClient.ts";
import { seededRandom } from "../../scripts/demo/random.ts";
import { sendBallot } from "../../scripts/demo/sendBallot.ts";
import { compileDefinition } from "../../worker/domain/definitions/compileDefinition.ts";
import type { Manifest } from "../../worker/domain/waves/manifest.ts";
import type { TestServer } from "./server.ts";

/** A small company with the keys of three people who use the desk. */
export interface DeskCompany {
  readonly hr: ApiClient;
  readonly hrKey: string;
  /** Leads the first of two units. */
  readonly managerKey: string;
  readonly ownerKey: string;
}

const PEOPLE_PER_UNIT = 15;

/** Gives a fresh server a roster of 30 people in two units, and keys. */
export async function makeDeskCompany(server: TestServer): Promise<DeskCompany> {
  const owner = createApiClient(server.base, server.ownerKey);
  const { key: hrKey } = await owner.post<{ key: string }>("/keys", { name: "甲一", role: "hr" });
  const hr = createApiClient(server.base, hrKey);
  const rows = ["personId,name,email,unit,level,hiredOn"];
  for (let i = 0; i < 2 * PEOPLE_PER_UNIT; i++) {
    const unit = i < PEOPLE_PER_UNIT ? "总部/一部" : "总部/二部";
    rows.push(`p${i},员工${i},p${i}@example.invalid,${unit},初级,2020-01-15`);
  }
  await hr.postCsv("/roster", rows.join("\n"));
  const units = await hr.get<{ items: { id: string; name: string }[] }>("/units");
  const led = units.items.filter(({ name }) => name === "一部").map(({ id }) => id);
  const { key: managerKey } = await owner.post<{ key: string }>("/keys", {
    name: "乙二",
    role: "manager",
    units: led,
  });
  return { hr, hrKey, managerKey, ownerKey: server.ownerKey };
}

/** Sends a ballot for everybody who is invited, through the real protocol. */
export async function answerForEverybody(base: string, hr: ApiClient, wave: string): Promise<void> {
  const csv = await hr.getText(`/waves/${wave}/invitations`);
  const { data } = Papa.parse<{ code: string; link: string }>(csv, {
    header: true,
    skipEmptyLines: true,
  });
  await answerLinks(base, hr, wave, data);
}

/** Sends a ballot for each of these invitations. */
export async function answerLinks(
  base: string,
  hr: ApiClient,
  wave: string,
  links: readonly { readonly code: string; readonly link: string }[],
): Promise<void> {
  const manifest = await hr.get<Manifest>(`/waves/${wave}/manifest`);
  const version = await hr.get<Parameters<typeof compileDefinition>[0]>(
    `/surveys/${manifest.survey}/versions/${manifest.version}`,
  );
  const definition = compileDefinition(version);
  if (!definition.ok) throw new Error("The survey does not compile.");
  const keys = new Map(manifest.groups.map((group) => [group.id, group.publicKey]));
  const random = seededRandom(1);
  for (const { code, link } of links) {
    const group = link.split(".").at(-2) ?? "";
    const publicKey = keys.get(group) ?? "";
    const ballot = answerSurvey(definition.value, random, 0.7);
    const { requestBytes } = manifest;
    await sendBallot({ base, wave, code, group, publicKey, requestBytes }, ballot);
  }
}
