/** The outcome of work in steps, done without anything in between. */
export function finish<T>(work: Generator<void, T, undefined>): T {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}
