/**
 * Acts on one after the other; a fault at one of them does not keep the others waiting.
 * @throws AggregateError at the end, of all faults
 */
export async function tryEach<T>(
  items: readonly T[],
  act: (item: T) => Promise<unknown>,
): Promise<void> {
  const faults: unknown[] = [];
  for (const item of items) {
    try {
      await act(item);
    } catch (fault) {
      faults.push(fault);
    }
  }
  if (faults.length > 0) throw new AggregateError(faults, "Some of the work failed.");
}
