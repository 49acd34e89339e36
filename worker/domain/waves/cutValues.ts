import { ok, type Result, refuse } from "../result.ts";
import { isDate } from "./calendar.ts";

/** What a wave may tell apart within a unit. */
export type Cut = "tenure" | "level" | "programme";

/** Most values that one cut may have: with more, hardly a unit could show it. */
export const CUT_VALUES_AT_MOST = 5;

/** Cut values of the cut `tenure`: under 1, 1 to 3, 3 to 5, and 5 or more full years. */
export type TenureCutValue = "t0" | "t1" | "t3" | "t5";

/**
 * The tenure band of a person on the day a wave opens. A year is full on the anniversary; for
 * somebody hired on 29 February that is 1 March where there is no such day. Somebody hired after
 * the opening day counts as under 1 year.
 * @param hiredOn `YYYY-MM-DD`
 * @param opensOn `YYYY-MM-DD`
 * @throws RangeError when one of them is no date.
 */
export function tenureCutValue(hiredOn: string, opensOn: string): TenureCutValue {
  if (!isDate(hiredOn) || !isDate(opensOn)) throw new RangeError("not a date");
  const isAnniversaryAhead = opensOn.slice(5) < hiredOn.slice(5);
  const years = Number(opensOn.slice(0, 4)) - Number(hiredOn.slice(0, 4));
  const fullYears = isAnniversaryAhead ? years - 1 : years;
  if (fullYears < 1) return "t0";
  if (fullYears < 3) return "t1";
  return fullYears < 5 ? "t3" : "t5";
}

/** A cut value and the text of the roster or of HR that it stands for. */
export interface LabelledCutValue {
  readonly cutValue: string;
  readonly label: string;
}

/** A cut with more values than it may have. */
export interface TooManyCutValues {
  readonly reason: "cut-values-too-many";
  readonly count: number;
  readonly maximum: number;
}

/**
 * Cut values of free texts, such as the levels on a roster or the types of training, sorted by
 * text. A text of 1 to 20 lower-case letters, digits and hyphens stands for itself; if a single
 * one is of another kind, all are numbered `l1` to `l5` in the order of the texts. An empty text
 * is no value: its people have no cut value.
 * @param texts in any order, repeats allowed
 */
export function labelCutValues(
  texts: Iterable<string>,
): Result<readonly LabelledCutValue[], TooManyCutValues> {
  const labels = [...new Set(texts)].filter((text) => text !== "").sort();
  if (labels.length > CUT_VALUES_AT_MOST) {
    return refuse({
      reason: "cut-values-too-many",
      count: labels.length,
      maximum: CUT_VALUES_AT_MOST,
    });
  }
  const isPlain = labels.every((label) => /^[a-z0-9-]{1,20}$/.test(label));
  return ok(labels.map((label, index) => ({ cutValue: isPlain ? label : `l${index + 1}`, label })));
}

/** How a person's cut value is read off the roster; `null` where the wave has no cut. */
export function cutValueReader<P extends { readonly hiredOn: string; readonly level: string }>(
  { cut, opensOn }: { readonly cut: Cut | null; readonly opensOn: string },
  people: readonly P[],
): Result<(person: P) => string | null, TooManyCutValues> {
  if (cut === "tenure") return ok((person) => tenureCutValue(person.hiredOn, opensOn));
  if (cut !== "level") return ok(() => null);
  const labelled = labelCutValues(people.map((person) => person.level));
  if (!labelled.ok) return labelled;
  const byLevel = new Map(labelled.value.map(({ label, cutValue }) => [label, cutValue]));
  return ok((person) => byLevel.get(person.level) ?? null);
}
