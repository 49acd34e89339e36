import { type OperationBudget, takeOperations } from "../operationBudget.ts";
import { ballotPrefix } from "./ballotBox.ts";
import { commentPrefix } from "./commentBox.ts";
import { isWriteTooSoon } from "./retryWrite.ts";

/** Entries of KV that one call deletes at most. */
const DELETED_AT_MOST = 900;
/** KV lists so many names at most. */
const PAGE_NAMES = 1_000;

/**
 * Deletes ballots and comments of a wave, as many as one call may, and looks whether any is left.
 * KV may go on listing for a minute what is deleted already: such a name is deleted once more by
 * the next call, which changes nothing, and the box counts as empty only when a whole listing shows
 * nothing. A page without names is no end of a listing: KV says itself where that is.
 * @returns whether the box is empty
 */
export async function emptyBox(
  box: KVNamespace,
  wave: string,
  budget: OperationBudget,
): Promise<boolean> {
  const entries = { left: DELETED_AT_MOST };
  const found = await eachName(box, wave, budget, PAGE_NAMES, async (names) => {
    const some = names.slice(0, Math.min(entries.left, budget.left));
    takeOperations(budget, some.length);
    entries.left -= some.length;
    await Promise.all(some.map((name) => deleteEntry(box, name)));
    return some.length === names.length;
  });
  if (found === "none") return true;
  if (found === "cut-short") return false;
  return (await eachName(box, wave, budget, 1, async () => false)) === "none";
}

/**
 * Lists all of a wave's box, page by page, until `act` answers false or the budget is spent.
 * @returns whether there was any name
 */
async function eachName(
  box: KVNamespace,
  wave: string,
  budget: OperationBudget,
  limit: number,
  act: (names: readonly string[]) => Promise<boolean>,
): Promise<"none" | "some" | "cut-short"> {
  let found: "none" | "some" = "none";
  for (const prefix of [ballotPrefix(wave), commentPrefix(wave)]) {
    let cursor: string | undefined;
    do {
      if (!takeOperations(budget, 1)) return "cut-short";
      const page = await box.list({ prefix, limit, ...(cursor === undefined ? {} : { cursor }) });
      if (page.keys.length > 0) {
        found = "some";
        if (!(await act(page.keys.map(({ name }) => name)))) return "cut-short";
      }
      cursor = page.list_complete ? undefined : page.cursor;
    } while (cursor !== undefined);
  }
  return found;
}

// What was deleted within the same second is still listed, and left to the next call.
async function deleteEntry(box: KVNamespace, name: string): Promise<void> {
  try {
    await box.delete(name);
  } catch (error) {
    if (!isWriteTooSoon(error)) throw error;
  }
}
