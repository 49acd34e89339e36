import type { Definition, Item } from "../../worker/domain/definitions/definition.ts";
import { COMMENTS_BY_ITEM, OPENERS } from "./comments.ts";
import { MONTHS_OVER } from "./programme.ts";
import { normal, normalOf, randomOf } from "./random.ts";
import { regionOf, TEAMS, type Unanimity } from "./teams.ts";
import { type Voice, writeBallot } from "./writeBallot.ts";

/** Who answers what and when: all that an invented answer depends on. */
export interface Answering {
  /** Person id, or what stands for a slip's drawer. */
  readonly person: string;
  /** Path of the team, or of the region where a slip was handed out. */
  readonly unit: string;
  /** Programme month, from 1. */
  readonly month: number;
}

/** Share satisfied at the start and after 18 months, by the first letters of an item's id. */
const SHARES_BY_TOPIC: Readonly<Record<string, readonly [atStart: number, atEnd: number]>> = {
  SAT: [0.52, 0.63],
  STR: [0.48, 0.58],
  CAR: [0.45, 0.55],
  FAI: [0.7, 0.8],
  TRN: [0.78, 0.88],
  NEW: [0.62, 0.71],
};

/**
 * Standard deviations of what makes opinions differ. Unit, person, the person's view of the topic
 * and the moment add up to a variance of 1, so that the share satisfied is as in the table.
 */
const SPREAD = { region: 0.12, team: 0.24, person: 0.6, topic: 0.35, moment: 0.66 };
/** Of dimensions and single items around the topic, and of a team's own trend in 18 months. */
const SHIFT = { dimension: 0.22, item: 0.14, teamTrend: 0.2 };

/** Above these an answer is 2, 3, 4, 5: satisfied means above 0. */
const CUT_POINTS = [-1.5, -0.8, 0, 1.1];

const SHARE_SKIPPED = 0.02;
const SHARE_UNCONCERNED = 0.06;
const SHARE_APPRAISED = 0.94;
const SHARE_COMMENTING = 0.12;

const COMMON_ANSWER: Readonly<Record<Unanimity, number | null>> = {
  ordinary: null,
  "all-very-satisfied": 5,
  "all-satisfied": 4,
};

/**
 * The ballot text of one invented person in one wave: their steady views, their team's, and the
 * moment. The same for the same arguments; one person's answers hang together over the waves.
 */
export function answerAsPerson(seed: string, definition: Definition, who: Answering): string {
  const random = randomOf(seed, "answers", definition.slug, String(who.month), who.person);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const unanimity = TEAMS.find(({ path }) => path === who.unit)?.unanimity ?? "ordinary";
  const common = COMMON_ANSWER[unanimity];
  if (common !== null) return writeBallot(definition, unanimousVoice(common));
  const opinion = (item: Item) => steadyOpinion(seed, item, who) + SPREAD.moment * normal(random);
  return writeBallot(definition, {
    skips: () => random() < SHARE_SKIPPED,
    isUnconcerned: () => random() < SHARE_UNCONCERNED,
    rate: (item) => 1 + CUT_POINTS.filter((point) => opinion(item) > point).length,
    recommend: (item) => Math.min(10, Math.max(0, Math.round(6.6 + 2.1 * opinion(item)))),
    saysYes: () => random() < SHARE_APPRAISED,
    choose: ({ options }) => pick(options),
    chooseSome: ({ options }) => [pick(options)],
    comment: ({ id }) => {
      const sentences = COMMENTS_BY_ITEM[id] ?? [];
      if (sentences.length === 0 || random() >= SHARE_COMMENTING) return null;
      const chosen = [pick(sentences), ...(random() < 0.35 ? [pick(sentences)] : [])];
      const opener = random() < 0.6 ? pick(OPENERS) : "";
      return opener + [...new Set(chosen)].join("");
    },
  });
}

/** Everybody of such a team says the same of everything, and nobody writes. */
function unanimousVoice(answer: number): Voice {
  return {
    skips: () => false,
    isUnconcerned: () => false,
    rate: () => answer,
    recommend: () => 2 * answer,
    saysYes: () => true,
    choose: ({ options }) => options[0] ?? "",
    chooseSome: () => null,
    comment: () => null,
  };
}

/** On the scale of {@link CUT_POINTS}, without the moment. */
function steadyOpinion(seed: string, item: Item, { person, unit, month }: Answering): number {
  const topic = item.id.slice(0, 3);
  const [atStart, atEnd] = SHARES_BY_TOPIC[topic] ?? [0.6, 0.6];
  const progress = Math.min(1, (month - 1) / (MONTHS_OVER - 1));
  const isGlobal = item.dimension === null;
  return (
    quantile(atStart + (atEnd - atStart) * progress) +
    unitEffect(seed, topic, unit) +
    SHIFT.teamTrend * (progress - 0.5) * normalOf(seed, "trend", topic, unit) +
    SPREAD.person * normalOf(seed, "person", person) +
    SPREAD.topic * normalOf(seed, "topic", topic, person) +
    (isGlobal ? 0 : SHIFT.dimension * normalOf(seed, "dimension", topic, item.dimension ?? "")) +
    (isGlobal ? 0 : SHIFT.item * normalOf(seed, "item", item.id))
  );
}

/** How much better or worse a unit sees a topic; zero on average over the company's people. */
function unitEffect(seed: string, topic: string, unit: string): number {
  return rawUnitEffect(seed, topic, unit) - meanEffect(seed, topic);
}

const rawUnitEffect = (seed: string, topic: string, unit: string): number =>
  SPREAD.region * normalOf(seed, "region", regionOf(unit)) +
  SPREAD.team * (normalOf(seed, "team", unit) + normalOf(seed, "team", topic, unit)) * Math.SQRT1_2;

const meanEffects = new Map<string, number>();

function meanEffect(seed: string, topic: string): number {
  const key = `${seed} ${topic}`;
  const known = meanEffects.get(key);
  if (known !== undefined) return known;
  const ordinary = TEAMS.filter(({ unanimity }) => unanimity === "ordinary");
  const people = ordinary.reduce((sum, team) => sum + team.people, 0);
  const total = ordinary.reduce(
    (sum, team) => sum + team.people * rawUnitEffect(seed, topic, team.path),
    0,
  );
  meanEffects.set(key, total / people);
  return total / people;
}

/** Quantile of the standard normal distribution, to about 0.01 (Tukey's lambda, 0.14). */
const quantile = (share: number): number => 4.91 * (share ** 0.14 - (1 - share) ** 0.14);
