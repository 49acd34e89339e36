import { sumNetwork } from "./answerRanges.ts";
import type { ClassGraph } from "./classGraph.ts";
import { favourableRange, sumRange } from "./favourable.ts";
import { FlowNetwork, repair } from "./flowNetwork.ts";
import type { JointQuestion } from "./jointQuestion.ts";

/** Rounds in which sums and favourable counts are fitted to each other before giving up. */
const MOST_ROUNDS = 40;
/** Neighbours with which an arc tries to exchange a favourable person. */
const MOST_PARTNERS = 12;

/** A favourable count that is given. */
interface Pin {
  readonly arc: number;
  readonly favourable: number;
}

/**
 * A data set that gives all published means and favourable counts, moved from one such data set to
 * another. Sums are a flow, and so are favourable counts; what joins them is, on every arc,
 * n + 3F ≤ X ≤ 3n + 2F. With one of them held, that is a bound on the other, so each is settled in
 * turn. Whatever stands here is a real data set; that none was found proves nothing.
 */
export class JointAnswers {
  readonly #question: JointQuestion;
  readonly #graph: ClassGraph;
  readonly #sums: FlowNetwork;
  readonly #favourables: FlowNetwork;
  readonly #pin: Pin | null;
  /** Whether the sums stand within what the present favourable counts allow. */
  #isBounded = false;

  /**
   * @param pin an arc whose favourable count is to be just this.
   * @param variant another number begins the search elsewhere; 0 where the means are likely.
   */
  constructor(question: JointQuestion, pin: Pin | null = null, variant = 0) {
    const { graph, ranges, favourableAt, sharedAt, means } = question;
    this.#question = question;
    this.#graph = graph;
    this.#pin = pin;
    this.#sums = sumNetwork(graph, ranges, (arc) => {
      const n = graph.arcs[arc]?.n ?? 0;
      const mean = (means[arc] ?? 3) + (variant === 0 ? 0 : scatter(arc, variant));
      return Math.round(n * Math.max(1, Math.min(5, mean)));
    });
    if (pin !== null) {
      this.#sums.setBounds(pin.arc, ...sumRange(graph.arcs[pin.arc]?.n ?? 0, pin.favourable));
    }
    const most = graph.arcs.length + graph.places.length;
    this.#favourables = new FlowNetwork(graph.places.length + 1, most);
    for (const { row, column, n } of graph.arcs) {
      this.#favourables.addArc(sharedAt[row] ?? 0, sharedAt[column] ?? 0, 0, n, 0);
    }
    for (const [index, { cut }] of graph.places.entries()) {
      const vertex = index + 1;
      const range = favourableAt[vertex] ?? null;
      if (range === null) continue;
      const { low, high } = range;
      const above = sharedAt[graph.above[vertex] ?? 0] ?? 0;
      const [from, to] = cut === null ? [above, vertex] : [vertex, above];
      this.#favourables.addArc(from, to, low, high, Math.floor((low + high) / 2));
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
        (this.#question.arcsAt.get(vertex) ?? []).slice(0, MOST_PARTNERS),
      ),
      ...(this.#question.arcsSharing.get(this.#question.sharedAt[row] ?? 0) ?? []).slice(
        0,
        2 * MOST_PARTNERS,
      ),
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
   * Arcs that keep the sum on `arc` from going further, and the change of their favourable count
   * that would let it: those at a bound where the sum's way around is cut off.
   */
  blockers(arc: number, direction: 1 | -1): (readonly [arc: number, step: 1 | -1])[] {
    if (!this.#settleSums()) return [];
    const { row, column, n } = this.#graph.arcs[arc] ?? { row: 0, column: 0, n: 0 };
    const sum = this.sumOf(arc);
    this.#sums.setBounds(arc, sum, sum);
    const reached = this.#sums.reachableFrom(direction > 0 ? column : row);
    this.#sums.setBounds(arc, ...sumRange(n, this.favourableOf(arc)));
    return this.#graph.arcs.flatMap((other, index) => {
      if (index === arc || reached.has(other.row) === reached.has(other.column)) return [];
      // What leaves the reached part would have to rise, what enters it to fall.
      const step = reached.has(other.row) ? 1 : -1;
      return [[index, step] as const];
    });
  }

  /** Pairs of arcs of another row, in the columns of these two. */
  *#corners(arc: number, partner: number): Generator<readonly [corner: number, opposite: number]> {
    const arcs = this.#graph.arcs;
    const { row, column } = arcs[arc] ?? { row: 0, column: 0 };
    const otherColumn = arcs[partner]?.column ?? 0;
    if (column === 0 || otherColumn === 0 || column === otherColumn) return;
    for (const corner of (this.#question.arcsAt.get(column) ?? []).slice(0, MOST_PARTNERS)) {
      const otherRow = arcs[corner]?.row ?? 0;
      if (otherRow === row || otherRow === 0) continue;
      const opposite = this.#question.arcsAt
        .get(otherRow)
        ?.find((candidate) => arcs[candidate]?.column === otherColumn);
      if (opposite !== undefined && this.#isAlike(corner, opposite)) yield [corner, opposite];
    }
  }

  /** Changes favourable counts by these steps. @returns false, and nothing moved, where it cannot. */
  #shift(changes: readonly (readonly [arc: number, step: number])[]): boolean {
    const isPossible = changes.every(([arc, step]) => {
      const count = this.favourableOf(arc) + step;
      return count >= 0 && count <= (this.#graph.arcs[arc]?.n ?? 0) && arc !== this.#pin?.arc;
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
      this.#question.sharedAt[a?.row ?? 0] === this.#question.sharedAt[b?.row ?? 0] &&
      this.#question.sharedAt[a?.column ?? 0] === this.#question.sharedAt[b?.column ?? 0]
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
    const limits = this.#graph.arcs.map((_, arc) => this.#countsAllowedBySum(arc));
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
    const ranges = this.#graph.arcs.map((_, arc) => this.#countsAllowedBySum(arc));
    const totals = new Map<number, { fewest: number; most: number }>();
    for (const [index, { row }] of this.#graph.arcs.entries()) {
      const shared = this.#question.sharedAt[row] ?? 0;
      const total = totals.get(shared) ?? { fewest: 0, most: 0 };
      const [fewest, most] = ranges[index] ?? [0, 0];
      totals.set(shared, { fewest: total.fewest + fewest, most: total.most + most });
    }
    for (const [index, { row }] of this.#graph.arcs.entries()) {
      const shared = this.#question.sharedAt[row] ?? 0;
      const [fewest, most] = ranges[index] ?? [0, 0];
      const total = totals.get(shared) ?? { fewest: 0, most: 0 };
      const wanted = this.#question.classCounts[shared] ?? (total.fewest + total.most) / 2;
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
      const pinned = this.#pin?.arc === index ? this.#pin.favourable : null;
      const [low, high] = bySums ? this.#countsAllowedBySum(index) : [pinned ?? 0, pinned ?? n];
      this.#favourables.setBounds(index, low, high);
    }
  }

  #countsAllowedBySum(arc: number): readonly [fewest: number, most: number] {
    if (this.#pin?.arc === arc) return [this.#pin.favourable, this.#pin.favourable];
    return favourableRange(this.#graph.arcs[arc]?.n ?? 0, this.sumOf(arc));
  }

  #boundSums(): void {
    for (const [index, { n }] of this.#graph.arcs.entries()) {
      this.#sums.setBounds(index, ...sumRange(n, this.favourableOf(index)));
    }
  }
}

/** Half a point up or down, differently for every arc and variant, always the same. */
const scatter = (arc: number, variant: number): number =>
  (((arc + 1) * 7919 + variant * 104_729) % 1000) / 1000 - 0.5;
