import type { TestServer } from "./server.ts";

export const ROLES = ["owner", "hr", "manager", "observer"] as const;
export type Role = (typeof ROLES)[number];

/** A route as the server's own document describes it. */
export interface ApiRoute {
  readonly method: string;
  /** Below `/api`, with `{id}` where it is filled in. */
  readonly path: string;
  readonly roles: "public" | readonly Role[] | undefined;
  /** Undefined: it takes no body. */
  readonly contentType: string | undefined;
  /** JSON Schema of the JSON it takes, references resolved. */
  readonly schema: JsonSchema | undefined;
  readonly queries: readonly string[];
}

/** As much of JSON Schema as a test looks at. */
export interface JsonSchema {
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly items?: JsonSchema;
  readonly anyOf?: readonly JsonSchema[];
  readonly allOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly $ref?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly minimum?: number;
  readonly format?: string;
  readonly pattern?: string;
}

interface Operation {
  readonly "x-roles"?: ApiRoute["roles"];
  readonly parameters?: readonly { readonly in: string; readonly name: string }[];
  readonly requestBody?: {
    readonly content: Readonly<Record<string, { readonly schema?: JsonSchema }>>;
  };
}

interface OpenApi {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, JsonSchema>> };
}

/** Every route that the server documents. */
export async function readApiRoutes(server: TestServer): Promise<ApiRoute[]> {
  const answer = await fetch(`${server.base}/api/openapi.json`);
  const { paths, components } = (await answer.json()) as OpenApi;
  const resolve = (schema: JsonSchema | undefined): JsonSchema | undefined => {
    if (schema === undefined) return undefined;
    const named = schema.$ref && components.schemas[schema.$ref.split("/").at(-1) ?? ""];
    if (named) return resolve(named);
    const all = (list: readonly JsonSchema[] | undefined) =>
      list?.flatMap((one) => resolve(one) ?? []);
    const { properties, items } = schema;
    return {
      ...schema,
      ...(properties && {
        properties: Object.fromEntries(
          Object.entries(properties).map(([name, one]) => [name, resolve(one) ?? {}]),
        ),
      }),
      ...(items && { items: resolve(items) ?? {} }),
      ...(schema.anyOf && { anyOf: all(schema.anyOf) ?? [] }),
      ...(schema.oneOf && { oneOf: all(schema.oneOf) ?? [] }),
      ...(schema.allOf && { allOf: all(schema.allOf) ?? [] }),
    };
  };
  return Object.entries(paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, operation]) => {
      const content = operation.requestBody?.content ?? {};
      return {
        method: method.toUpperCase(),
        path: path.replace(/^\/api/, ""),
        roles: operation["x-roles"],
        contentType: Object.keys(content)[0],
        schema: resolve(content["application/json"]?.schema),
        queries: (operation.parameters ?? []).flatMap((one) =>
          one.in === "query" ? one.name : [],
        ),
      };
    }),
  );
}

// What is unknown, but well-formed: whoever is let in is answered 404 or 422, and changes nothing.
const PARAMS: Readonly<Record<string, string>> = {
  id: "0d9d7a0e-0000-4000-8000-00000000dead",
  fingerprint: "0".repeat(64),
  slug: "pulse",
  version: "99.0.0",
};

/**
 * The path of a route with its parameters filled in.
 * @throws for a parameter that is not known here
 */
export const filledPath = ({ path }: ApiRoute, params = PARAMS): string =>
  path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = params[name];
    if (value === undefined) throw new Error(`No test knows a value for {${name}}.`);
    return value;
  });

/** The same with parameters that no route takes. */
export const malformedPath = (route: ApiRoute): string =>
  filledPath(route, Object.fromEntries(Object.keys(PARAMS).map((name) => [name, "NO.Such%20id"])));
