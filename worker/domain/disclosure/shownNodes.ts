import { must } from "../must.ts";
import { sumUpward } from "./unitTree.ts";

/** What the choice of shown nodes needs of a tree: parents before children, −1 for a root. */
export interface Parents {
  readonly parents: readonly number[];
  /** Nodes that may be shown; all where absent. */
  readonly mayShow?: readonly boolean[];
  /**
   * Nodes with people of their own whom the counts leave out; none where absent. They help no group
   * to `k`, but a group with them is not nobody.
   */
  readonly hasUncounted?: readonly boolean[];
}

const IMPOSSIBLE = -Infinity;

/**
 * Chooses which units are shown, from counts alone. The people of a shown unit who are in no
 * shown unit below it (its row class) must number 0 or at least `k`: then every group whose total
 * follows from the published totals, being a union of row classes, has at least `k` people.
 *
 * Dynamic programming on the people not yet covered that a subtree hands upward (nobody, only
 * people uncounted, 1 … k − 1, or "k and more"): a unit may be shown where it has at least `k`
 * people and this carry is nobody or at least `k`. An inner unit's own people are an extra leaf that
 * is never shown by itself: they are where its carry starts. The set found has the greatest weight
 * of all permitted sets; time O(units · k²).
 *
 * @param ownByNode people counted at each unit itself, not below it; whole numbers.
 * @param weights of showing each unit, above 0; by default the company outweighs all, the rest are
 *   equal; of sets with equally many units, the one whose units have more people.
 * @returns for each unit, whether it is shown. Deterministic.
 */
export function shownNodes(
  tree: Parents,
  ownByNode: ArrayLike<number>,
  k: number,
  weights?: readonly number[],
): readonly boolean[] {
  const { parents } = tree;
  const nodeCount = parents.length;
  const width = k + 2;
  const totals = sumUpward(parents, ownByNode);
  // So small that all units together stay below the weight of one.
  const tieBreak = 1 / (nodeCount * (must(totals[0]) + 1));
  const weightOf = (node: number): number =>
    weights?.[node] ?? (node === 0 ? nodeCount + 1 : 1 + must(totals[node]) * tieBreak);

  // best[node * width + carry]: greatest weight below, over all sets that hand this carry upward. A
  // carry is 0 where that is nobody, else 1 and the people counted.
  const best = new Float64Array(nodeCount * width).fill(IMPOSSIBLE);
  for (let node = 0; node < nodeCount; node++) {
    const own = must(ownByNode[node]);
    const isNobody = own === 0 && !tree.hasUncounted?.[node];
    best[node * width + (isNobody ? 0 : 1 + Math.min(k, own))] = 0;
  }
  // For the way back: where a unit is shown, the carry it covers; else −1.
  const coveredCarry = new Int32Array(nodeCount).fill(-1);
  // For the way back: of each carry of the parent, the pair (carry before this child, child's).
  const mergedFrom = new Int32Array(nodeCount * width).fill(-1);

  // Children come after their parents, so from the end every unit is complete when reached.
  for (let node = nodeCount - 1; node >= 0; node--) {
    const table = best.subarray(node * width, (node + 1) * width);
    const isEligible = must(totals[node]) >= k && (tree.mayShow?.[node] ?? true);
    if (isEligible) coveredCarry[node] = coverCarry(table, weightOf(node));
    const parent = must(parents[node]);
    if (parent >= 0) {
      mergeChild(
        best.subarray(parent * width, (parent + 1) * width),
        table,
        mergedFrom.subarray(node * width, (node + 1) * width),
      );
    }
  }
  return walkBack(parents, best, coveredCarry, mergedFrom, width);
}

/**
 * Adds the choice "show this unit" to its table, which is better than to show nothing of it: with
 * k people a carry of "k and more" is always possible. Returns the carry it covers.
 */
function coverCarry(table: Float64Array, weight: number): number {
  const most = table.length - 1;
  const none = must(table[0]);
  const enough = must(table[most]);
  table[0] = Math.max(none, enough) + weight;
  return none >= enough ? 0 : most;
}

/** Joins a finished child into its parent's table: carries add up, capped at k. */
function mergeChild(parent: Float64Array, child: Float64Array, from: Int32Array): void {
  const width = parent.length;
  const before = parent.slice();
  parent.fill(IMPOSSIBLE);
  for (let own = 0; own < width; own++) {
    const ownBest = must(before[own]);
    if (ownBest === IMPOSSIBLE) continue;
    for (let handed = 0; handed < width; handed++) {
      const sum = ownBest + must(child[handed]);
      const carry = Math.min(width - 1, joinCarries(own, handed));
      if (sum > must(parent[carry])) {
        parent[carry] = sum;
        from[carry] = own * width + handed;
      }
    }
  }
}

/** Both carries as one: the 1 that stands for somebody counts once. */
const joinCarries = (a: number, b: number): number => (a === 0 || b === 0 ? a + b : a + b - 1);

/** Reads the chosen set off the tables, from the root down. */
function walkBack(
  parents: readonly number[],
  best: Float64Array,
  coveredCarry: Int32Array,
  mergedFrom: Int32Array,
  width: number,
): readonly boolean[] {
  const carries = new Int32Array(parents.length);
  const isShown: boolean[] = [];
  for (const [node, parent] of parents.entries()) {
    if (parent >= 0) {
      // Children were merged from the last to the first: undone in the opposite order.
      const pair = must(mergedFrom[node * width + must(carries[parent])]);
      carries[parent] = Math.floor(pair / width);
      carries[node] = pair % width;
    } else {
      carries[node] = heaviest(best.subarray(node * width, (node + 1) * width));
    }
    const covered = must(coveredCarry[node]);
    const shown = carries[node] === 0 && covered >= 0;
    if (shown) carries[node] = covered;
    isShown.push(shown);
  }
  return isShown;
}

function heaviest(table: Float64Array): number {
  let index = 0;
  for (let carry = 1; carry < table.length; carry++) {
    if (must(table[carry]) > must(table[index])) index = carry;
  }
  return index;
}
