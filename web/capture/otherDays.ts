import { z } from "zod";
import type { Answer } from "./captureFile.ts";

/** Two years of windows: each month enters one, and leaves another. */
const MONTHS = 24;

const Row = z.looseObject({ source: z.string(), value: z.number().nullable() });
const Told = z.looseObject({
  asOf: z.iso.date(),
  measures: z.array(z.looseObject({ rows: z.array(Row) })),
});

/**
 * Scorecards of the last days of the months before: on them, and on no others, figures of HR's
 * counts change. None where today's scorecards show no such figure, for then no earlier one did.
 * @param scorecards paths of today's.
 */
export function scorecardsOfOtherDays(
  answers: readonly Answer[],
  scorecards: readonly string[],
): string[] {
  const today = answers.flatMap(({ path, body }) => {
    const told = scorecards.includes(path) ? Told.safeParse(body) : null;
    return told?.success ? [told.data] : [];
  });
  const isShown = today.some(({ measures }) =>
    measures.some(({ rows }) =>
      rows.some(({ source, value }) => source === "record" && value !== null),
    ),
  );
  if (!isShown) return [];
  const [year = 0, month = 0] = (today[0]?.asOf ?? "").split("-").map(Number);
  const days = Array.from({ length: MONTHS }, (_, back) =>
    new Date(Date.UTC(year, month - 1 - back, 0)).toISOString().slice(0, 10),
  );
  return days.flatMap((day) => scorecards.map((path) => `${path}&asOf=${day}`));
}
