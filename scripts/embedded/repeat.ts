/**
 * Runs `job` now and then each minute, never twice at a time: a minute in which it still runs is
 * left out. A failure is reported on stderr and does not end the repetition.
 */
export function repeatEachMinute(job: () => Promise<void>): { stop(): Promise<void> } {
  let running: Promise<void> | null = null;
  const start = (): void => {
    running ??= job()
      .catch((error: Error) => {
        process.stderr.write(`The due jobs failed: ${error.message}\n`);
      })
      .finally(() => {
        running = null;
      });
  };
  const timer = setInterval(start, 60_000);
  start();
  return {
    stop: async () => {
      clearInterval(timer);
      await running;
    },
  };
}
