import type { RouteConfig, z } from "@hono/zod-openapi";
import { knownPlace, pointerTo } from "../../schema/fields.ts";

type Accepted = NonNullable<RouteConfig["request"]>;

const ERRORS_SHOWN = 50;

/** The places where a request does not fit. Of what was sent they repeat nothing. */
export function inputErrors(
  accepted: Accepted,
  target: string,
  issues: readonly z.core.$ZodIssue[],
): object[] {
  const schema = schemaOf(accepted, target);
  const prefix = target === "json" ? "" : `/${target}`;
  return issues.slice(0, ERRORS_SHOWN).map((issue) => {
    const { path, fields } = knownPlace(schema, issue.path);
    const pointer = prefix + pointerTo(path);
    return issue.code === "unrecognized_keys"
      ? { pointer, code: "unknown-field", detail: unknownField(fields) }
      : { pointer, code: issue.code, detail: issue.message };
  });
}

const unknownField = (known: readonly string[]): string =>
  known.length === 0
    ? "There is a field here, and none is known here. Remove it."
    : `There is a field here that is not known. Remove it. Known are: ${known.join(", ")}.`;

function schemaOf({ body, params, query }: Accepted, target: string): z.ZodType {
  const media = body?.content["application/json"];
  const json = media !== undefined && "schema" in media ? media.schema : undefined;
  const schema = { param: params, query, json }[target];
  if (schema === undefined) throw new Error(`No route reads ${target}.`);
  return schema as z.ZodType;
}
