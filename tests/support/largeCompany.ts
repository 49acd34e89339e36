/** A synthetic company: units as parents' indices (parents first), and answers of its teams. */
export interface LargeCompany {
  readonly parents: readonly number[];
  readonly cutCount: number;
  /** One per team and cut value: people by the points they gave (1 to 5) to one question. */
  readonly groups: readonly {
    readonly node: number;
    readonly cut: number;
    readonly histogram: readonly number[];
  }[];
}

/** What a company is made of. */
export interface CompanySketch {
  readonly units: number;
  readonly invited: number;
  readonly cutCount: number;
  /** Share of the invited who answer, on average. */
  readonly rate: number;
  /** Share of teams whose members nearly all give the same extreme answer. */
  readonly uniform: number;
}

const REALISTIC: CompanySketch = {
  units: 1000,
  invited: 27_800,
  cutCount: 4,
  rate: 0.72,
  uniform: 0.05,
};

/** Shares of the cut values in every team, such as tenure bands. */
const CUT_WEIGHTS = [0.15, 0.3, 0.35, 0.2, 0.1];

/**
 * A company of four or five levels: about 20,000 answers in 1,000 units by default, teams of
 * different sizes with at least 8 invited, one in twelve right under a division.
 * @param random numbers from 0 up to 1.
 */
export function makeLargeCompany(
  random: () => number,
  sketch: Partial<CompanySketch> = {},
): LargeCompany {
  const { units, invited, cutCount, rate, uniform } = { ...REALISTIC, ...sketch };
  const { parents, teams } = makeTree(random, units);
  const sizes = teams.map(() => Math.exp((random() + random() + random() - 1.5) * 0.96));
  const allSizes = sizes.reduce((sum, size) => sum + size, 0);
  const weights = CUT_WEIGHTS.slice(0, cutCount);
  const groups = teams.flatMap((node, team) => {
    const people = Math.max(8, Math.round(((sizes[team] ?? 0) / allSizes) * invited));
    const ownRate = Math.min(1, rate + (random() - 0.5) * 0.4);
    const mood = 2.6 + random() * 1.8;
    const fixed = random() < uniform ? (random() < 0.3 ? 1 : 5) : null;
    const histograms = weights.map(() => [0, 0, 0, 0, 0]);
    for (let person = 0; person < people; person++) {
      if (random() >= ownRate) continue;
      const cut = pick(random, weights);
      const free = Math.round(mood + 0.15 * (cut - 1) + (random() + random() - 1) * 2.2);
      const points = fixed !== null && random() < 0.95 ? fixed : Math.max(1, Math.min(5, free));
      const histogram = histograms[cut];
      if (histogram !== undefined) histogram[points - 1] = (histogram[points - 1] ?? 0) + 1;
    }
    return histograms.map((histogram, cut) => ({ node, cut, histogram }));
  });
  return { parents, cutCount, groups };
}

function makeTree(random: () => number, units: number) {
  const parents = [-1];
  const add = (parent: number): number => parents.push(parent) - 1;
  const pickOf = (list: readonly number[]) => list[Math.floor(random() * list.length)] ?? 0;
  const teamCount = Math.round(units * 0.8);
  const divisionCount = Math.max(2, Math.round(Math.cbrt(teamCount) / 1.2));
  const divisions = Array.from({ length: divisionCount }, () => add(0));
  const departments = divisions.flatMap((division) =>
    Array.from({ length: 1 + Math.floor((random() * teamCount) / (divisionCount * 6)) }, () =>
      add(division),
    ),
  );
  const sections: number[] = [];
  while (parents.length < units - teamCount) sections.push(add(pickOf(departments)));
  // Teams stand under the lowest inner units, each of which has one at least; some report higher.
  const lowest = [...departments, ...sections].filter((unit) => !parents.includes(unit));
  const teams = lowest.map(add);
  while (parents.length < units) {
    teams.push(add(random() < 0.08 ? pickOf(divisions) : pickOf(lowest)));
  }
  return { parents, teams };
}

function pick(random: () => number, weights: readonly number[]): number {
  let left = random() * weights.reduce((sum, weight) => sum + weight, 0);
  for (const [index, weight] of weights.entries()) {
    left -= weight;
    if (left < 0) return index;
  }
  return weights.length - 1;
}
