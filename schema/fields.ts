import type { z } from "zod";

type Schema = z.core.$ZodType;

/** A place of an input as far as the schema names it, and the fields that it knows there. */
export interface KnownPlace {
  readonly path: readonly PropertyKey[];
  /** Empty where no object is expected. */
  readonly fields: readonly string[];
}

/**
 * Follows a path into what was sent as far as it consists of fields of the schema and of positions
 * in lists. The keys of a record, and of what the schema does not know, are the sender's own words:
 * a refusal that repeated them would repeat whatever somebody pasted in the wrong place.
 */
export function knownPlace(schema: Schema, path: readonly PropertyKey[]): KnownPlace {
  let candidates = alternativesOf(schema);
  let length = 0;
  for (const part of path) {
    const below = candidates.flatMap((candidate) => childrenOf(candidate, part));
    if (below.length === 0) break;
    candidates = below;
    length += 1;
  }
  const fields = candidates.flatMap((candidate) => Object.keys(shapeOf(candidate)));
  return { path: path.slice(0, length), fields: [...new Set(fields)] };
}

/** RFC 6901. The names of our fields hold nothing that would have to be escaped. */
export const pointerTo = (path: readonly PropertyKey[]): string =>
  path.map((part) => `/${String(part)}`).join("");

const defOf = (schema: Schema) => (schema as z.core.$ZodTypes)._zod.def;

/** What a schema comes down to: the options of a union, and what a default or a check wraps. */
function alternativesOf(schema: Schema): Schema[] {
  const def = defOf(schema);
  if (def.type === "union") return def.options.flatMap(alternativesOf);
  if (def.type === "pipe") return alternativesOf(def.in);
  return "innerType" in def ? alternativesOf(def.innerType) : [schema];
}

function shapeOf(schema: Schema): z.core.$ZodShape {
  const def = defOf(schema);
  return def.type === "object" ? def.shape : {};
}

function childrenOf(schema: Schema, part: PropertyKey): Schema[] {
  const def = defOf(schema);
  if (def.type === "array") return typeof part === "number" ? alternativesOf(def.element) : [];
  const child = Object.entries(shapeOf(schema)).find(([field]) => field === part)?.[1];
  return child === undefined ? [] : alternativesOf(child);
}
