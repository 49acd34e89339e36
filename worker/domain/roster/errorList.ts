/** Errors of one file that are kept: nobody mends more than so many at a time. */
const ERRORS_KEPT = 1_000;

/** The first errors of a file in the order of its lines, and how many there are in all. */
export interface ErrorList<E> {
  readonly errors: readonly E[];
  readonly errorCount: number;
}

/** A list that keeps the first errors and counts the rest. */
export function collectErrors<E>(): ErrorList<E> & { add(...more: readonly E[]): void } {
  const errors: E[] = [];
  let errorCount = 0;
  return {
    errors,
    get errorCount() {
      return errorCount;
    },
    add: (...more) => {
      errorCount += more.length;
      errors.push(...more.slice(0, ERRORS_KEPT - errors.length));
    },
  };
}
