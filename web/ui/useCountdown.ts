import { useEffect, useState } from "react";

/** Counts whole seconds down to 0. `start` begins anew from any number; 0 at first. */
export function useCountdown() {
  const [seconds, start] = useState(0);
  const isRunning = seconds > 0;
  useEffect(() => {
    if (!isRunning) return;
    const timer = setInterval(() => start((left) => Math.max(0, left - 1)), 1000);
    return () => clearInterval(timer);
  }, [isRunning]);
  return { seconds, start };
}
