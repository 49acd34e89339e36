import { describe, expect, it } from "vitest";
import { NewAction } from "../../schema/wire/actions.ts";
import { SUGGESTION_CATEGORIES, SUGGESTION_STATUSES } from "../../schema/wire/suggestionLists.ts";
import { planActs } from "../../scripts/demo/actions.ts";
import { planSteps } from "../../scripts/demo/planSteps.ts";
import { planProgramme } from "../../scripts/demo/programme.ts";
import { SUGGESTIONS } from "../../scripts/demo/suggestionPlan.ts";
import { COMPANY, TEAMS } from "../../scripts/demo/teams.ts";
import { rosterCsv, simulateWorkforce } from "../../scripts/demo/workforce.ts";
import { readRosterCsv } from "../../worker/domain/roster/readRosterCsv.ts";
import { addDays, dateToEpochDay } from "../../worker/domain/waves/calendar.ts";
import { finish } from "../support/finish.ts";

const TODAY = "2026-11-23";
const SEED = "test";
const { firstDays, waves } = planProgramme(TODAY);
const months = simulateWorkforce(SEED, firstDays);

const teamsOf = (people: readonly { team: string }[]) => {
  const counts = new Map<string, number>();
  for (const { team } of people) counts.set(team, (counts.get(team) ?? 0) + 1);
  return counts;
};

describe("the people of the demo company", () => {
  it("are the same for the same seed and others for another", () => {
    expect(simulateWorkforce(SEED, firstDays)).toEqual(months);
    expect(simulateWorkforce("another", firstDays)).not.toEqual(months);
  });

  it("number about 480 in 25 to 35 teams of 5 to 28 in every month", () => {
    for (const people of months) {
      expect(people.length).toBeGreaterThan(460);
      expect(people.length).toBeLessThan(510);
      const teams = teamsOf(people);
      expect(teams.size).toBe(TEAMS.length);
      expect(teams.size).toBeGreaterThanOrEqual(25);
      expect(teams.size).toBeLessThanOrEqual(35);
      for (const size of teams.values()) expect(size).toBeGreaterThanOrEqual(5);
      for (const size of teams.values()) expect(size).toBeLessThanOrEqual(28);
    }
  });

  it("keep some teams too small for a ballot group of their own", () => {
    for (const people of months) {
      expect([...teamsOf(people).values()].filter((size) => size < 8)).toHaveLength(4);
    }
  });

  it("join, leave and move by a few each month", () => {
    for (const [i, now] of months.slice(1).entries()) {
      const before = new Map(months[i]?.map((person) => [person.id, person]));
      const joined = now.filter(({ id }) => !before.has(id));
      const left = before.size - (now.length - joined.length);
      const moved = now.filter(({ id, team }) => before.has(id) && before.get(id)?.team !== team);
      expect(joined.length).toBeGreaterThanOrEqual(2);
      expect(joined.length).toBeLessThanOrEqual(4);
      expect(left).toBeGreaterThanOrEqual(2);
      expect(left).toBeLessThanOrEqual(3);
      expect(moved).toHaveLength(2);
    }
  });

  it("make a roster file without faults in every month", () => {
    for (const [i, people] of months.entries()) {
      const today = firstDays[i] ?? "";
      const read = finish(readRosterCsv(rosterCsv(people), { today, rootName: COMPANY }));
      expect(read.errors).toEqual([]);
      expect(read.rows).toHaveLength(people.length);
    }
  });
});

describe("the waves of the demo company", () => {
  it("follow the calendar of the surveys over eighteen months", () => {
    const calendar = waves
      .filter(({ survey }) => survey !== "training" && survey !== "newhire")
      .map(({ month, survey }) => `${month} ${survey}`);
    expect(calendar).toEqual([
      ...["1 satisfaction", "2 stress", "3 career", "5 fairness", "6 pulse"],
      ...["7 satisfaction", "8 stress", "9 career", "11 fairness", "12 pulse"],
      ...["13 satisfaction", "14 stress", "15 career", "17 fairness", "18 pulse"],
      ...["19 satisfaction", "20 stress"],
    ]);
  });

  it("have one that is open and one that is launched but to come, whatever the day", () => {
    for (let i = 0; i < 400; i++) {
      const today = addDays(TODAY, i);
      const programme = planProgramme(today);
      const open = programme.waves.filter((w) => w.opensOn <= today && w.closesOn >= today);
      expect(open.map(({ survey }) => survey)).toEqual(["satisfaction"]);
      expect(dateToEpochDay(today) - dateToEpochDay(open[0]?.opensOn ?? "")).toBeGreaterThan(2);
      const launched = planSteps(programme, today).filter(({ does }) => does === "launch");
      expect(launched).toHaveLength(programme.waves.length);
      for (const wave of programme.waves) {
        expect(wave.opensOn.slice(0, 7)).toBe(programme.firstDays[wave.month - 1]?.slice(0, 7));
        expect(wave.launchOn <= wave.opensOn).toBe(true);
        expect(wave.answerDays.every(({ on }) => on >= wave.opensOn && on <= wave.closesOn)).toBe(
          true,
        );
      }
    }
  });

  it("have ids of their own that are UUIDs", () => {
    const ids = new Set(waves.map(({ id }) => id));
    expect(ids.size).toBe(waves.length);
    for (const id of ids) {
      expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    }
  });
});

describe("what the demo company does", () => {
  const acts = planActs(planProgramme(TODAY));

  it("follows from waves that are released by then, and comes to more than one end", () => {
    for (const { on, wave } of acts) expect(on > wave.releaseOn).toBe(true);
    expect(new Set(acts.map(({ id }) => id)).size).toBeGreaterThanOrEqual(6);
    const states = new Set(acts.map(({ body }) => body.state));
    expect(states).toEqual(new Set(["planned", "under_way", "done", "dropped"]));
  });

  it("is what the API takes, turn by turn", () => {
    for (const { id, body } of acts) {
      expect(NewAction.safeParse({ id, ...body }).error).toBeUndefined();
    }
  });
});

describe("the suggestions of the demo company", () => {
  const steps = planSteps(planProgramme(TODAY), TODAY);
  const inBox = steps.filter(({ does }) => does === "suggest" || does === "follow");

  it("are about twenty over the months, of both kinds, about everything, with every outcome", () => {
    const put = steps.flatMap((step) => (step.does === "suggest" ? [step.suggestion] : []));
    expect(put).toHaveLength(SUGGESTIONS.length);
    expect(new Set(put.map(({ text }) => text)).size).toBe(put.length);
    expect(new Set(put.map(({ category }) => category))).toEqual(new Set(SUGGESTION_CATEGORIES));
    expect(put.filter(({ submitter }) => submitter !== undefined).length).toBeGreaterThan(1);
    const outcomes = put.map(
      ({ events }) => events.findLast((event) => event.does === "decide")?.status ?? "open",
    );
    expect(new Set(outcomes)).toEqual(new Set(SUGGESTION_STATUSES));
  });

  it("cost no day more of the clock, and follow one another", () => {
    const others = new Set(steps.filter((step) => !inBox.includes(step)).map(({ on }) => on));
    expect(inBox.filter(({ on }) => !others.has(on))).toEqual([]);
    const seen = new Set<unknown>();
    for (const step of steps) {
      if (step.does === "suggest") seen.add(step.suggestion);
      if (step.does === "follow") expect(seen.has(step.suggestion)).toBe(true);
    }
  });
});
