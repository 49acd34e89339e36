const graceMs = 4000;

/**
 * Runs `stop` once on SIGTERM, SIGINT, SIGHUP, or when the process that started this one is gone;
 * then ends with 0. After four seconds it ends regardless: a stop that hangs helps nobody.
 */
export function stopOnSignal(stop: () => Promise<void>): void {
  let isStopping = false;
  const onSignal = async (): Promise<void> => {
    if (isStopping) return;
    isStopping = true;
    await Promise.race([stop(), new Promise((done) => setTimeout(done, graceMs))]);
    process.exit(0);
  };
  for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"] as const) {
    // Miniflare's own handlers would end the process in the middle of stopping.
    process.removeAllListeners(signal);
    process.on(signal, onSignal);
  }
  process.on("disconnect", onSignal);
}
