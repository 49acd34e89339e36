import type { ClassGraph } from "../../worker/auditor/classGraph.ts";
import type { WholeRange } from "../../worker/auditor/publishedSums.ts";

/**
 * The same question as the auditor's, as an integer programme in the LP format: what can one person
 * of an arc have answered, given all published figures? X, F are sum and favourable count of each
 * arc, of the chosen one without that person; y is the answer, f whether it is favourable.
 * @param sense the least or the most that y can be.
 */
export function answerProgramme(
  graph: ClassGraph,
  ranges: readonly WholeRange[],
  favourableAt: readonly (WholeRange | null)[],
  arc: number,
  sense: "Minimize" | "Maximize",
): string {
  const people = graph.arcs.map(({ n }, index) => (index === arc ? n - 1 : n));
  const constraints = people.flatMap((n, index) => [
    `X${index} - 3 F${index} >= ${n}`,
    `X${index} - 2 F${index} <= ${3 * n}`,
  ]);
  constraints.push("y - 3 f >= 1", "y - 2 f <= 3");
  for (const vertex of graph.places.keys()) {
    const under = graph.arcs.flatMap(({ row, column }, index) =>
      [row, column].some((start) => isAtOrUnder(graph, start, vertex + 1)) ? [index] : [],
    );
    const total = (name: string, one: string) =>
      [...under.map((index) => `${name}${index}`), ...(under.includes(arc) ? [one] : [])].join(
        " + ",
      );
    const { low, high } = ranges[vertex + 1] ?? { low: 0, high: 0 };
    constraints.push(`${total("X", "y")} >= ${low}`, `${total("X", "y")} <= ${high}`);
    const favourable = favourableAt[vertex + 1] ?? null;
    if (favourable === null) continue;
    constraints.push(`${total("F", "f")} >= ${favourable.low}`);
    constraints.push(`${total("F", "f")} <= ${favourable.high}`);
  }
  return [
    sense,
    " y",
    "Subject To",
    ...constraints.map((constraint, index) => ` c${index}: ${constraint}`),
    "Bounds",
    ...people.flatMap((n, index) => [` ${n} <= X${index} <= ${5 * n}`, ` 0 <= F${index} <= ${n}`]),
    " 1 <= y <= 5",
    " 0 <= f <= 1",
    "Generals",
    ` ${people.flatMap((_, index) => [`X${index}`, `F${index}`]).join(" ")} y f`,
    "End",
  ].join("\n");
}

function isAtOrUnder(graph: ClassGraph, start: number, vertex: number): boolean {
  for (let at = start; at > 0; at = graph.above[at] ?? 0) if (at === vertex) return true;
  return false;
}
