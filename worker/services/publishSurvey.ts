import { validateSurvey } from "../../schema/survey/validateSurvey.ts";
import { versionErrors } from "../../schema/text/en/versionErrors.ts";
import { checkBump } from "../domain/definitions/comparison/checkBump.ts";
import {
  dimensionLine,
  isIndicatorContinued,
  toLineVersion,
} from "../domain/definitions/comparison/compareLines.ts";
import type { Bump, Difference } from "../domain/definitions/comparison/difference.ts";
import type { VersionContent } from "../domain/definitions/comparison/versionContent.ts";
import { bumped, compareVersions } from "../domain/definitions/versionNumber.ts";
import { ok, type Result, refuse } from "../domain/result.ts";
import type { Actor, Deps } from "../env.ts";
import {
  findDraft,
  findSurveyVersion,
  insertSurveyVersion,
  listSurveyVersionsOf,
} from "../store/survey.ts";
import { audit } from "./audit.ts";
import { ensureBuiltInSurveys } from "./builtInSurveys.ts";
import { versionRow } from "./versionRow.ts";

/** What becomes of each line of a survey. */
export interface LinesAfter {
  indicators: { indicator: string; continues: boolean }[];
  dimensions: { dimension: string; outcome: "unchanged" | "common-items" | "broken" }[];
}

/** A published version; `lines` is null for the first one. */
export interface Published {
  slug: string;
  version: string;
  sha256: string;
  lines: LinesAfter | null;
}

/** A change that the wanted bump does not allow, with every place and what to do there. */
export interface BumpRefused {
  readonly reason: "bump-refused";
  readonly smallestBump: Bump;
  readonly problems: readonly (Difference & { readonly detail: string })[];
}

/**
 * Publishes a draft as the next version. The number follows `bump` from the latest one; a slug
 * without versions starts at 1.0.0. What the change amounts to is found by comparing, so a bump
 * that is too small for it is refused; so is an edited question that is not declared the same
 * (`sameQuestion`), with both sentences. A declaration is logged with who made it.
 */
export async function publishSurvey(
  deps: Deps,
  actor: Actor,
  slug: string,
  wanted: { draftId: string; bump: Bump; sameQuestion?: readonly string[] | undefined },
): Promise<
  Result<
    Published,
    | { reason: "unknown-draft" | "published-meanwhile" }
    | { reason: "survey-not-valid"; problems: ReturnType<typeof validateSurvey> }
    | BumpRefused
  >
> {
  await ensureBuiltInSurveys(deps);
  const draft = await findDraft(deps.db, wanted.draftId);
  if (draft === undefined || draft.slug !== slug) return refuse({ reason: "unknown-draft" });
  const content = JSON.parse(draft.body) as VersionContent;
  const problems = validateSurvey(content);
  if (problems.length > 0) return refuse({ reason: "survey-not-valid", problems });

  const rows = (await listSurveyVersionsOf(deps.db, slug)).toSorted((a, b) =>
    compareVersions(a.version, b.version),
  );
  const earlier = rows.map(({ body }) => JSON.parse(body) as VersionContent);
  const { bump, sameQuestion } = wanted;
  const { smallestBump, refused, declared } = checkBump(earlier, content, bump, sameQuestion);
  if (refused.length > 0) {
    const named = refused.map((one) => ({ ...one, detail: versionErrors[one.code] }));
    return refuse({ reason: "bump-refused", smallestBump, problems: named });
  }
  const latest = rows.at(-1);
  const version = latest === undefined ? "1.0.0" : bumped(latest.version, bump);
  const row = versionRow(slug, version, content);
  try {
    await deps.db.batch([
      insertSurveyVersion(deps.db, row),
      audit(deps, actor, "survey.published", `${slug}@${version}`, {
        sha256: row.sha256,
        // Both sentences stand in the versions for ever; the log says who called them one question.
        ...(declared.length > 0 && { sameQuestion: declared, comparedWith: latest?.version }),
      }),
    ]);
  } catch (error) {
    if (!(await findSurveyVersion(deps.db, slug, version))) throw error;
    return refuse({ reason: "published-meanwhile" });
  }
  return ok({ slug, version, sha256: row.sha256, lines: linesAfter(earlier.at(-1), content) });
}

function linesAfter(before: VersionContent | undefined, after: VersionContent): LinesAfter | null {
  if (before === undefined) return null;
  const [old, now] = [toLineVersion(before), toLineVersion(after)];
  return {
    indicators: after.scoring.indicators.map(({ indicator }) => ({
      indicator,
      continues: isIndicatorContinued(indicator, old, now),
    })),
    dimensions: after.scoring.dimensions.map(({ id }) => ({
      dimension: id,
      outcome: dimensionLine(id, [old, now]).outcome,
    })),
  };
}
