/**
 * What is there by construction, such as an element at an index that was counted before.
 * @throws Error where it is not: a fault of the program, never of its input.
 */
export function must<T>(value: T | null | undefined): T {
  if (value === null || value === undefined) throw new Error("What must be there is missing.");
  return value;
}
