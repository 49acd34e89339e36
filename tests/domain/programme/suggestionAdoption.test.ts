import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type CountedSuggestion,
  type SuggestionStatus,
  suggestionAdoption,
} from "../../../worker/domain/programme/suggestionAdoption.ts";
import vectorFile from "../../vectors/scoring-vectors.json" with { type: "json" };

interface Vector {
  readonly input: {
    readonly suggestions_status_and_age_days: readonly [SuggestionStatus, number][];
    readonly overdue_days: number;
    readonly partly_counts: boolean;
  };
  readonly expected: Readonly<Record<string, number>>;
}
const { input, expected } = vectorFile.vectors.find(
  ({ id }) => id === "v5-suggestion-adoption",
) as unknown as Vector;

const make = (changes: Partial<CountedSuggestion> = {}): CountedSuggestion => ({
  status: "open",
  ageDays: 10,
  isActionNamed: true,
  daysToAnswer: null,
  ...changes,
});

describe("the suggestion adoption rate", () => {
  it("is that of vector v5", () => {
    const adoption = suggestionAdoption(
      input.suggestions_status_and_age_days.map(([status, ageDays]) => make({ status, ageDays })),
      { overdueAfterDays: input.overdue_days, partlyCounts: input.partly_counts },
    );
    const { received, valid, adopted, denominator, openNotDue } = adoption;
    expect({ received, valid, adopted, denominator, open_not_due: openNotDue }).toEqual({
      received: expected.received,
      valid: expected.valid,
      adopted: expected.adopted,
      denominator: expected.denominator,
      open_not_due: expected.open_not_due,
    });
    expect(adoption.rate).toBeCloseTo(expected.rate ?? Number.NaN, 6);
    expect(adoption.strictRate).toBeCloseTo(expected.strict_rate_full_only ?? Number.NaN, 6);
    expect(adoption.rateOverAllValid).toBeCloseTo(expected.rate_over_all_valid ?? Number.NaN, 6);
  });

  it("counts an adoption without a named action and owner as decided, not as adopted", () => {
    const unnamed = (["adopted", "partly_adopted"] as const).map((status) =>
      make({ status, isActionNamed: false }),
    );
    expect(suggestionAdoption(unnamed)).toMatchObject({ adopted: 0, denominator: 2, rate: 0 });
    // What is done is done, whoever was named before.
    const done = [make({ status: "implemented", isActionNamed: false })];
    expect(suggestionAdoption(done)).toMatchObject({ adopted: 1, rate: 1, shareImplemented: 1 });
  });

  it("calls an open one overdue from the 61st day on, and none that is decided", () => {
    const aged = (ageDays: number) => suggestionAdoption([make({ ageDays })]);
    expect(aged(60)).toMatchObject({ openNotDue: 1, openOverdue: 0, denominator: 0, rate: null });
    expect(aged(61)).toMatchObject({ openNotDue: 0, openOverdue: 1, denominator: 1, rate: 0 });
    const rejected = [make({ status: "rejected", ageDays: 400 })];
    expect(suggestionAdoption(rejected)).toMatchObject({ openOverdue: 0, denominator: 1, rate: 0 });
  });

  it("leaves the partly adopted out where the rule says so, and always out of the strict rate", () => {
    const both = [make({ status: "adopted" }), make({ status: "partly_adopted" })];
    expect(suggestionAdoption(both)).toMatchObject({ rate: 1, strictRate: 0.5 });
    const strict = { overdueAfterDays: 60, partlyCounts: false };
    expect(suggestionAdoption(both, strict)).toMatchObject({ rate: 0.5, strictRate: 0.5 });
  });

  it("takes the median over answered valid ones, in the middle of the two middle ones", () => {
    const answered = (days: number, status: SuggestionStatus = "rejected") =>
      make({ status, daysToAnswer: days });
    const median = (suggestions: CountedSuggestion[]) =>
      suggestionAdoption(suggestions).medianDaysToAnswer;
    expect(median([])).toBeNull();
    expect(median([make(), answered(9)])).toBe(9);
    expect(median([answered(20), answered(3), answered(6), answered(100)])).toBe(13);
    expect(median([answered(4), answered(90, "duplicate"), answered(80, "spam")])).toBe(4);
  });

  it("has no rate for an empty box, rather than 0", () => {
    expect(suggestionAdoption([])).toMatchObject({
      received: 0,
      rate: null,
      strictRate: null,
      rateOverAllValid: null,
      shareImplemented: null,
    });
  });

  it("puts every suggestion in exactly one place, and keeps every rate between 0 and 1", () => {
    const statuses = [
      "open",
      "adopted",
      "partly_adopted",
      "implemented",
      "rejected",
      "duplicate",
      "spam",
    ] as const;
    const anySuggestion = fc.record({
      status: fc.constantFrom(...statuses),
      ageDays: fc.nat(500),
      isActionNamed: fc.boolean(),
      daysToAnswer: fc.option(fc.nat(500)),
    });
    fc.assert(
      fc.property(fc.array(anySuggestion), (suggestions) => {
        const adoption = suggestionAdoption(suggestions);
        const { received, valid, duplicates, spam, denominator, openNotDue, adopted } = adoption;
        expect(received).toBe(valid + duplicates + spam);
        expect(valid).toBe(denominator + openNotDue);
        expect(adopted).toBeLessThanOrEqual(denominator);
        const { rate, strictRate, rateOverAllValid, shareImplemented } = adoption;
        for (const share of [rate, strictRate, rateOverAllValid, shareImplemented]) {
          expect(share === null || (share >= 0 && share <= 1)).toBe(true);
        }
        expect(strictRate ?? 0).toBeLessThanOrEqual(rate ?? 0);
        expect(rateOverAllValid ?? 0).toBeLessThanOrEqual(rate ?? 0);
      }),
    );
  });
});
