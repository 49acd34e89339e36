import { z } from "zod";
import { ApiProblem, readProblem } from "./apiProblem.ts";
import { credentialHeaders } from "./credential.ts";

// Our pages allow no code made from text, so zod must not try.
z.config({ jitless: true });

/** What a call sends besides its address. */
interface Call {
  readonly method?: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** Sent as JSON. */
  readonly body?: object;
  /** A file sent as it is, in place of JSON. */
  readonly csv?: Blob;
  /** Public routes are asked without saying who we are. */
  readonly isPublic?: boolean;
}

/**
 * Calls a route and checks its answer against the schema that the server documents.
 * @throws ApiProblem for a refusal, for no answer, and for an answer of another shape.
 */
export async function callApi<S extends z.ZodType>(
  schema: S,
  path: string,
  call: Call = {},
): Promise<z.infer<S>> {
  const response = await send(path, call);
  let value: unknown;
  try {
    value = await response.json();
  } catch {
    throw unexpected(response.status);
  }
  const checked = schema.safeParse(value);
  if (!checked.success) throw unexpected(response.status);
  return checked.data;
}

/**
 * Calls a route that answers with a file.
 * @throws ApiProblem for a refusal and for no answer.
 */
export async function callApiForFile(path: string, call: Call = {}): Promise<Blob> {
  return (await send(path, call)).blob();
}

async function send(path: string, { method, body, csv, isPublic }: Call): Promise<Response> {
  const keyHeaders = isPublic ? {} : credentialHeaders();
  let response: Response;
  try {
    response = await fetch(`/api${path}`, {
      method: method ?? "GET",
      headers: {
        ...keyHeaders,
        ...(body === undefined ? {} : { "content-type": "application/json" }),
        ...(csv === undefined ? {} : { "content-type": "text/csv" }),
      },
      // The server takes a key or the session's cookie, never both.
      credentials: isPublic || "authorization" in keyHeaders ? "omit" : "same-origin",
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(csv === undefined ? {} : { body: csv }),
    });
  } catch {
    throw new ApiProblem({ slug: "unreachable", status: 0 });
  }
  if (!response.ok) throw await readProblem(response);
  return response;
}

const unexpected = (status: number) => new ApiProblem({ slug: "unexpected", status });
