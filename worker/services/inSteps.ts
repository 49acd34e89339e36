/**
 * Does work that was divided into steps, and lets other requests have their turn between them: one
 * isolate serves them all, and a step that takes long would keep all of them waiting.
 */
export async function inSteps<T>(work: Generator<void, T, undefined>): Promise<T> {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
    await nextTurn();
  }
}

/** Lets other requests have their turn. */
export const nextTurn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));
