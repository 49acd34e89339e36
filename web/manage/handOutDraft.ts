import type { HandOutsView } from "../api/handOuts.ts";
import type { WaveView } from "../api/waves.ts";

/** Months of a wave, the first one first: `YYYY-MM`. */
export function monthsOf({
  opensOn,
  closesOn,
}: Pick<WaveView, "opensOn" | "closesOn">): readonly string[] {
  const months: string[] = [];
  let [year = 0, month = 0] = opensOn.split("-").map(Number);
  for (;;) {
    const text = `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}`;
    if (text > closesOn.slice(0, 7)) return months;
    months.push(text);
    month += 1;
    if (month > 12) [year, month] = [year + 1, 1];
  }
}

/** A ballot group as HR knows it: its unit, and the programme if there is one. */
export const groupName = ({
  unitName,
  cut,
}: Pick<HandOutsView["groups"][number], "unitName" | "cut">): string =>
  cut === null ? unitName : `${unitName} · ${cut}`;

/** What was typed as a number of codes; null where it is none. */
export const readCount = (typed: string): number | null =>
  /^\d{1,4}$/.test(typed.trim()) && Number(typed) <= 5000 ? Number(typed) : null;
