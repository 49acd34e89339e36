import type { ApiClient } from "./apiClient.ts";
import { readOpenWave } from "./openWave.ts";
import { planProgramme } from "./programme.ts";
import { listRespondents } from "./respondents.ts";
import { answerDayOf } from "./turnout.ts";

/**
 * The link of somebody in the open wave who never answers by the plan, another one at each call,
 * so that it is most likely unused; null where no wave with links is open.
 * @param today what the demo was planned from
 */
export async function findUnusedLink(
  hr: ApiClient,
  seed: string,
  today: string,
): Promise<string | null> {
  const { items } = await hr.get<{ items: { id: string; state: string }[] }>("/waves");
  const isOpen = new Set(items.filter(({ state }) => state === "open").map(({ id }) => id));
  const wave = planProgramme(today).waves.find(({ id }) => isOpen.has(id));
  if (wave === undefined) return null;
  const silent = listRespondents(await readOpenWave(hr, wave.id)).filter(
    (respondent) => answerDayOf(seed, wave, respondent) === null,
  );
  return silent[Math.floor(Math.random() * silent.length)]?.link.link ?? null;
}
