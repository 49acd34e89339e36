import { validateSurvey } from "../../schema/survey/validateSurvey.ts";
import { compareVersions } from "../domain/definitions/versionNumber.ts";
import type { Actor, Deps } from "../env.ts";
import {
  findSurveyVersion,
  listSurveyVersions,
  type SurveyVersionRow,
  saveDraft,
} from "../store/survey.ts";
import { hasLaunchedWave } from "../store/wave.ts";
import { audit } from "./audit.ts";
import { ensureBuiltInSurveys } from "./builtInSurveys.ts";

/** One survey with its versions, the newest last. */
export interface SurveyListing {
  slug: string;
  title: { zh: string; en: string };
  latest: string;
  versions: string[];
}

/** All surveys in the order of their slugs. */
export async function readSurveys(deps: Deps): Promise<SurveyListing[]> {
  await ensureBuiltInSurveys(deps);
  const bySlug = new Map<string, SurveyVersionRow[]>();
  for (const row of await listSurveyVersions(deps.db)) {
    bySlug.set(row.slug, [...(bySlug.get(row.slug) ?? []), row]);
  }
  return [...bySlug].flatMap(([slug, rows]) => {
    const sorted = rows.toSorted((a, b) => compareVersions(a.version, b.version));
    const latest = sorted.at(-1);
    return latest
      ? [
          {
            slug,
            title: JSON.parse(latest.body).title,
            latest: latest.version,
            versions: sorted.map((row) => row.version),
          },
        ]
      : [];
  });
}

/** One published version with its hash. */
export async function readSurveyVersion(
  deps: Deps,
  slug: string,
  version: string,
): Promise<SurveyVersionRow | undefined> {
  await ensureBuiltInSurveys(deps);
  return findSurveyVersion(deps.db, slug, version);
}

/** Whether a launched wave uses a version, which makes it public. */
export const isVersionInUse = (deps: Deps, slug: string, version: string): Promise<boolean> =>
  hasLaunchedWave(deps.db, slug, version);

/** Saves HR's unfinished work as it is; problems are told when it is published. */
export async function saveSurveyDraft(
  deps: Deps,
  actor: Actor,
  slug: string,
  draft: { id?: string | undefined; survey: object; scoring: object },
): Promise<{ id: string; problems: ReturnType<typeof validateSurvey> }> {
  const id = draft.id ?? crypto.randomUUID();
  const content = { survey: draft.survey, scoring: draft.scoring };
  await deps.db.batch([
    saveDraft(deps.db, { id, slug, body: JSON.stringify(content) }),
    audit(deps, actor, "survey.draft-saved", slug, { draft: id }),
  ]);
  return { id, problems: validateSurvey(content) };
}
