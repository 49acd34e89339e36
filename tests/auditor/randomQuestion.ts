import type { TreeUnitJson } from "../../worker/auditor/captured.ts";
import type { Place } from "../../worker/auditor/classGraph.ts";
import { readTree } from "../../worker/auditor/unitTree.ts";
import { seededRandom } from "../domain/disclosure/randomTree.ts";

/** A small tree with people, and some of its cells published, sensibly or not. */
export function randomQuestion(seed: number) {
  const random = seededRandom(seed);
  const below = (bound: number) => Math.floor(random() * bound);
  const units: TreeUnitJson[] = Array.from({ length: 2 + below(4) }, (_, index) => ({
    id: `u${index}`,
    parentId: index === 0 ? null : `u${below(index)}`,
  }));
  const cuts = [[], ["a"], ["a", "b"]][below(3)] ?? [];
  const k = 3 + below(3);
  const base = units
    .flatMap(({ id }) => [null, ...cuts].map((cut) => ({ unit: id, cut, n: below(k + 3) })))
    .filter(({ cut, n }) => n > 0 && (cuts.length === 0 || cut !== null || random() < 0.2));
  const places: Place[] = units
    .flatMap(({ id }) => [null, ...cuts].map((cut) => ({ unit: id, cut })))
    .filter(({ cut }) => random() < (cut === null ? 0.6 : 0.4));
  return { units, tree: readTree(units), base: base.slice(0, 10), places, k };
}

/** Whether the people of a base cell count under a published cell. */
export function isUnder(units: readonly TreeUnitJson[], person: Place, place: Place): boolean {
  if (place.cut !== null && place.cut !== person.cut) return false;
  for (let at: string | null = person.unit; at !== null; ) {
    if (at === place.unit) return true;
    const unit: string = at;
    at = units.find(({ id }) => id === unit)?.parentId ?? null;
  }
  return false;
}
