import { patientFetch } from "../lib/patientFetch.ts";

/** A refused call: what the problem document said. */
export class ApiRefusal extends Error {
  readonly status: number;
  /** The whole answer, mostly a problem document. */
  readonly body: string;
  constructor(method: string, path: string, status: number, body: string) {
    super(`${method} ${path} answered ${status}: ${body.slice(0, 2000)}`);
    this.status = status;
    this.body = body;
  }
}

/** Calls of one key, or of nobody, against one server. */
export interface ApiClient {
  get<T>(path: string): Promise<T>;
  getText(path: string): Promise<string>;
  post<T>(path: string, body: object): Promise<T>;
  put<T>(path: string, body: object): Promise<T>;
  patch<T>(path: string, body: object): Promise<T>;
  postCsv<T>(path: string, csv: string): Promise<T>;
  remove(path: string): Promise<void>;
}

/**
 * A client of the public API, as another program would write it.
 * @param key null for what is open to everybody
 * @throws ApiRefusal for every answer that is not 2xx.
 */
export function createApiClient(base: string, key: string | null): ApiClient {
  const call = async (method: string, path: string, type?: string, body?: string) => {
    const response = await patientFetch(`${base}/api${path}`, {
      method,
      headers: {
        ...(key === null ? {} : { authorization: `Bearer ${key}` }),
        ...(type === undefined ? {} : { "content-type": type }),
      },
      ...(body === undefined ? {} : { body }),
    });
    const text = await response.text();
    if (!response.ok) throw new ApiRefusal(method, path, response.status, text);
    return text;
  };
  const send =
    (method: string) =>
    async <T>(path: string, body: object): Promise<T> =>
      JSON.parse(await call(method, path, "application/json", JSON.stringify(body)));
  return {
    get: async (path) => JSON.parse(await call("GET", path)),
    getText: (path) => call("GET", path),
    post: send("POST"),
    put: send("PUT"),
    patch: send("PATCH"),
    postCsv: async (path, csv) => JSON.parse(await call("POST", path, "text/csv", csv)),
    remove: async (path) => void (await call("DELETE", path)),
  };
}
