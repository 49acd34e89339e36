import type { Leak, TreeUnitJson } from "./captured.ts";
import { type ClassGraph, classGraph, type Place } from "./classGraph.ts";
import { otherLeak } from "./otherLeak.ts";
import { readTree } from "./unitTree.ts";

/** What a unit showed from a day on. */
interface Step {
  readonly day: string;
  readonly used: number | string;
}

/** What the auditor reads of a reply of the participation route. */
export interface ParticipationJson {
  readonly k: number;
  readonly items: readonly {
    readonly unit: string;
    readonly shown: boolean;
    readonly invited?: number;
    readonly used?: number | string;
    readonly steps?: readonly Step[];
  }[];
}

/** Everything that the attacker holds of the participation of one wave. */
export interface CapturedParticipation {
  readonly participation: ParticipationJson;
  readonly tree: readonly TreeUnitJson[];
  /** Invited people at each unit itself, as the public manifest has them. */
  readonly invited: readonly { readonly unit: string; readonly invited: number }[];
  /** After the end it may be told that a unit is complete. */
  readonly hasEnded: boolean;
}

/** People who have answered: from `low` to `high`. */
interface Range {
  readonly low: number;
  readonly high: number;
}

/**
 * How many have answered, by unit and day. The people of a shown unit outside its shown sub-units
 * are found by subtraction; so on every day their number must be 0 or at least k, and between two
 * days it must rise by 0 or by at least k. Until the end at least k of them must still be able to
 * answer, or it shows who has not. A figure that stops there is no excuse for a smaller rise: who
 * knows that figures move by k learns from it that fewer than k are missing. Only what is certain is
 * reported: "5-9" stands for all of its numbers.
 */
export function participationLeaks(captured: CapturedParticipation): Leak[] {
  const { participation, hasEnded } = captured;
  const { k } = participation;
  const tree = readTree(captured.tree);
  const base = captured.invited.map(({ unit, invited }) => ({ unit, cut: null, n: invited }));
  const stepsByUnit = new Map(
    participation.items.flatMap(({ unit, shown, steps }) =>
      shown && steps ? [[unit, steps]] : [],
    ),
  );
  const days = [...stepsByUnit.values()].flatMap((steps) => steps.map(({ day }) => day));
  const leaks = new Map<string, Leak>();
  let before: Day | null = null;
  for (const day of [...new Set(days)].sort()) {
    const used = usedOn(stepsByUnit, day);
    const places = [...used.keys()].map((unit) => ({ unit, cut: null }));
    const today: Day = { graph: classGraph(tree, places, base), used };
    const isOver = hasEnded && days.every((other) => other <= day);
    for (const [index, place] of today.graph.places.entries()) {
      const now = usedOfClass(today.graph, used, index + 1);
      const invited = invitedOfClass(today.graph, index + 1);
      const isFull = !isOver && now.low > Math.max(0, invited - k);
      if (isSurelyFew(now, k) || isFull) leaks.set(place.unit, stepLeak(place, now));
    }
    for (const [index, place] of before?.graph.places.entries() ?? []) {
      if (before === null) break;
      // What was one class yesterday is looked at as one class today, even where it has split.
      const then = usedOfClass(before.graph, before.used, index + 1);
      const now = usedOfClass(before.graph, used, index + 1);
      const rise = { low: now.low - then.high, high: now.high - then.low };
      if (isSurelyFew(rise, k)) leaks.set(place.unit, stepLeak(place, rise));
    }
    before = today;
  }
  return [...leaks.values()];
}

/** The figures of one day. */
interface Day {
  readonly graph: ClassGraph;
  readonly used: ReadonlyMap<string, Range>;
}

const stepLeak = (place: Place, { low }: Range): Leak =>
  otherLeak("step", "participation", [place], Math.max(0, low));

/** Whether a number lies between 1 and k − 1 whatever it is. */
const isSurelyFew = ({ low, high }: Range, k: number): boolean => low >= 1 && high < k;

const invitedOfClass = (graph: ClassGraph, vertex: number): number =>
  graph.arcs.find(({ row }) => row === vertex)?.n ?? 0;

/** Who has answered in a unit outside the next shown units below it. */
function usedOfClass(graph: ClassGraph, used: ReadonlyMap<string, Range>, vertex: number): Range {
  const at = (index: number) => used.get(graph.places[index]?.unit ?? "") ?? { low: 0, high: 0 };
  let { low, high } = at(vertex - 1);
  for (let below = vertex + 1; below < graph.above.length; below++) {
    if (graph.above[below] !== vertex) continue;
    low -= at(below - 1).high;
    high -= at(below - 1).low;
  }
  return { low, high };
}

/** What every unit shows by the end of a day. */
function usedOn(
  stepsByUnit: ReadonlyMap<string, readonly Step[]>,
  day: string,
): ReadonlyMap<string, Range> {
  return new Map(
    [...stepsByUnit].flatMap(([unit, steps]): [string, Range][] => {
      const used = steps.findLast((step) => step.day <= day)?.used;
      if (used === undefined) return [];
      const [low = Number.NaN, high = low] = String(used).split("-").map(Number);
      return [[unit, { low, high }]];
    }),
  );
}
