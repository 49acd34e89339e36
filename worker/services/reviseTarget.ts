import { targetErrors } from "../../schema/text/en/programmeErrors.ts";
import type { NewTarget } from "../../schema/wire/judgedBy.ts";
import { ok, type Result, refuse } from "../domain/result.ts";
import type { Actor, Deps } from "../env.ts";
import { listBaselines } from "../store/baseline.ts";
import {
  insertTargetRevision,
  listTargetRevisions,
  type TargetRevisionRow,
} from "../store/targetRevision.ts";
import { audit } from "./audit.ts";
import { findProgrammeIndicator, type ProgrammeIndicator } from "./indicatorSource.ts";
import { today } from "./today.ts";

/** Why a target cannot be revised; `pointer` is the place in the request. */
export interface TargetFault {
  readonly reason: "target-not-valid";
  readonly pointer: string;
  readonly code: keyof typeof targetErrors;
  readonly detail: string;
}

type Standing = Pick<TargetRevisionRow, "target" | "changeBasis" | "dueOn" | "owner">;

/**
 * Revises a target from today on, with a reason; what is not named stays. The old line stays, and
 * the log says whether a baseline was locked by then: a target moved after its data were seen.
 */
export async function reviseTarget(
  deps: Deps,
  actor: Actor,
  { indicator: id, reason, ...change }: NewTarget,
): Promise<Result<TargetRevisionRow, TargetFault>> {
  const indicator = findProgrammeIndicator(id);
  if (indicator === undefined) return fault("/indicator", "unknown-indicator");
  if (indicator.target === null) return fault("/indicator", "no-target");
  const [revisions, baselines, validFrom] = await Promise.all([
    listTargetRevisions(deps.db),
    listBaselines(deps.db),
    today(deps),
  ]);
  const before: Standing = revisions.findLast((row) => row.indicator === id) ?? {
    ...{ target: indicator.target, changeBasis: indicator.changeBasis, dueOn: null, owner: null },
  };
  const after: Standing = {
    target: change.target ?? before.target,
    changeBasis: change.changeBasis ?? before.changeBasis,
    dueOn: change.dueOn ?? before.dueOn,
    owner: change.owner ?? before.owner,
  };
  const found = faultOf(indicator, before, after);
  if (found !== null) return fault(...found);
  const row: TargetRevisionRow = {
    ...{ indicator: id, ...after, reason, validFrom },
    revisedBy: actor.name,
    revisedAtMs: deps.clock.nowMs(),
  };
  await deps.db.batch([
    insertTargetRevision(deps.db, row),
    audit(deps, actor, "target.revised", id, {
      ...{ targetBefore: before.target, target: after.target },
      ...{ changeBasisBefore: before.changeBasis, changeBasis: after.changeBasis },
      ...{ dueOn: after.dueOn, isOwnerNew: !isSameOwner(before, after) },
      wasBaselineLocked: baselines.some((baseline) => baseline.indicator === id),
    }),
  ]);
  return ok(row);
}

function faultOf(
  { kind, direction, isProportion, changeBasis }: ProgrammeIndicator,
  before: Standing,
  after: Standing,
): [pointer: string, code: TargetFault["code"]] | null {
  const { target } = after;
  if (kind === "process" && target !== before.target) return ["/target", "target-fixed"];
  if (changeBasis === null && after.changeBasis !== null) return ["/changeBasis", "basis-of-level"];
  if (kind === "change") {
    if (target === 0 || target <= -1) return ["/target", "target-out-of-range"];
    if (target > 0 !== (direction === "up")) return ["/target", "target-other-way"];
  } else if (!(target > 0) || (isProportion && target > 1)) {
    return ["/target", "target-out-of-range"];
  }
  const isSame =
    target === before.target &&
    after.changeBasis === before.changeBasis &&
    after.dueOn === before.dueOn &&
    isSameOwner(before, after);
  return isSame ? ["", "nothing-changes"] : null;
}

const isSameOwner = (a: Standing, b: Standing): boolean =>
  a.owner?.zh === b.owner?.zh && a.owner?.en === b.owner?.en;

const fault = (pointer: string, code: TargetFault["code"]) =>
  refuse({ reason: "target-not-valid" as const, pointer, code, detail: targetErrors[code] });
