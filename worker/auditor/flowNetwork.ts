/** Flow and bounds of a network at one moment. */
interface Snapshot {
  readonly residual: Float64Array;
  readonly lows: Float64Array;
  readonly excess: Float64Array;
}

/**
 * A directed network with a flow within bounds on every arc. Flows and bounds are whole numbers
 * (bounds may be infinite), so every flow that is found is whole as well. Method: Dinic's blocking
 * flows along shortest residual paths.
 */
export class FlowNetwork {
  readonly #heads: Int32Array;
  readonly #to: Int32Array;
  readonly #next: Int32Array;
  /** What may still be added: forward at 2·arc, backward at 2·arc + 1. */
  readonly #residual: Float64Array;
  readonly #lows: Float64Array;
  #arcCount = 0;
  /** Inflow minus outflow that is not balanced yet. */
  readonly #excess: Float64Array;
  readonly #levels: Int32Array;
  readonly #at: Int32Array;
  readonly #queue: Int32Array;
  /** What was sent since `mark`. */
  #journal: { readonly half: number; readonly amount: number }[] | null = null;

  /** @param mostArcs how many arcs will be added at most. */
  constructor(vertexCount: number, mostArcs: number) {
    this.#to = new Int32Array(2 * mostArcs);
    this.#next = new Int32Array(2 * mostArcs);
    this.#residual = new Float64Array(2 * mostArcs);
    this.#lows = new Float64Array(mostArcs);
    this.#heads = new Int32Array(vertexCount).fill(-1);
    this.#excess = new Float64Array(vertexCount);
    this.#levels = new Int32Array(vertexCount);
    this.#at = new Int32Array(vertexCount);
    this.#queue = new Int32Array(vertexCount);
  }

  /**
   * Adds an arc that starts with `flow`, within `low` and `high`.
   * @returns the arc's number, counted from 0.
   */
  addArc(from: number, to: number, low: number, high: number, flow: number): number {
    const arc = this.#arcCount++;
    this.#lows[arc] = low;
    this.#link(2 * arc, from, to, high - flow);
    this.#link(2 * arc + 1, to, from, flow - low);
    this.#add(to, flow);
    this.#add(from, -flow);
    return arc;
  }

  /** Flow on an arc with a finite lower bound. */
  flowOf(arc: number): number {
    return (this.#lows[arc] ?? 0) + (this.#residual[2 * arc + 1] ?? 0);
  }

  /** Gives an arc new bounds; a flow outside them moves to the nearer one. Then `settle`. */
  setBounds(arc: number, low: number, high: number): void {
    const before = this.flowOf(arc);
    const flow = Math.max(low, Math.min(high, before));
    this.#lows[arc] = low;
    this.#residual[2 * arc] = high - flow;
    this.#residual[2 * arc + 1] = flow - low;
    this.#add(this.#to[2 * arc] ?? 0, flow - before);
    this.#add(this.#to[2 * arc + 1] ?? 0, before - flow);
  }

  /** Balances every vertex. @returns false where the bounds admit no flow at all. */
  settle(): boolean {
    const sources: number[] = [];
    for (let vertex = 0; vertex < this.#excess.length; vertex++) {
      if ((this.#excess[vertex] ?? 0) > 0) sources.push(vertex);
    }
    if (sources.length > 0) this.#run(sources);
    return this.#excess.every((excess) => excess === 0);
  }

  /**
   * Sends up to `most` from one vertex to another through the residual network.
   * @returns how much went through; all of it stays in the flow until `undo`.
   */
  send(from: number, to: number, most: number): number {
    if (from === to || !(most > 0)) return Math.max(0, most);
    this.#add(from, most);
    this.#add(to, -most);
    this.#run([from]);
    const left = this.#excess[from] ?? 0;
    this.#excess[from] = 0;
    this.#excess[to] = 0;
    return most - left;
  }

  /**
   * Raises (or, with `direction` −1, lowers) the flow on one arc by up to `most`, balanced by the
   * rest of the network. The network must be settled.
   * @returns the flow on the arc afterwards.
   */
  push(arc: number, direction: 1 | -1, most: number): number {
    const forward = direction > 0 ? 2 * arc : 2 * arc + 1;
    const backward = forward ^ 1;
    const room = Math.min(most, this.#residual[forward] ?? 0);
    // The arc itself must not carry its own balance back.
    const [oldForward = 0, oldBackward = 0] = [this.#residual[forward], this.#residual[backward]];
    this.#residual[forward] = 0;
    this.#residual[backward] = 0;
    const sent = this.send(this.#to[forward] ?? 0, this.#to[backward] ?? 0, room);
    this.#residual[forward] = oldForward - sent;
    this.#residual[backward] = oldBackward + sent;
    return this.flowOf(arc);
  }

  /** Vertices that more flow could still reach from `start`. */
  reachableFrom(start: number): Set<number> {
    const reached = new Set([start]);
    for (const vertex of reached) {
      for (let half = this.#heads[vertex] ?? -1; half >= 0; half = this.#next[half] ?? -1) {
        if ((this.#residual[half] ?? 0) > 0) reached.add(this.#to[half] ?? 0);
      }
    }
    return reached;
  }

  /** From now on `undo` comes back to the present flow. */
  mark(): void {
    this.#journal = [];
  }

  /** Takes back all that `send` sent since `mark`. */
  undo(): void {
    for (const { half, amount } of this.#journal ?? []) this.#shift(half, -amount);
    this.#journal = null;
  }

  /** The present flow and bounds, for `restore`. */
  save(): Snapshot {
    return {
      residual: this.#residual.slice(),
      lows: this.#lows.slice(),
      excess: this.#excess.slice(),
    };
  }

  restore({ residual, lows, excess }: Snapshot): void {
    this.#residual.set(residual);
    this.#lows.set(lows);
    this.#excess.set(excess);
  }

  #link(half: number, source: number, target: number, room: number): void {
    this.#to[half] = target;
    this.#next[half] = this.#heads[source] ?? -1;
    this.#heads[source] = half;
    this.#residual[half] = room;
  }

  #add(vertex: number, amount: number): void {
    this.#excess[vertex] = (this.#excess[vertex] ?? 0) + amount;
  }

  #shift(half: number, amount: number): void {
    this.#residual[half] = (this.#residual[half] ?? 0) - amount;
    this.#residual[half ^ 1] = (this.#residual[half ^ 1] ?? 0) + amount;
  }

  #run(sources: readonly number[]): void {
    while (this.#layVertices(sources)) {
      this.#at.set(this.#heads);
      for (const vertex of sources) this.#drain(vertex);
    }
  }

  /** Levels by distance from the vertices with excess. @returns whether one with a lack is reached. */
  #layVertices(sources: readonly number[]): boolean {
    const levels = this.#levels.fill(-1);
    let end = 0;
    for (const vertex of sources) {
      if (!((this.#excess[vertex] ?? 0) > 0)) continue;
      levels[vertex] = 0;
      this.#queue[end++] = vertex;
    }
    let lastLevel = Number.POSITIVE_INFINITY;
    for (let begin = 0; begin < end; begin++) {
      const vertex = this.#queue[begin] ?? 0;
      const level = levels[vertex] ?? 0;
      if (level >= lastLevel) break;
      for (let half = this.#heads[vertex] ?? -1; half >= 0; half = this.#next[half] ?? -1) {
        const target = this.#to[half] ?? 0;
        if (!((this.#residual[half] ?? 0) > 0) || levels[target] !== -1) continue;
        levels[target] = level + 1;
        this.#queue[end++] = target;
        if ((this.#excess[target] ?? 0) < 0) lastLevel = level + 1;
      }
    }
    return lastLevel < Number.POSITIVE_INFINITY;
  }

  /** Sends the excess of a vertex down the levels, as far as they take it. */
  #drain(source: number): void {
    const path: number[] = [];
    let vertex = source;
    while ((this.#excess[source] ?? 0) > 0) {
      if ((this.#excess[vertex] ?? 0) < 0) {
        this.#augment(source, vertex, path.splice(0));
        vertex = source;
        continue;
      }
      const half = this.#admissibleHalf(vertex);
      if (half >= 0) {
        path.push(half);
        vertex = this.#to[half] ?? 0;
        continue;
      }
      const last = path.pop();
      if (last === undefined) return;
      vertex = this.#to[last ^ 1] ?? 0;
      this.#at[vertex] = this.#next[last] ?? -1;
    }
  }

  #admissibleHalf(vertex: number): number {
    const nextLevel = (this.#levels[vertex] ?? 0) + 1;
    let half = this.#at[vertex] ?? -1;
    while (half >= 0) {
      if ((this.#residual[half] ?? 0) > 0 && this.#levels[this.#to[half] ?? 0] === nextLevel) break;
      half = this.#next[half] ?? -1;
    }
    this.#at[vertex] = half;
    return half;
  }

  #augment(source: number, sink: number, path: readonly number[]): void {
    let amount = Math.min(this.#excess[source] ?? 0, -(this.#excess[sink] ?? 0));
    for (const half of path) amount = Math.min(amount, this.#residual[half] ?? 0);
    for (const half of path) {
      this.#shift(half, amount);
      this.#journal?.push({ half, amount });
    }
    this.#add(source, -amount);
    this.#add(sink, amount);
  }
}

/**
 * Pushes the flow on the first arcs of a network into their limits, where they are outside, while
 * no arc that is inside may leave its own. @returns how many are left outside.
 */
export function repair(
  network: FlowNetwork,
  limits: readonly (readonly [low: number, high: number])[],
): number {
  for (const [arc, [low, high]] of limits.entries()) {
    const flow = network.flowOf(arc);
    network.setBounds(arc, Math.min(low, flow), Math.max(high, flow));
  }
  let left = 0;
  for (const [arc, [low, high]] of limits.entries()) {
    const flow = network.flowOf(arc);
    if (flow < low && network.push(arc, 1, low - flow) < low) left++;
    if (flow > high && network.push(arc, -1, flow - high) > high) left++;
  }
  return left;
}
