import { expect } from "vitest";
import vectorFile from "../../vectors/scoring-vectors.json" with { type: "json" };

/** One vector of the file; its figures are typed by who reads it. */
export function vectorOf<T>(id: string): T {
  const found = vectorFile.vectors.find((vector) => vector.id === id);
  if (found === undefined) throw new Error(`no vector ${id}`);
  return found as unknown as T;
}

/** The value of an outcome that must have one. */
export function reached<T>(outcome: { ok: true; value: T } | { ok: false; error: unknown }): T {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.error));
  return outcome.value;
}

/** People who answered 1, 2, 3, 4, 5. */
export const histogram = (answers: readonly unknown[]): number[] =>
  [1, 2, 3, 4, 5].map((value) => answers.filter((answer) => answer === value).length);

/**
 * Every expected figure is there and differs by at most 1e-6 (and what six printed decimals leave
 * of a double); others may be there too.
 */
export function expectFigures(actual: object, expected: Readonly<Record<string, number>>): void {
  for (const [key, figure] of Object.entries(expected)) {
    const value = (actual as Record<string, unknown>)[key];
    expect(typeof value, key).toBe("number");
    expect(Math.abs((value as number) - figure), `${key}: ${value}, not ${figure}`).toBeLessThan(
      1e-6 + 1e-9,
    );
  }
}

/** All numbers within a value, however deep. */
export function numbersIn(value: unknown): number[] {
  if (typeof value === "number") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(numbersIn) : [];
}
