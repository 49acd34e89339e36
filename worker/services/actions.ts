import { actionErrors } from "../../schema/text/en/programmeErrors.ts";
import type { Action, ActionChange, NewAction } from "../../schema/wire/actions.ts";
import { ok, type Result, refuse } from "../domain/result.ts";
import type { Actor, Deps } from "../env.ts";
import {
  type ActionRow,
  changeAction as changeRow,
  deleteUnshownAction,
  findAction,
  insertActionOnce,
  listActions,
  OVER_STATES,
} from "../store/action.ts";
import { findSuggestion } from "../store/suggestionBox.ts";
import { findWave } from "../store/wave.ts";
import { auditEntry } from "./auditEntry.ts";
import { findProgrammeIndicator } from "./indicatorSource.ts";
import { today } from "./today.ts";

/** A link or a wish of an action that cannot be; `pointer` is the place in the request. */
export interface ActionFault {
  readonly pointer: string;
  readonly code: keyof typeof actionErrors;
  readonly detail: string;
}

interface NotValid {
  readonly reason: "action-not-valid";
  readonly faults: readonly ActionFault[];
}

/** Everything of an action that is entered. */
type Wanted = Omit<NewAction, "id">;
/** The same as it is stored. */
type Entered = Pick<
  ActionRow,
  | "textZh"
  | "textEn"
  | "owner"
  | "due"
  | "state"
  | "reasonZh"
  | "reasonEn"
  | "wave"
  | "indicator"
  | "suggestion"
>;

/** What employees go by: a change of these is told to them. */
const PROMISED = ["textZh", "textEn", "owner", "due"] as const satisfies (keyof Entered)[];

/** All actions, the latest made first. */
export const readActions = async (deps: Deps): Promise<Action[]> =>
  (await listActions(deps.db)).map(toAction);

/** Makes an action of the whole company. The audit log gets its state and date, none of its words. */
export async function makeAction(
  deps: Deps,
  actor: Actor,
  { id = crypto.randomUUID(), ...wanted }: NewAction,
): Promise<Result<Action, NotValid | { readonly reason: "id-taken" }>> {
  const faults = await linkFaults(deps, wanted);
  if (faults.length > 0) return refuse({ reason: "action-not-valid", faults });
  const day = await today(deps);
  const row: ActionRow = {
    ...{ id, unitId: null, ...enteredOf(wanted), madeOn: day, stateOn: day, revision: 0 },
    shownOn: wanted.visibleToEmployees ? day : null,
    amendedOn: null,
  };
  const { state, due } = row;
  const shown = wanted.visibleToEmployees;
  const entry = auditEntry(deps, actor, "action.made", id, { state, due, shown });
  const isMade = await insertActionOnce(deps.db, row, entry);
  return isMade ? ok(toAction(row)) : refuse({ reason: "id-taken" });
}

/**
 * Changes an action. What employees could read stays readable: it may be reworded, which they are
 * told with the day, or dropped with a reason. The audit log gets which fields changed, and old and
 * new state and date.
 */
export async function changeAction(
  deps: Deps,
  actor: Actor,
  id: string,
  { revision, ...wanted }: ActionChange,
): Promise<Result<Action, NotValid | { readonly reason: "unknown-action" | "changed-meanwhile" }>> {
  const before = await findAction(deps.db, id);
  if (before === undefined) return refuse({ reason: "unknown-action" });
  const { shownOn } = before;
  const faults = [
    ...(await linkFaults(deps, wanted)),
    ...(shownOn !== null && !wanted.visibleToEmployees
      ? [fault("/visibleToEmployees", "already-shown")]
      : []),
  ];
  if (faults.length > 0) return refuse({ reason: "action-not-valid", faults });
  const day = await today(deps);
  const entered = enteredOf(wanted);
  const fields = Object.keys(entered) as (keyof Entered)[];
  const changed = fields.filter((field) => entered[field] !== before[field]);
  const isReworded = shownOn !== null && PROMISED.some((field) => changed.includes(field));
  const row: ActionRow = {
    ...{ ...before, ...entered, revision },
    stateOn: changed.includes("state") ? day : before.stateOn,
    shownOn: shownOn ?? (wanted.visibleToEmployees ? day : null),
    amendedOn: isReworded ? day : before.amendedOn,
  };
  const detail = {
    ...{ changed, stateBefore: before.state, state: row.state },
    ...{ dueBefore: before.due, due: row.due, shown: row.shownOn !== null },
  };
  const entry = auditEntry(deps, actor, "action.changed", id, detail);
  if (!(await changeRow(deps.db, row, entry))) return refuse({ reason: "changed-meanwhile" });
  return ok(toAction({ ...row, revision: revision + 1 }));
}

/** Deletes an action that employees could never read. */
export async function deleteAction(
  deps: Deps,
  actor: Actor,
  id: string,
): Promise<Result<{ id: string }, { readonly reason: "unknown-action" | "action-shown" }>> {
  const entry = auditEntry(deps, actor, "action.deleted", id);
  if (await deleteUnshownAction(deps.db, id, entry)) return ok({ id });
  const isThere = (await findAction(deps.db, id)) !== undefined;
  return refuse({ reason: isThere ? "action-shown" : "unknown-action" });
}

async function linkFaults(deps: Deps, wanted: Wanted): Promise<ActionFault[]> {
  const [wave, suggestion] = await Promise.all([
    wanted.wave === null ? null : findWave(deps.db, wanted.wave),
    wanted.suggestion === null ? null : findSuggestion(deps.db, wanted.suggestion),
  ]);
  const isUnknown =
    wanted.indicator !== null && findProgrammeIndicator(wanted.indicator) === undefined;
  // The name of a wave to come is nobody's to read.
  const isOver = (state: string) => OVER_STATES.some((over) => over === state);
  return [
    ...(wave === undefined ? [fault("/wave", "unknown-wave")] : []),
    ...(wave && !isOver(wave.state) ? [fault("/wave", "wave-not-over")] : []),
    ...(isUnknown ? [fault("/indicator", "unknown-indicator")] : []),
    ...(suggestion === undefined ? [fault("/suggestion", "unknown-suggestion")] : []),
  ];
}

const enteredOf = ({ text, reason, owner, due, state, ...links }: Wanted): Entered => ({
  ...{ textZh: text.zh, textEn: text.en, owner, due, state },
  ...{ reasonZh: reason.zh, reasonEn: reason.en },
  ...{ wave: links.wave, indicator: links.indicator, suggestion: links.suggestion },
});

function toAction({ unitId, textZh, textEn, reasonZh, reasonEn, ...row }: ActionRow): Action {
  return {
    ...row,
    text: { zh: textZh, en: textEn },
    reason: { zh: reasonZh, en: reasonEn },
    visibleToEmployees: row.shownOn !== null,
  };
}

const fault = (pointer: string, code: ActionFault["code"]): ActionFault => ({
  ...{ pointer, code, detail: actionErrors[code] },
});
