import { answerSurvey } from "./answerSurvey.ts";
import { type ApiClient, ApiRefusal } from "./apiClient.ts";
import { groupOf, type LinkRow, readLinks, readOpenWave } from "./openWave.ts";
import { seededRandom } from "./random.ts";
import { sendBallot } from "./sendBallot.ts";
import { smallRoster } from "./smallCompany.ts";

const SEED = 20261123;
const OPEN_DAYS = 14;
/** Of the invited, how many have answered when the demo is shown. */
const SHARE_ANSWERED = 0.75;
const MS_PER_DAY = 86_400_000;

/**
 * Fills an empty server with a small invented company and one open wave, in which most people have
 * answered, through the public API and the real ballot protocol only.
 * @param hr client with the role hr
 * @param say shows progress
 * @returns an unused invitation link, or null when a wave exists but none of its links is unused
 */
export async function fillSmall(
  base: string,
  hr: ApiClient,
  say: (line: string) => void,
): Promise<string | null> {
  const waves = await hr.get<{ items: { id: string; state: string }[] }>("/waves");
  const open = waves.items.find((wave) => wave.state === "open");
  if (open !== undefined) return (await readOfferedLinks(hr, open.id)).at(-1)?.link ?? null;
  if (waves.items.length > 0) return null;

  say("Importing the roster of an invented company …");
  await hr.postCsv("/roster", smallRoster());
  const id = await launchWave(hr);
  // In the order of the roster; the last one stays unused.
  const links = await readLinks(hr, id);
  const random = seededRandom(SEED);
  const answering = links.slice(0, -1).filter(() => random() < SHARE_ANSWERED);
  await sendAnswers(base, hr, id, answering, say);
  return links.at(-1)?.link ?? null;
}

async function launchWave(hr: ApiClient): Promise<string> {
  const units = await hr.get<{ items: { id: string; parentId: string | null }[] }>("/units");
  const root = units.items.find((unit) => unit.parentId === null);
  const today = new Date().toISOString().slice(0, 10);
  const { id } = await hr.post<{ id: string }>("/waves", {
    survey: "satisfaction",
    version: "1.0.0",
    name: "员工满意度调查（演示）",
    opensOn: today,
    closesOn: new Date(Date.parse(today) + OPEN_DAYS * MS_PER_DAY).toISOString().slice(0, 10),
    units: [root?.id],
    channel: "csv",
  });
  await hr.post(`/waves/${id}/launch`, {});
  return id;
}

/** None where the wave has no file of links, or has closed meanwhile. */
async function readOfferedLinks(hr: ApiClient, wave: string): Promise<LinkRow[]> {
  try {
    return await readLinks(hr, wave);
  } catch (error) {
    if (error instanceof ApiRefusal && error.status === 409) return [];
    throw error;
  }
}

async function sendAnswers(
  base: string,
  hr: ApiClient,
  wave: string,
  links: readonly LinkRow[],
  say: (line: string) => void,
): Promise<void> {
  const { manifest, definition } = await readOpenWave(hr, wave);
  const { requestBytes } = manifest;
  const keys = new Map(manifest.groups.map((group) => [group.id, group.publicKey]));
  const random = seededRandom(SEED + 1);
  for (const [i, { code, link }] of links.entries()) {
    const group = groupOf(link);
    const publicKey = keys.get(group);
    if (publicKey === undefined) throw new Error("A link names a group without a key.");
    const ballotText = answerSurvey(definition, random, 0.35 + 0.55 * random());
    await sendBallot({ base, wave, code, group, publicKey, requestBytes }, ballotText);
    if ((i + 1) % 10 === 0) say(`${i + 1} of ${links.length} people have answered …`);
  }
}
