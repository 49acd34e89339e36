import { patientFetch } from "../../scripts/lib/patientFetch.ts";
import type { Answer, Caller } from "./http.ts";

const SESSION = "anwen_session";

/** Who signs in. */
export interface Credentials {
  readonly email: string;
  readonly password: string;
}

/** A caller as a browser is one: with the session cookie it was given, and its `Origin`. */
export interface BrowserCaller extends Caller {
  patch(path: string, body: unknown): Promise<Answer>;
  /** Any call; headers given here come last, null takes one away. */
  call(
    method: string,
    path: string,
    body?: unknown,
    headers?: Readonly<Record<string, string | null>>,
  ): Promise<Answer>;
  /** `name=value` of the session, or null. */
  readonly cookie: string | null;
}

/** A browser that nobody has signed in with yet; it keeps whatever cookie the server sets. */
export function browserCaller(base: string): BrowserCaller {
  const jar = new Map<string, string>();
  const call: BrowserCaller["call"] = async (method, path, body, changes = {}) => {
    const headers: Record<string, string | null> = {
      cookie: [...jar].map(([name, value]) => `${name}=${value}`).join("; "),
      origin: method === "GET" ? null : base,
      "content-type": body === undefined ? null : "application/json",
      ...changes,
    };
    const sent = Object.entries(headers).filter((entry): entry is [string, string] => !!entry[1]);
    const response = await patientFetch(`${base}/api${path}`, {
      method,
      headers: sent,
      ...(body === undefined
        ? {}
        : { body: typeof body === "string" ? body : JSON.stringify(body) }),
    });
    for (const line of response.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (/max-age=0(?:;|$)/i.test(line)) jar.delete(name);
      else jar.set(name, value);
    }
    const text = await response.text();
    const isJson = response.headers.get("content-type")?.includes("json") ?? false;
    const { status } = response;
    return { status, body: isJson ? JSON.parse(text) : text, text, headers: response.headers };
  };
  return {
    call,
    get: (path) => call("GET", path),
    post: (path, body) => call("POST", path, body),
    put: (path, body) => call("PUT", path, body),
    patch: (path, body) => call("PATCH", path, body),
    postCsv: (path, csv) => call("POST", path, csv, { "content-type": "text/csv" }),
    remove: (path) => call("DELETE", path),
    get cookie() {
      const value = jar.get(SESSION);
      return value === undefined ? null : `${SESSION}=${value}`;
    },
  };
}

/**
 * A browser in which somebody has signed in.
 * @throws when the sign-in is refused.
 */
export async function signedInBrowser(base: string, who: Credentials): Promise<BrowserCaller> {
  const browser = browserCaller(base);
  const { email, password } = who;
  const answer = await browser.post("/auth/sign-in/email", { email, password });
  if (answer.status !== 200) throw new Error(`sign-in: ${answer.text}`);
  return browser;
}
