import { validateSurvey } from "../../schema/survey/validateSurvey.ts";
import { ok, type Result, refuse } from "../domain/result.ts";
import type { Actor, Deps } from "../env.ts";
import {
  findDraft,
  findSurveyVersion,
  insertSurveyVersion,
  listSurveyVersions,
  type SurveyVersionRow,
  saveDraft,
} from "../store/survey.ts";
import { hasLaunchedWave } from "../store/wave.ts";
import { audit } from "./audit.ts";
import { ensureBuiltInSurveys } from "./builtInSurveys.ts";
import { versionRow } from "./versionRow.ts";

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
    const sorted = rows.toSorted((a, b) => compareNumbers(a.version, b.version));
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

/**
 * Publishes a draft as the next version. The number follows `bump` from the latest one; a slug
 * without versions starts at 1.0.0.
 */
export async function publishSurvey(
  deps: Deps,
  actor: Actor,
  slug: string,
  wanted: { draftId: string; bump: "major" | "minor" | "patch" },
): Promise<
  Result<
    { slug: string; version: string; sha256: string },
    | { reason: "unknown-draft" | "published-meanwhile" }
    | { reason: "survey-not-valid"; problems: ReturnType<typeof validateSurvey> }
  >
> {
  await ensureBuiltInSurveys(deps);
  const draft = await findDraft(deps.db, wanted.draftId);
  if (draft === undefined || draft.slug !== slug) return refuse({ reason: "unknown-draft" });
  const content = JSON.parse(draft.body) as { survey: object; scoring: object };
  const problems = validateSurvey(content);
  if (problems.length > 0) return refuse({ reason: "survey-not-valid", problems });
  const latest = (await readSurveys(deps)).find((survey) => survey.slug === slug)?.latest;
  const version = latest === undefined ? "1.0.0" : bumped(latest, wanted.bump);
  const row = versionRow(slug, version, content);
  try {
    await deps.db.batch([
      insertSurveyVersion(deps.db, row),
      audit(deps, actor, "survey.published", `${slug}@${version}`, { sha256: row.sha256 }),
    ]);
  } catch (error) {
    if (!(await findSurveyVersion(deps.db, slug, version))) throw error;
    return refuse({ reason: "published-meanwhile" });
  }
  return ok({ slug, version, sha256: row.sha256 });
}

function bumped(version: string, bump: "major" | "minor" | "patch"): string {
  const [major = 0, minor = 0, patch = 0] = version.split(".").map(Number);
  if (bump === "major") return `${major + 1}.0.0`;
  return bump === "minor" ? `${major}.${minor + 1}.0` : `${major}.${minor}.${patch + 1}`;
}

function compareNumbers(a: string, b: string): number {
  const left = a.split(".").map(Number);
  const right = b.split(".").map(Number);
  return left.map((part, i) => part - (right[i] ?? 0)).find((difference) => difference !== 0) ?? 0;
}
