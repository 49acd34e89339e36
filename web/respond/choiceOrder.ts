interface Option {
  /** Whether it keeps its place. */
  readonly isFixed: boolean;
}

/**
 * The order in which one phone shows shuffled options: Fisher–Yates over those that are not fixed.
 * The served screen and the survey library show the same, so that none moves when the code arrives.
 * @param name of the question: two questions are not shuffled alike
 * @param orderSeed drawn once for each draft
 * @returns positions in the definition, in the order shown
 */
export function choiceOrder(options: readonly Option[], name: string, orderSeed: number): number[] {
  const random = mulberry32(foldName(name, orderSeed));
  const order = options.map((_, i) => i);
  const places = order.filter((i) => options[i]?.isFixed === false);
  const shuffled = [...places];
  for (let i = shuffled.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    const [a, b] = [shuffled[i], shuffled[j]] as [number, number];
    shuffled[i] = b;
    shuffled[j] = a;
  }
  places.forEach((place, i) => {
    order[place] = shuffled[i] as number;
  });
  return order;
}

function foldName(name: string, orderSeed: number): number {
  let seed = orderSeed;
  for (let i = 0; i < name.length; i++) {
    seed = (seed << 5) - seed + name.charCodeAt(i);
    seed |= 0;
  }
  return seed;
}

/** Source: mulberry32, Tommy Ettinger, 2017 (public domain); each call gives a number in [0, 1). */
function mulberry32(start: number): () => number {
  let seed = start;
  return () => {
    seed += 0x6d2b79f5;
    let t = Math.imul(seed ^ (seed >>> 15), seed | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
