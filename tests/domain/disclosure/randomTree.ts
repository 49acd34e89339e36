/** Small repeatable generator (mulberry32), so that a failing tree can be built again. */
export function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** Random bytes from a seed, in the shape that the domain asks for. */
export function seededBytes(seed: number): (byteCount: number) => Uint8Array {
  const random = seededRandom(seed);
  return (byteCount) => Uint8Array.from({ length: byteCount }, () => Math.floor(random() * 256));
}

/** A tree of up to `maxNodes` units with 0 to `maxOwn` people at each of them. */
export function randomTree(seed: number, maxNodes: number, maxOwn: number) {
  const random = seededRandom(seed);
  const nodeCount = 1 + Math.floor(random() * maxNodes);
  const parents = Array.from({ length: nodeCount }, (_, node) =>
    node === 0 ? -1 : Math.floor(random() * node),
  );
  const own = parents.map(() => Math.floor(random() * (maxOwn + 1)));
  return { parents, own, random };
}

/** People of each shown unit who are in no shown unit below it, found the slow, plain way. */
export function rowClassesOf(
  parents: readonly number[],
  own: readonly number[],
  shown: readonly boolean[],
): Map<number, number> {
  const classes = new Map<number, number>(
    shown.flatMap((isShown, node) => (isShown ? [[node, 0] as const] : [])),
  );
  for (const [node, people] of own.entries()) {
    let at = node;
    while (at >= 0 && !shown[at]) at = parents[at] ?? -1;
    if (at >= 0) classes.set(at, (classes.get(at) ?? 0) + people);
  }
  return classes;
}

/** People at or under a unit. */
export function peopleUnder(
  parents: readonly number[],
  own: readonly number[],
  top: number,
): number {
  let people = 0;
  for (const [node, count] of own.entries()) {
    let at = node;
    while (at > top) at = parents[at] ?? -1;
    if (at === top) people += count;
  }
  return people;
}
