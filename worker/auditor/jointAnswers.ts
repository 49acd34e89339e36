import { sumNetwork } from "./answerRanges.ts";
import type { ClassGraph } from "./classGraph.ts";
import { favourableRange, sumRange } from "./favourable.ts";
import { FlowNetwork, repair } from "./flowNetwork.ts";
import { likelyMeans } from "./likelyMeans.ts";
import type { SumRange } from "./publishedSums.ts";
import { arcsBy, countsOfClasses, nearestShared } from "./sharedClasses.ts";

/** Rounds in which sums and favourable counts are fitted to each other before giving up. */
const MOST_ROUNDS = 40;
/** Favourable share where none is published. */
const UNKNOWN_SHARE = 0.4;
/** Neighbours with which an arc tries to exchange a favourable person. */
const MOST_PARTNERS = 12;

/**
 * A data set that gives all published means and favourable counts, moved from one such data set to
 * another. Sums are a flow, and so are favourable counts; what joins them is, on every arc,
 * n + 3F ≤ X ≤ 3n + 2F. With one of them held, that is a bound on the other, so each is settled in
 * turn. Whatever stands here is a real data set; that none was found proves nothing.
 */
export class JointAnswers {
  readonly #graph: ClassGraph;
  readonly #sums: FlowNetwork;
  readonly #favourables: FlowNetwork;
  /** Arcs with the same row class, and with the same column class; by vertex. */
  readonly #arcsAt: ReadonlyMap<number, readonly number[]>;
  /** Arcs whose row class counts towards the same published favourable count. */
  readonly #arcsSharing: ReadonlyMap<number, readonly number[]>;
  readonly #sharedAt: Int32Array;
  /** Favourable people whose nearest published count is each vertex; null where there is none. */
  readonly #classCounts: readonly (number | null)[];
  /** Whether the sums stand within what the present favourable counts allow. */
  #isBounded = false;

  /**
   * @param favourableAt published favourable count by vertex; null where there is none.
   */
  constructor(
    graph: ClassGraph,
    ranges: readonly SumRange[],
    favourableAt: readonly (number | null)[],
  ) {
    this.#graph = graph;
    this.#arcsAt = arcsBy(graph, ({ row, column }) => [row, column].filter((vertex) => vertex > 0));
    const sharedAt = nearestShared(graph, favourableAt);
    this.#sharedAt = sharedAt;
    this.#arcsSharing = arcsBy(graph, ({ row }) => [sharedAt[row] ?? 0]);
    const classes = countsOfClasses(graph, favourableAt, sharedAt);
    this.#classCounts = classes.map(({ n, count }) => (n > 0 ? count : null));
    const shareOf = (arc: number): number => {
      const { n, count } = classes[sharedAt[graph.arcs[arc]?.row ?? 0] ?? 0] ?? { n: 0, count: 0 };
      return n > 0 ? Math.max(0, Math.min(1, count / n)) : UNKNOWN_SHARE;
    };
    const means = likelyMeans(graph, ranges, shareOf);
    this.#sums = sumNetwork(graph, ranges, (arc) =>
      Math.round((graph.arcs[arc]?.n ?? 0) * (means[arc] ?? 3)),
    );
    this.#favourables = new FlowNetwork(
      graph.places.length + 1,
      graph.arcs.length + graph.places.length,
    );
    for (const { row, column, n } of graph.arcs) {
      this.#favourables.addArc(sharedAt[row] ?? 0, sharedAt[column] ?? 0, 0, n, 0);
    }
    for (const [index, { cut }] of graph.places.entries()) {
      const vertex = index + 1;
      const count = favourableAt[vertex] ?? null;
      if (count === null) continue;
      const above = sharedAt[graph.above[vertex] ?? 0] ?? 0;
      if (cut === null) this.#favourables.addArc(above, vertex, count, count, count);
      else this.#favourables.addArc(vertex, above, count, count, count);
    }
  }

  /** Finds a first data set. @returns whether one was found. */
  fit(): boolean {
    if (!this.#sums.settle()) return false;
    this.#spreadFavourables();
    if (this.#settleFavourables()) return true;
    this.#boundFavourables(false);
    if (!this.#favourables.settle()) return false;
    let fewest = Number.POSITIVE_INFINITY;
    for (let round = 0; round < MOST_ROUNDS; round++) {
      const left = this.#repairSums() && this.#repairFavourables();
      if (left === 0) return this.#settleSums();
      if (left < fewest) fewest = left;
      else if (!this.#exchangeWhereOutside()) return false;
    }
    return false;
  }

  sumOf(arc: number): number {
    return this.#sums.flowOf(arc);
  }

  favourableOf(arc: number): number {
    return this.#favourables.flowOf(arc);
  }

  /** Moves to a data set in which the sum on an arc is as close to `wanted` as it can get. */
  moveSum(arc: number, wanted: number): void {
    if (!this.#isBounded) this.#settleSums();
    const now = this.sumOf(arc);
    if (wanted > now) this.#sums.push(arc, 1, wanted - now);
    if (wanted < now) this.#sums.push(arc, -1, now - wanted);
  }

  /**
   * Moves to a data set with one favourable person more (or, with −1, fewer) on an arc.
   * @returns false, and nothing moved but sums, where no way was found.
   */
  moveFavourable(arc: number, step: 1 | -1): boolean {
    const n = this.#graph.arcs[arc]?.n ?? 0;
    const wanted = this.favourableOf(arc) + step;
    if (wanted < 0 || wanted > n) return false;
    // A sum that allows both the present count and the wanted one.
    const now = this.sumOf(arc);
    this.moveSum(arc, Math.max(n + 3 * wanted, Math.min(3 * n + 2 * wanted, now)));
    this.#settleFavourables();
    this.#isBounded = false;
    if (this.#favourables.push(arc, step, 1) === wanted) return true;
    return (this.#settleSums() && this.#exchange(arc, step)) || this.#moveBoth(arc, step, wanted);
  }

  /**
   * Gives one favourable person to a neighbour, or takes one from it, and lets the sums follow: in
   * a team of one mind the row as a whole cannot change, but its parts can. Where the columns
   * cannot either, another row makes the opposite exchange.
   */
  #exchange(arc: number, step: 1 | -1): boolean {
    const { row, column } = this.#graph.arcs[arc] ?? { row: 0, column: 0 };
    const partners = [
      ...[row, column].flatMap((vertex) =>
        (this.#arcsAt.get(vertex) ?? []).slice(0, MOST_PARTNERS),
      ),
      ...(this.#arcsSharing.get(this.#sharedAt[row] ?? 0) ?? []).slice(0, 2 * MOST_PARTNERS),
    ];
    for (const partner of partners) {
      if (partner === arc || !this.#isAlike(arc, partner)) continue;
      const pair = [
        [arc, step],
        [partner, -step],
      ] as const;
      if (this.#shift(pair)) return true;
      for (const [corner, opposite] of this.#corners(arc, partner)) {
        if (this.#shift([...pair, [corner, -step], [opposite, step]])) return true;
      }
    }
    return false;
  }

  /**
   * Moves on to data sets in which others of the same column have exchanged favourable people
   * within their rows, so that sums that were stuck may move.
   */
  *loosen(arc: number): Generator<void> {
    const arcs = this.#graph.arcs;
    const { row, column } = arcs[arc] ?? { row: 0, column: 0 };
    if (column === 0 || !this.#settleSums()) return;
    for (const other of (this.#arcsAt.get(column) ?? []).slice(0, MOST_PARTNERS)) {
      const otherRow = arcs[other]?.row ?? 0;
      if (otherRow === row || otherRow === 0) continue;
      for (const partner of (this.#arcsAt.get(otherRow) ?? []).slice(0, MOST_PARTNERS)) {
        if (partner === other || !this.#isAlike(other, partner)) continue;
        for (const step of [1, -1]) {
          const changes = [
            [other, step],
            [partner, -step],
          ] as const;
          if (this.#shift(changes)) yield;
        }
      }
    }
  }

  /** Pairs of arcs of another row, in the columns of these two. */
  *#corners(arc: number, partner: number): Generator<readonly [corner: number, opposite: number]> {
    const arcs = this.#graph.arcs;
    const { row, column } = arcs[arc] ?? { row: 0, column: 0 };
    const otherColumn = arcs[partner]?.column ?? 0;
    if (column === 0 || otherColumn === 0 || column === otherColumn) return;
    for (const corner of (this.#arcsAt.get(column) ?? []).slice(0, MOST_PARTNERS)) {
      const otherRow = arcs[corner]?.row ?? 0;
      if (otherRow === row || otherRow === 0) continue;
      const opposite = this.#arcsAt
        .get(otherRow)
        ?.find((candidate) => arcs[candidate]?.column === otherColumn);
      if (opposite !== undefined && this.#isAlike(corner, opposite)) yield [corner, opposite];
    }
  }

  /** Changes favourable counts by these steps. @returns false, and nothing moved, where it cannot. */
  #shift(changes: readonly (readonly [arc: number, step: number])[]): boolean {
    const isPossible = changes.every(([arc, step]) => {
      const count = this.favourableOf(arc) + step;
      return count >= 0 && count <= (this.#graph.arcs[arc]?.n ?? 0);
    });
    if (!isPossible) return false;
    const [sums, favourables] = [this.#sums.save(), this.#favourables.save()];
    for (const [arc, step] of changes) this.#fix(arc, this.favourableOf(arc) + step);
    if (this.#sums.settle()) return true;
    this.#sums.restore(sums);
    this.#favourables.restore(favourables);
    return false;
  }

  /** Whether both count towards the same published favourable counts. */
  #isAlike(arc: number, other: number): boolean {
    const [a, b] = [this.#graph.arcs[arc], this.#graph.arcs[other]];
    return (
      this.#sharedAt[a?.row ?? 0] === this.#sharedAt[b?.row ?? 0] &&
      this.#sharedAt[a?.column ?? 0] === this.#sharedAt[b?.column ?? 0]
    );
  }

  #fix(arc: number, favourable: number): void {
    this.#favourables.setBounds(arc, favourable, favourable);
    this.#sums.setBounds(arc, ...sumRange(this.#graph.arcs[arc]?.n ?? 0, favourable));
  }

  /** Lets every count move, and the sums follow. */
  #moveBoth(arc: number, step: 1 | -1, wanted: number): boolean {
    const [sums, favourables] = [this.#sums.save(), this.#favourables.save()];
    this.#boundFavourables(false);
    if (this.#favourables.push(arc, step, 1) === wanted && this.#settleSums()) return true;
    this.#sums.restore(sums);
    this.#favourables.restore(favourables);
    return false;
  }

  /**
   * Moves the sum on each arc toward what its favourable count allows, without pushing any other
   * arc out. @returns how many arcs are left outside.
   */
  #repairSums(): number {
    const limits = this.#graph.arcs.map(({ n }, arc) => sumRange(n, this.favourableOf(arc)));
    return repair(this.#sums, limits);
  }

  /** The same for favourable counts and what the sums allow. */
  #repairFavourables(): number {
    const limits = this.#graph.arcs.map(({ n }, arc) => favourableRange(n, this.sumOf(arc)));
    return repair(this.#favourables, limits);
  }

  /** Exchanges favourable people on arcs that nothing else can mend. @returns whether any was. */
  #exchangeWhereOutside(): boolean {
    const limits = this.#graph.arcs.map(({ n }, arc) => sumRange(n, this.favourableOf(arc)));
    repair(this.#sums, limits);
    let isAnyMended = false;
    for (const [arc, [low, high]] of limits.entries()) {
      const sum = this.sumOf(arc);
      if (sum < low && this.#exchange(arc, -1)) isAnyMended = true;
      if (sum > high && this.#exchange(arc, 1)) isAnyMended = true;
    }
    return isAnyMended;
  }

  /** Spreads each published count over its people as evenly as their sums allow. */
  #spreadFavourables(): void {
    const ranges = this.#graph.arcs.map(({ n }, arc) => favourableRange(n, this.sumOf(arc)));
    const totals = new Map<number, { fewest: number; most: number }>();
    for (const [index, { row }] of this.#graph.arcs.entries()) {
      const shared = this.#sharedAt[row] ?? 0;
      const total = totals.get(shared) ?? { fewest: 0, most: 0 };
      const [fewest, most] = ranges[index] ?? [0, 0];
      totals.set(shared, { fewest: total.fewest + fewest, most: total.most + most });
    }
    for (const [index, { row }] of this.#graph.arcs.entries()) {
      const shared = this.#sharedAt[row] ?? 0;
      const [fewest, most] = ranges[index] ?? [0, 0];
      const total = totals.get(shared) ?? { fewest: 0, most: 0 };
      const wanted = this.#classCounts[shared] ?? (total.fewest + total.most) / 2;
      const part = (wanted - total.fewest) / Math.max(1, total.most - total.fewest);
      const count = Math.round(fewest + Math.max(0, Math.min(1, part)) * (most - fewest));
      this.#favourables.setBounds(index, count, count);
    }
  }

  #settleFavourables(): boolean {
    this.#boundFavourables(true);
    return this.#favourables.settle();
  }

  #settleSums(): boolean {
    this.#boundSums();
    this.#isBounded = this.#sums.settle();
    return this.#isBounded;
  }

  #boundFavourables(bySums: boolean): void {
    for (const [index, { n }] of this.#graph.arcs.entries()) {
      const [low, high] = bySums ? favourableRange(n, this.sumOf(index)) : [0, n];
      this.#favourables.setBounds(index, low, high);
    }
  }

  #boundSums(): void {
    for (const [index, { n }] of this.#graph.arcs.entries()) {
      this.#sums.setBounds(index, ...sumRange(n, this.favourableOf(index)));
    }
  }
}
