/** Outcome of a step that may be refused for a known reason; faults of the program throw instead. */
export type Result<T, E extends { reason: string }> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: E };

/** Wraps a value that was reached. */
export const ok = <T>(value: T): { readonly ok: true; readonly value: T } => ({ ok: true, value });

/** Wraps the reason why it was not. */
export const refuse = <E extends { reason: string }>(
  error: E,
): { readonly ok: false; readonly error: E } => ({ ok: false, error });

/**
 * The value of a step that cannot be refused where it stands: what would refuse it was ruled out.
 * @throws Error naming the reason: a fault of the program.
 */
export function granted<T>(result: Result<T, { reason: string }>): T {
  if (!result.ok) throw new Error(`Refused where nothing can be: ${result.error.reason}`);
  return result.value;
}
