import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { COMMENTS_BY_ITEM } from "../../scripts/demo/comments.ts";
import { answerAsPerson } from "../../scripts/demo/opinions.ts";
import { planProgramme } from "../../scripts/demo/programme.ts";
import { bytesOf } from "../../scripts/demo/random.ts";
import { TEAMS } from "../../scripts/demo/teams.ts";
import { answerDayOf } from "../../scripts/demo/turnout.ts";
import { type Person, simulateWorkforce } from "../../scripts/demo/workforce.ts";
import { repositoryRoot } from "../../scripts/lib/command.ts";
import { compileDefinition } from "../../worker/domain/definitions/compileDefinition.ts";
import type { Definition } from "../../worker/domain/definitions/definition.ts";
import { readBallot } from "../../worker/domain/definitions/readBallot.ts";

const SEED = "test";
const { firstDays, waves } = planProgramme("2026-11-23");
const [people = []] = simulateWorkforce(SEED, firstDays);
const surveysDir = join(repositoryRoot, "surveys");
const slugs = readdirSync(surveysDir).filter((name) => !name.includes("."));

function definitionOf(slug: string): Definition {
  const read = (file: string) => JSON.parse(readFileSync(join(surveysDir, slug, file), "utf8"));
  const compiled = compileDefinition({
    slug,
    version: "1.0.0",
    survey: read("survey.json"),
    scoring: read("scoring.json"),
  });
  if (!compiled.ok) throw new Error(`${slug} does not compile`);
  return compiled.value;
}

const write = (definition: Definition, { id, team }: Person, month: number): string =>
  answerAsPerson(SEED, definition, { person: id, unit: team, month });

const answersOf = (text: string): Record<string, number> => JSON.parse(text).answers;

const shareSatisfied = (definition: Definition, month: number): number => {
  const anchors = people
    .map((person) => answersOf(write(definition, person, month))[definition.anchor ?? ""])
    .filter((answer) => answer !== undefined);
  return anchors.filter((answer) => answer >= 4).length / anchors.length;
};

describe("the answers of the demo company", () => {
  it.each(slugs)("are valid ballots of %s", (slug) => {
    const definition = definitionOf(slug);
    for (const person of people.slice(0, 150)) {
      expect(readBallot(definition, write(definition, person, 3))).toMatchObject({ ok: true });
    }
  });

  it("are the same for the same person and month, and others in another month", () => {
    const definition = definitionOf("stress");
    const texts = (month: number) => people.map((person) => write(definition, person, month));
    expect(texts(2)).toEqual(texts(2));
    expect(texts(2)).not.toEqual(texts(8));
  });

  it.each([
    ["satisfaction", 0.52, 0.63],
    ["stress", 0.48, 0.58],
    ["career", 0.45, 0.55],
    ["fairness", 0.7, 0.8],
    ["training", 0.78, 0.88],
  ])("rise slowly in %s from about %d to %d", (slug, atStart, atEnd) => {
    const definition = definitionOf(slug);
    expect(Math.abs(shareSatisfied(definition, 1) - atStart)).toBeLessThan(0.08);
    expect(Math.abs(shareSatisfied(definition, 18) - atEnd)).toBeLessThan(0.08);
  });

  it("hang together: whoever is satisfied in one wave mostly is in the next", () => {
    const definition = definitionOf("satisfaction");
    const anchors = (month: number) =>
      people.map((person) => (answersOf(write(definition, person, month))["SAT-G1"] ?? 0) >= 4);
    const [before, after] = [anchors(1), anchors(7)];
    const among = (isBefore: boolean) => {
      const chosen = after.filter((_, i) => before[i] === isBefore);
      return chosen.filter(Boolean).length / chosen.length;
    };
    expect(among(true) - among(false)).toBeGreaterThan(0.2);
  });

  it("are alike within the two unanimous teams, and only there", () => {
    const definition = definitionOf("career");
    const unanimous = TEAMS.filter(({ path }) => {
      const team = people.filter((person) => person.team === path);
      return new Set(team.map((person) => write(definition, person, 3))).size === 1;
    });
    expect(unanimous.map(({ unanimity }) => unanimity)).toEqual([
      "all-very-satisfied",
      "all-satisfied",
    ]);
  });

  it("carry comments, each sentence once in the pool", () => {
    const sentences = Object.values(COMMENTS_BY_ITEM).flat();
    expect(new Set(sentences).size).toBe(sentences.length);
    expect(sentences.length).toBeGreaterThanOrEqual(60);
  });
});

describe("the turnout of the demo company", () => {
  it.each(waves.filter(({ month }) => month <= 18).map((wave) => [wave.name, wave] as const))(
    "lies between 50 and 85 per cent in %s",
    (_, wave) => {
      const answering = people.filter(
        ({ id, team }) => answerDayOf(SEED, wave, { person: id, unit: team }) !== null,
      );
      expect(answering.length / people.length).toBeGreaterThan(0.5);
      expect(answering.length / people.length).toBeLessThan(0.85);
    },
  );

  it("draws the same bytes for the same phone again, call by call", () => {
    const [one, again] = [bytesOf("a", "b"), bytesOf("a", "b")];
    const first = one(32);
    expect(again(32)).toEqual(first);
    expect(one(48)).toEqual(again(48));
    expect(one(32)).not.toEqual(first);
    expect(bytesOf("a", "c")(32)).not.toEqual(first);
  });
});
