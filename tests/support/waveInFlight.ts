import { cpSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Embedded, startEmbedded } from "../../scripts/embedded/startEmbedded.ts";
import {
  type Callers,
  type LinkRow,
  launchedWave,
  makeCallers,
  makeWave,
  readLinks,
} from "./company.ts";
import { answerAll, type PublicWave, pressSubmit, readPublicWave } from "./phone.ts";

/** Two waves of fifteen people, handed out and answered in part. */
export interface WavesInFlight {
  /** Closed, with 15 ballots and a comment each. */
  readonly closed: string;
  /** Open: 5 of 15 have answered. */
  readonly open: string;
  readonly openLinks: readonly LinkRow[];
  readonly openWave: PublicWave;
}

/** A server inside the test. */
export interface Started {
  readonly server: Embedded;
  readonly callers: Callers;
  /** What it said besides being ready. */
  readonly reports: readonly string[];
}

const CLOCK = "2026-03-02";
/** What everybody answers. */
export const BALLOT = JSON.stringify({
  version: "1.0.0",
  answers: { "SAT-G1": 4 },
  comments: { "SAT-O1": "意见" },
});

const PEOPLE = { 总部: 3, "总部/华东区": 6, "总部/华南区": 6 };

/** Starts a server on a folder; the test stops it. */
export async function startOn(dataDir: string): Promise<Started> {
  const reports: string[] = [];
  const report = (line: string) => reports.push(line);
  const server = await startEmbedded({ dataDir, port: 0, clock: CLOCK, report });
  const ownerKey = readFileSync(join(dataDir, "owner.key"), "utf8").trim();
  return { server, callers: await makeCallers({ base: server.url, ownerKey }), reports };
}

/** Makes a folder with waves in flight. */
export async function prepareWaves(dataDir: string): Promise<WavesInFlight> {
  const { server, callers } = await startOn(dataDir);
  try {
    // Links do not name the port of a server that is started again.
    await callers.owner.put("/settings", { publicOrigin: "https://survey.example.invalid" });
    const { id: closed, links } = await launchedWave(callers, {}, PEOPLE);
    const closedWave = await readPublicWave(callers.nobody, closed);
    for (const link of links) await answer(server.url, closedWave, link);
    await callers.hr.post(`/waves/${closed}/close`, {});
    const root = (await callers.hr.get("/units")).body.items[0].id;
    const { id: open } = (await callers.hr.post("/waves", makeWave({ units: [root] }))).body;
    const launched = await callers.hr.post(`/waves/${open}/launch`, {});
    if (launched.status !== 200) throw new Error(launched.text);
    const openLinks = readLinks((await callers.hr.get(`/waves/${open}/invitations`)).text);
    const openWave = await readPublicWave(callers.nobody, open);
    for (const link of openLinks.slice(0, 5)) await answer(server.url, openWave, link);
    return { closed, open, openLinks, openWave };
  } finally {
    await server.stop();
  }
}

/** One person answers from first to last. */
export async function answer(base: string, wave: PublicWave, link: LinkRow): Promise<void> {
  await answerAll(base, pressSubmit(wave, link, BALLOT));
}

/** A copy of a folder that is not served. */
export function copyOf(prepared: string, dataDir: string): string {
  cpSync(prepared, dataDir, { recursive: true });
  return dataDir;
}
