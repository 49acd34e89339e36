import { ok, type Result, refuse } from "../result.ts";
import { parseCondition } from "./condition.ts";
import {
  type Bilingual,
  type Condition,
  type Definition,
  type Item,
  type ItemKind,
  NOT_APPLICABLE,
  type Scale,
} from "./definition.ts";
import { packedBytes } from "./packBallot.ts";
import { LONGEST_REQUEST_BYTES, requestBytesOf } from "./requestBytes.ts";

/** The properties of a SurveyJS element that decide what a ballot may hold. */
interface SurveyElement {
  readonly type: string;
  readonly name: string;
  readonly choices?: readonly { readonly value: number | string }[] | undefined;
  /** What the rows of a matrix are answered with. */
  readonly columns?: readonly { readonly value: number | string }[] | undefined;
  readonly rows?: readonly { readonly value: string }[] | undefined;
  readonly maxSelectedChoices?: number | undefined;
  readonly maxLength?: number | undefined;
  readonly visibleIf?: string | undefined;
}

/** What the scoring key says of one item. */
interface ScoredItem {
  readonly id: string;
  readonly kind: ItemKind;
  readonly scale: Scale | null;
  readonly reversed: boolean;
  readonly allowsNotApplicable: boolean;
}

/** A published version as the version route serves it, as far as answers are concerned. */
export interface VersionBody {
  readonly slug: string;
  readonly version: string;
  readonly survey: {
    readonly pages: readonly { readonly elements: readonly SurveyElement[] }[];
  };
  readonly scoring: {
    readonly anchor: string | null;
    readonly screener: string | null;
    readonly population: "roster" | "codes";
    readonly dimensions: readonly {
      readonly id: string;
      readonly title: Bilingual;
      readonly model: "reflective" | "formative";
      readonly items: readonly string[];
    }[];
    readonly items: readonly ScoredItem[];
  };
}

/**
 * Why a version cannot be compiled: an item without a line in the scoring key, a condition outside
 * the accepted language or about a later item, or more than 700 packed or 65,536 request bytes.
 */
export interface NotCompiled {
  readonly reason: "item-not-scored" | "condition-not-supported" | "definition-too-large";
}

/** Most plain bytes of a packed ballot: with its seal it must fit KV's 1,024 bytes of metadata. */
const MOST_PACKED_BYTES = 700;

/**
 * Compiles a version that has passed validation into the form in which ballots are checked, packed
 * and counted. Matrix rows become items of their own, under their own ids.
 */
export function compileDefinition(version: VersionBody): Result<Definition, NotCompiled> {
  const { scoring } = version;
  const scored = new Map(scoring.items.map((item) => [item.id, item]));
  const dimensionOf = new Map(
    scoring.dimensions.flatMap(({ id, items }) => items.map((item) => [item, id] as const)),
  );
  const items = new Map<string, Item>();
  for (const element of version.survey.pages.flatMap((page) => page.elements)) {
    const visibleIf = conditionOf(element, items);
    if (visibleIf === undefined) return refuse({ reason: "condition-not-supported" });
    for (const id of element.rows?.map((row) => row.value) ?? [element.name]) {
      const key = scored.get(id);
      if (key === undefined) return refuse({ reason: "item-not-scored" });
      items.set(id, makeItem(element, key, dimensionOf.get(id) ?? null, visibleIf));
    }
  }
  const definition: Definition = {
    slug: version.slug,
    version: version.version,
    items: [...items.values()],
    anchor: scoring.anchor,
    screener: scoring.screener,
    population: scoring.population,
    dimensions: scoring.dimensions,
  };
  const fits =
    packedBytes(definition) <= MOST_PACKED_BYTES &&
    requestBytesOf(definition) <= LONGEST_REQUEST_BYTES;
  return fits ? ok(definition) : refuse({ reason: "definition-too-large" });
}

/** Undefined: the condition is not one that we support. */
function conditionOf(
  element: SurveyElement,
  earlier: ReadonlyMap<string, Item>,
): Condition | null | undefined {
  if (element.visibleIf === undefined) return null;
  const condition = parseCondition(element.visibleIf);
  const isSupported = condition?.every((term) => {
    const kind = earlier.get(term.item)?.kind;
    return kind !== undefined && kind !== "text" && kind !== "multiple";
  });
  return isSupported === true ? condition : undefined;
}

function makeItem(
  element: SurveyElement,
  key: ScoredItem,
  dimension: string | null,
  visibleIf: Condition | null,
): Item {
  const hasOptions = key.kind === "single" || key.kind === "multiple";
  const codes = (element.choices ?? element.columns ?? []).map((choice) => String(choice.value));
  const options = hasOptions ? codes.filter((code) => code !== NOT_APPLICABLE) : [];
  return {
    id: key.id,
    kind: key.kind,
    scale: key.scale,
    options,
    maxChoices: key.kind === "multiple" ? (element.maxSelectedChoices ?? options.length) : null,
    allowsNotApplicable: key.allowsNotApplicable,
    isReversed: key.reversed,
    dimension,
    maxLength: element.maxLength ?? 0,
    visibleIf,
  };
}
