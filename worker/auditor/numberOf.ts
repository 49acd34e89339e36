/** Whether a shown number, or a range such as "5-9", can stand for this many people. */
export function isNumberOf(shown: number | string | undefined, n: number): boolean {
  const [low = Number.NaN, high = low] = String(shown).split("-").map(Number);
  return n >= low && n <= high;
}
