import type { z } from "zod";

/** Refuses text of more UTF-16 code units, which is what `length` counts in JavaScript. */
export const atMostUnits =
  (mostUnits: number, message: string): z.core.CheckFn<string> =>
  ({ value, issues }) => {
    if (value.length <= mostUnits) return;
    const bound = { origin: "string", maximum: mostUnits, inclusive: true } as const;
    issues.push({ code: "too_big", ...bound, input: value, message });
  };
