import { readCondition, repeated } from "./checkSurvey.ts";
import { problemAt, type SurveyProblem } from "./problem.ts";
import type { ScoringJson } from "./scoring.ts";
import { kindOf, type SurveyItem } from "./surveyItems.ts";

type Items = ReadonlyMap<string, SurveyItem>;

/** Whether a scoring key fits its survey. */
export function checkScoring(scoring: ScoringJson, items: readonly SurveyItem[]): SurveyProblem[] {
  const byId: Items = new Map(items.map((item) => [item.id, item]));
  return [
    ...checkItems(scoring, items, byId),
    ...checkDimensions(scoring, byId),
    ...checkIndicators(scoring, byId),
    ...checkAnchor(scoring, items),
    ...checkScreener(scoring, items),
  ];
}

function checkItems(
  scoring: ScoringJson,
  items: readonly SurveyItem[],
  byId: Items,
): SurveyProblem[] {
  const scored = new Set(scoring.items.map((item) => item.id));
  return [
    ...items
      .filter((item) => !scored.has(item.id))
      .map((item) => problemAt(item.path, "item-not-scored")),
    ...repeated(scoring.items.map((key, i) => [key.id, ["scoring", "items", i, "id"]])).map(
      (path) => problemAt(path, "duplicate-item"),
    ),
    ...scoring.items.flatMap((key, index) => {
      const path = ["scoring", "items", index];
      const item = byId.get(key.id);
      if (item === undefined) return [problemAt([...path, "id"], "unknown-item")];
      const isScale = key.kind === "scale5";
      return [
        ...(key.kind === kindOf(item) ? [] : [problemAt([...path, "kind"], "kind-mismatch")]),
        ...((key.scale !== null) === isScale
          ? []
          : [problemAt([...path, "scale"], "scale-mismatch")]),
        ...(key.reversed && !isScale
          ? [problemAt([...path, "reversed"], "reversed-mismatch")]
          : []),
        ...(key.allowsNotApplicable === item.hasNotApplicable
          ? []
          : [problemAt([...path, "allowsNotApplicable"], "not-applicable-mismatch")]),
      ];
    }),
  ];
}

function checkDimensions({ dimensions }: ScoringJson, byId: Items): SurveyProblem[] {
  const ids = dimensions.map(
    ({ id }, index) => [id, ["scoring", "dimensions", index, "id"]] as const,
  );
  const members = dimensions.flatMap(({ items }, index) =>
    items.map((id, i) => [id, ["scoring", "dimensions", index, "items", i]] as const),
  );
  return [
    ...repeated(ids).map((path) => problemAt(path, "duplicate-dimension")),
    ...repeated(members).map((path) => problemAt(path, "item-in-two-dimensions")),
    ...members.flatMap(([id, path]) => {
      const item = byId.get(id);
      if (item === undefined) return [problemAt(path, "unknown-item")];
      return kindOf(item) === "scale5" ? [] : [problemAt(path, "dimension-not-scale")];
    }),
  ];
}

function checkIndicators({ indicators }: ScoringJson, byId: Items): SurveyProblem[] {
  return indicators.flatMap((source, index) => {
    const path = ["scoring", "indicators", index];
    const item = byId.get(source.item);
    if (item === undefined) return [problemAt([...path, "item"], "unknown-item")];
    return (["countedOptions", "excludedOptions"] as const).flatMap((list) =>
      (source[list] ?? []).flatMap((code, i) =>
        item.values.includes(code) ? [] : [problemAt([...path, list, i], "unknown-option")],
      ),
    );
  });
}

function checkAnchor(scoring: ScoringJson, items: readonly SurveyItem[]): SurveyProblem[] {
  if (scoring.anchor === null) return [];
  const path = ["scoring", "anchor"];
  const anchor = items.find((item) => item.id === scoring.anchor);
  if (anchor === undefined) return [problemAt(path, "unknown-item")];
  const before = items.slice(0, items.indexOf(anchor));
  return [
    ...(kindOf(anchor) === "scale5" ? [] : [problemAt(path, "anchor-not-scale")]),
    ...(before.every((item) => item.id === scoring.screener)
      ? []
      : [problemAt(path, "anchor-not-first")]),
  ];
}

function checkScreener(scoring: ScoringJson, items: readonly SurveyItem[]): SurveyProblem[] {
  if (scoring.screener === null) return [];
  const path = ["scoring", "screener"];
  const [first, ...later] = items;
  if (!items.some((item) => item.id === scoring.screener)) return [problemAt(path, "unknown-item")];
  if (first?.id !== scoring.screener || kindOf(first) !== "yesno") {
    return [problemAt(path, "screener-not-first")];
  }
  return later
    .filter(({ element }) => {
      const terms = readCondition(element.visibleIf ?? "") ?? [];
      return !terms.some((term) => term.item === first.id);
    })
    .map((item) => problemAt(item.elementPath, "screener-not-applied"));
}
