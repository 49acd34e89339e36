import type { CapturedRelease, CellJson, ItemJson } from "../../worker/auditor/captured.ts";
import type { Answers, Definition } from "../../worker/domain/definitions/definition.ts";
import type { WaveCounts } from "../../worker/domain/disclosure/waveCounts.ts";
import { makeCounts, makeDefinition, makeItem } from "../domain/disclosure/makeCounts.ts";
import { seededRandom } from "../domain/disclosure/randomTree.ts";

/** An invented organisation and what its people answered. */
export interface RandomOrganisation {
  readonly k: number;
  /** Unit id → parent; the company first. */
  readonly units: Readonly<Record<string, string | null>>;
  /** Cut values; empty without a cut. */
  readonly cutValues: readonly string[];
  readonly definition: Definition;
  /** Ballot groups as a launch forms them: at least 8 invited, a cut value of fewer counts to null. */
  readonly groups: readonly {
    readonly unit: string;
    readonly cut: string | null;
    readonly invited: number;
    readonly ballots: readonly Answers[];
  }[];
}

/** What an organisation is made of; whatever is left out is drawn. */
export interface OrganisationSketch {
  readonly respondents: number;
  readonly units: number;
  readonly cutValues: number;
  readonly items: number;
}

const MIN_INVITED = 8;
const CUT_WEIGHTS = [0.3, 0.35, 0.2, 0.15];

/**
 * An organisation of 20 to 600 respondents in two to five levels: response from 35 to 95 %, every
 * second one with a cut, one team in seven of one mind (nearly all 1 or nearly all 5), some people
 * right under a department, one answer in twenty left out.
 */
export function randomOrganisation(
  seed: number,
  sketch: Partial<OrganisationSketch> = {},
): RandomOrganisation {
  const random = seededRandom(seed);
  const between = (low: number, high: number) => low + (high - low) * random();
  const respondents =
    sketch.respondents ?? Math.round(Math.exp(between(Math.log(20), Math.log(600))));
  const rate = between(0.35, 0.95);
  const unitCount =
    sketch.units ?? 2 + Math.floor((respondents / rate / MIN_INVITED) * between(0.3, 0.9));
  const cutCount = sketch.cutValues ?? (random() < 0.5 ? 0 : 2 + Math.floor(random() * 3));
  const itemIds = Array.from({ length: sketch.items ?? 3 }, (_, index) => `Q${index + 1}`);
  const definition = makeDefinition(
    itemIds.map((id, index) => makeItem({ id, kind: "scale5", isReversed: index % 3 === 1 })),
    { work: itemIds.slice(0, 2) },
  );
  const parents = makeParents(random, unitCount);
  const cutValues = Array.from({ length: cutCount }, (_, cut) => `c${cut}`);
  const hosts = parents.flatMap((_, unit) =>
    parents.includes(unit) && random() > 0.2 ? [] : [unit],
  );
  const sizes = hosts.map(() => Math.exp(between(-0.7, 0.7)));
  const allSizes = sizes.reduce((sum, size) => sum + size, 0);
  const groups = hosts.flatMap((unit, host) => {
    const share = (sizes[host] ?? 0) / allSizes;
    const invited = Math.max(MIN_INVITED, Math.round((share * respondents) / rate));
    const mood = makeMood(random, itemIds);
    const ownRate = Math.min(1, rate * between(0.7, 1.3));
    return splitByCut(invited, cutValues).map(({ cut, invited: people }) => ({
      unit: `u${unit}`,
      cut,
      invited: people,
      ballots: Array.from({ length: people }, () => mood).flatMap((answer) =>
        random() < ownRate ? [answer()] : [],
      ),
    }));
  });
  return {
    k: 5,
    units: Object.fromEntries(
      parents.map((parent, unit) => [`u${unit}`, parent < 0 ? null : `u${parent}`]),
    ),
    cutValues,
    definition,
    groups,
  };
}

/** A tree of at most five levels; siblings come in handfuls. */
function makeParents(random: () => number, count: number): number[] {
  const parents = [-1];
  const depths = [0];
  const spread = Math.max(2, Math.round(Math.sqrt(count)));
  while (parents.length < count) {
    const parent = Math.floor(random() * Math.min(parents.length, spread));
    if ((depths[parent] ?? 0) >= 4) continue;
    parents.push(parent);
    depths.push((depths[parent] ?? 0) + 1);
  }
  return parents;
}

/** How the people of a team answer. */
function makeMood(random: () => number, items: readonly string[]): () => Answers {
  const isOfOneMind = random() < 1 / 7;
  const extreme = random() < 0.4 ? 1 : 5;
  const means = items.map(() => 1.8 + random() * 2.8);
  return () =>
    Object.fromEntries(
      items.flatMap((item, index) => {
        if (random() < 0.05) return [];
        const free = Math.round((means[index] ?? 3) + (random() + random() - 1) * 2.2);
        const points = isOfOneMind && random() < 0.95 ? extreme : Math.max(1, Math.min(5, free));
        return [[item, points]];
      }),
    );
}

/** Cut values with fewer than 8 invited count to the unit's group without one. */
function splitByCut(invited: number, cutValues: readonly string[]) {
  if (cutValues.length === 0) return [{ cut: null, invited }];
  const weights = CUT_WEIGHTS.slice(0, cutValues.length);
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  const parts = cutValues
    .map((cut, index) => ({
      cut: cut as string | null,
      invited: Math.floor((invited * (weights[index] ?? 0)) / all),
    }))
    .filter((part) => part.invited >= MIN_INVITED);
  let rest = invited - parts.reduce((sum, part) => sum + part.invited, 0);
  // A rest too small to stand alone takes the smallest part with it.
  while (rest > 0 && rest < MIN_INVITED && parts.length > 0) rest += parts.pop()?.invited ?? 0;
  return rest > 0 ? [...parts, { cut: null, invited: rest }] : parts;
}

/**
 * What a release by thresholds alone would show: every unit and cut value with at least k answers,
 * its mean, and from 20 answers its favourable count.
 */
export function thresholdOnly(organisation: RandomOrganisation): CellJson[] {
  const { units, groups, cutValues, definition, k } = organisation;
  return Object.keys(units).flatMap((unit) =>
    [null, ...cutValues].map((cut): CellJson => {
      const ballots = groups
        .filter((group) => (cut === null || group.cut === cut) && isUnder(units, group.unit, unit))
        .flatMap((group) => group.ballots);
      return {
        unit,
        cut,
        dimensions: {},
        items: Object.fromEntries(
          definition.items.map(({ id, isReversed }) => {
            const points = ballots
              .map((ballot) => ballot[id])
              .filter((answer) => typeof answer === "number")
              .map((answer) => (isReversed ? 6 - answer : answer));
            return [id, points.length >= k ? meanOf(points, k) : { shown: false }];
          }),
        ),
      };
    }),
  );
}

function meanOf(points: readonly number[], k: number): ItemJson {
  const n = points.length;
  const sum = points.reduce((total, value) => total + value, 0);
  const favourable = points.filter((value) => value >= 4).length;
  return {
    shown: true,
    n: n >= 10 ? n : `${k}-9`,
    mean: Math.floor((20 * sum + n) / (2 * n)) / 10,
    ...(n >= 20 ? { share: { favourable, rest: n - favourable } } : {}),
  };
}

function isUnder(units: RandomOrganisation["units"], unit: string, top: string): boolean {
  for (let at: string | null | undefined = unit; at != null; at = units[at]) {
    if (at === top) return true;
  }
  return false;
}

/** Its ballots as the policy takes them. */
export function countsOf(organisation: RandomOrganisation): WaveCounts {
  const { units, groups, definition, k, cutValues } = organisation;
  const sketches = groups.map(({ cut, ...group }) => (cut === null ? group : { ...group, cut }));
  return makeCounts(units, sketches, definition, { k, cutValues });
}

/** What the attacker knows of it beside the release. */
export const knownOf = ({
  units,
  groups,
  definition,
  k,
}: RandomOrganisation): Omit<CapturedRelease, "results"> => ({
  k,
  tree: Object.entries(units).map(([id, parentId]) => ({ id, parentId })),
  dimensions: Object.fromEntries(definition.dimensions.map(({ id, items }) => [id, items])),
  baseCells: groups.map(({ unit, cut, ballots }) => ({
    ...{ unit, cut, ballots: ballots.length },
    nByItem: Object.fromEntries(
      definition.items.map(({ id }) => [id, ballots.filter((ballot) => id in ballot).length]),
    ),
  })),
});
