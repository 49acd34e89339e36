const WAIT_MS = 1_100;
const MOST_TRIES = 4;

/**
 * Repeats a KV write that was refused because the same key was written within the last second
 * (status 429); any other fault throws at once.
 */
export async function retryWrite(write: () => Promise<void>): Promise<void> {
  for (let tries = 1; ; tries++) {
    try {
      return await write();
    } catch (error) {
      if (tries === MOST_TRIES || !isWriteTooSoon(error)) throw error;
      await new Promise((resolve) => setTimeout(resolve, WAIT_MS));
    }
  }
}

/** Whether KV refused a write because the same key was written within the last second. */
export const isWriteTooSoon = (error: unknown): boolean =>
  error instanceof Error && /\b429\b/.test(error.message);
