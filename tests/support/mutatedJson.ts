import fc from "fast-check";
import type { JsonSchema } from "./apiRoutes.ts";

/** Stands in every key and value that a mutation writes, and so in no answer that refuses it. */
export const MARKER = "qZ7xMarked";

/** JSON as it is written: what no JavaScript value can say, such as a key that stands twice. */
class Written {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

type Value = unknown;
type Container = Record<string, Value> | Value[];

/** What one mutation does at the place where it happens. */
export type Mutation =
  | { readonly kind: "replace"; readonly at: number; readonly by: string }
  | { readonly kind: "nest"; readonly at: number; readonly depth: number; readonly inList: boolean }
  | { readonly kind: "add"; readonly at: number; readonly key: string; readonly count: number }
  | { readonly kind: "repeat-key"; readonly at: number; readonly count: number }
  | { readonly kind: "repeat-item"; readonly at: number; readonly count: number }
  | { readonly kind: "pad"; readonly at: number; readonly units: number; readonly unit: string }
  | { readonly kind: "drop"; readonly at: number };

const quoted = (text: string): string => `"${text}"`;

/** Values that are JSON, and rarely what somebody meant. */
const ODD_VALUES = [
  ...["null", "true", "[]", "{}", '""', "0", "-0", "-1", "1.5", "1e400", "-1e400", "1e-400"],
  ...["9007199254740993", "9".repeat(400), `0.${"1".repeat(400)}`, `[[[${quoted(MARKER)}]]]`],
  ...[
    "\\ud800",
    "\\udc00\\ud800",
    "\\u0000",
    "\\u202e",
    "\\ufeff",
    "😀",
    "' OR 1=1 --",
    "%00",
    "=1+1",
  ].map((text) => quoted(MARKER + text)),
  ...[`{"__proto__":{"${MARKER}":1}}`, `{"constructor":{"prototype":"${MARKER}"}}`],
  ...[quoted(`<script>${MARKER}</script>`), quoted(`../../${MARKER}`), quoted(MARKER)],
];

const ODD_KEYS = ["", "__proto__", "constructor", "toString", "\\ud800", "a/b~c", "id", "length"];

const at = fc.nat({ max: 200 });

/** Mutations that replace, nest, add, repeat, pad and drop. */
export const mutation: fc.Arbitrary<Mutation> = fc.oneof(
  fc.record({ kind: fc.constant("replace" as const), at, by: fc.constantFrom(...ODD_VALUES) }),
  fc.record({
    ...{ kind: fc.constant("nest" as const), at, inList: fc.boolean() },
    depth: fc.constantFrom(1, 40, 63, 64, 65, 1_000, 5_000),
  }),
  fc.record({
    ...{ kind: fc.constant("add" as const), at, count: fc.constantFrom(1, 3, 2_000) },
    key: fc
      .constantFrom(...ODD_KEYS, MARKER)
      .map((key) => (key.startsWith("_") ? key : key + MARKER)),
  }),
  fc.record({ kind: fc.constant("repeat-key" as const), at, count: fc.constantFrom(2, 500) }),
  fc.record({ kind: fc.constant("repeat-item" as const), at, count: fc.constantFrom(2, 3_000) }),
  fc.record({
    ...{ kind: fc.constant("pad" as const), at, units: fc.constantFrom(1, 301, 20_000) },
    unit: fc.constantFrom("x", "安", "😀", " ", "\\n", "\\u0000"),
  }),
  fc.record({ kind: fc.constant("drop" as const), at }),
);

/** A text of JSON that began as `value`, after the mutations. */
export function mutatedJson(value: Value, mutations: readonly Mutation[]): string {
  const root = { value: structuredClone(value) };
  for (const one of mutations) mutate(root, one);
  return write(root.value);
}

function mutate(root: { value: Value }, mutation: Mutation): void {
  const places = [{ holder: root as Container, key: "value" as string | number }];
  for (const { holder, key } of places) {
    const value = (holder as Record<string | number, Value>)[key];
    if (typeof value !== "object" || value === null || value instanceof Written) continue;
    const keys = Array.isArray(value) ? [...value.keys()] : Object.keys(value);
    places.push(...keys.map((below) => ({ holder: value as Container, key: below })));
  }
  const place = places[mutation.at % places.length];
  if (place === undefined) return;
  const holder = place.holder as Record<string | number, Value>;
  const before = holder[place.key];
  if (mutation.kind === "drop") delete holder[place.key];
  else holder[place.key] = new Written(changed(before, mutation));
}

function changed(before: Value, mutation: Exclude<Mutation, { kind: "drop" }>): string {
  const text = write(before);
  switch (mutation.kind) {
    case "replace":
      return mutation.by;
    case "nest": {
      const [open, close] = mutation.inList ? ["[", "]"] : [`{"${MARKER}":`, "}"];
      return open.repeat(mutation.depth) + text + close.repeat(mutation.depth);
    }
    case "add": {
      const more = Array.from({ length: mutation.count }, (_, i) => [
        quoted(mutation.key + (i === 0 ? "" : i)),
        quoted(MARKER),
      ]);
      if (text.startsWith("["))
        return joined(
          "[",
          text,
          more.map(([, item]) => item ?? ""),
          "]",
        );
      const body = text.startsWith("{") ? text : `{"${MARKER}":${text}}`;
      return joined(
        "{",
        body,
        more.map((pair) => pair.join(":")),
        "}",
      );
    }
    case "repeat-key": {
      const pair = /^\{("(?:[^"\\]|\\.){0,100}":[^,{}[\]]{0,200})[,}]/.exec(text)?.[1];
      const pairs = Array.from({ length: mutation.count }, () => pair ?? `"${MARKER}":1`);
      return text.startsWith("{") ? joined("{", text, pairs, "}") : `{${pairs.join()}}`;
    }
    case "repeat-item": {
      // At most what a route of the desk reads.
      const count = Math.min(mutation.count, Math.ceil(900_000 / (text.length + 1)));
      return `[${Array.from({ length: count }, () => text).join()}]`;
    }
    case "pad":
      return typeof before === "string"
        ? quoted(MARKER + mutation.unit.repeat(mutation.units))
        : `${" ".repeat(mutation.units)}${text}${"\n\t".repeat(mutation.units)}`;
  }
}

function joined(open: string, text: string, more: readonly string[], close: string): string {
  const inside = text.slice(1, -1);
  return open + [...(inside.trim() === "" ? [] : [inside]), ...more].join() + close;
}

function write(value: Value): string {
  if (value instanceof Written) return value.text;
  if (Array.isArray(value))
    return `[${value
      .filter((one) => one !== undefined)
      .map(write)
      .join()}]`;
  if (typeof value === "object" && value !== null) {
    const pairs = Object.entries(value).map(([key, one]) => `${JSON.stringify(key)}:${write(one)}`);
    return `{${pairs.join()}}`;
  }
  return JSON.stringify(value) ?? "null";
}

const EXAMPLES = [
  ...["2026-03-09", "2026-03", "2026-Q1", "u00001", "career", "1.0.0", "0", "甲一"],
  ...["0".repeat(32), "0".repeat(64), "A".repeat(43), "0123456789abcdef", "2026-03-02.x"],
];

/** Mostly what the schema asks for, so that a mutation gets past the first check. */
export function fitting(schema: JsonSchema): fc.Arbitrary<Value> {
  const { anyOf, oneOf, allOf, enum: values, properties, items } = schema;
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (values !== undefined) return fc.constantFrom(...values);
  const options = anyOf ?? oneOf;
  if (options !== undefined) return fc.oneof(...options.map(fitting));
  if (allOf !== undefined) {
    return fc.tuple(...allOf.map(fitting)).map((parts) => Object.assign({}, ...parts));
  }
  const type = typeof schema.type === "string" ? schema.type : schema.type?.[0];
  switch (type) {
    case "object": {
      const fields = Object.entries(properties ?? {}).map(
        ([name, field]) => [name, fitting(field)] as const,
      );
      const isOptional = { noNullPrototype: true, requiredKeys: [] as string[] };
      const all = Object.fromEntries(fields);
      return fc.oneof(fc.record(all), fc.record(all, isOptional));
    }
    case "array":
      return fc.array(fitting(items ?? {}), { maxLength: 3 });
    case "integer":
    case "number":
      return fc.integer({ min: schema.minimum ?? 0, max: (schema.minimum ?? 0) + 9 });
    case "boolean":
      return fc.boolean();
    case "null":
      return fc.constant(null);
    default:
      return fc.constantFrom(...textsOf(schema));
  }
}

function textsOf({ format, pattern }: JsonSchema): string[] {
  if (format === "uuid") return ["0d9d7a0e-0000-4000-8000-00000000dead"];
  if (format === "email") return ["a@example.invalid"];
  const fitting = EXAMPLES.filter(
    (text) => pattern === undefined || new RegExp(pattern, "u").test(text),
  );
  return fitting.length > 0 ? fitting : ["x"];
}
