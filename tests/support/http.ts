import { patientFetch } from "../../scripts/lib/patientFetch.ts";

/** An answer as a test looks at it; `body` is parsed JSON where it is JSON, else the text. */
export interface Answer {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: a black-box test looks into whatever came back.
  readonly body: any;
  readonly text: string;
  readonly headers: Headers;
}

/** Calls of one caller, who may be nobody (`key: null`). */
export interface Caller {
  get(path: string): Promise<Answer>;
  post(path: string, body: unknown): Promise<Answer>;
  put(path: string, body: unknown): Promise<Answer>;
  postCsv(path: string, csv: string): Promise<Answer>;
  remove(path: string): Promise<Answer>;
}

/**
 * A caller of `<base>/api` who takes any answer as it comes.
 * @param ask how to send; by default patient with a server that pauses for a second
 */
export function caller(
  base: string,
  key: string | null,
  ask: (url: string, init: RequestInit) => Promise<Response> = patientFetch,
): Caller {
  const call = async (method: string, path: string, type?: string, body?: string) => {
    const response = await ask(`${base}/api${path}`, {
      method,
      headers: {
        ...(key === null ? {} : { authorization: `Bearer ${key}` }),
        ...(type === undefined ? {} : { "content-type": type }),
      },
      ...(body === undefined ? {} : { body }),
    });
    const text = await response.text();
    const isJson = response.headers.get("content-type")?.includes("json") ?? false;
    return {
      status: response.status,
      body: isJson ? JSON.parse(text) : text,
      text,
      headers: response.headers,
    };
  };
  return {
    get: (path) => call("GET", path),
    post: (path, body) => call("POST", path, "application/json", JSON.stringify(body)),
    put: (path, body) => call("PUT", path, "application/json", JSON.stringify(body)),
    postCsv: (path, csv) => call("POST", path, "text/csv", csv),
    remove: (path) => call("DELETE", path),
  };
}
