/**
 * What one call of the Worker may still do with KV and D1. Cloudflare ends a call (one request, or
 * one run of the cron) at its 1,001st operation: each read, list, write and delete of KV is one, a
 * read of many keys at once too, and so is each statement of D1, those of a batch reckoned one by
 * one. Work that is left waits for the next call.
 * Source: https://developers.cloudflare.com/kv/platform/limits (operations per invocation) and
 * https://developers.cloudflare.com/d1/platform/limits (queries per invocation, paid plan).
 */
export interface OperationBudget {
  left: number;
  /** Something was left for the next call. */
  isWorkLeft: boolean;
}

/** Operations of a call, less what signing in and reading settings take. */
const OPERATIONS_PER_CALL = 940;

/** The budget of a call that has just begun. */
export const freshBudget = (): OperationBudget => ({
  left: OPERATIONS_PER_CALL,
  isWorkLeft: false,
});

/**
 * Takes operations out of a budget (changes it).
 * @returns false where there are not so many left: then none is taken, and the work is left
 */
export function takeOperations(budget: OperationBudget, count: number): boolean {
  if (budget.left < count) {
    budget.isWorkLeft = true;
    return false;
  }
  budget.left -= count;
  return true;
}
