import type { ResultsBody } from "../api/results.ts";

/** Whether not one figure or comment of a wave is shown: nobody answered, or too few did. */
export const isNothingShown = ({ cells, comments }: ResultsBody): boolean =>
  comments.length === 0 &&
  cells.every(
    ({ items, dimensions }) =>
      !Object.values(items).some(({ shown }) => shown) &&
      !Object.values(dimensions).some(({ shown }) => shown),
  );
