import type { Challenge, ProofOfWork } from "../../schema/wire/proofOfWork.ts";

/** An answer of the server as the box needs it. */
export type BoxReply =
  | {
      readonly kind: "answered";
      readonly status: number;
      /** Parsed JSON. */
      readonly body: unknown;
      /** Last part of a problem's type, where it is one. */
      readonly problem: string | null;
      readonly retryAfterSeconds: number | null;
    }
  | { readonly kind: "unreachable" };

/** What is sent as a suggestion. */
export interface SentSuggestion {
  readonly category: string;
  readonly text: string;
  readonly submitter?: { readonly name: string; readonly contact?: string };
  readonly code: string;
  readonly proofOfWork: ProofOfWork;
}

/** Everything that the box asks of the server. */
export interface BoxApi {
  readonly challenge: () => Promise<BoxReply>;
  readonly put: (suggestion: SentSuggestion) => Promise<BoxReply>;
  readonly read: (code: string) => Promise<BoxReply>;
  readonly reply: (code: string, text: string) => Promise<BoxReply>;
}

const TIMEOUT_MS = 20_000;

/** The server that this page came from; no cookie, no referrer, nothing kept by the browser. */
export const boxApi: BoxApi = {
  challenge: () => call("/api/challenge"),
  put: (suggestion) => call("/api/suggestions", suggestion),
  read: (code) => call("/api/suggestions/followup/read", { code }),
  reply: (code, text) => call("/api/suggestions/followup/reply", { code, text }),
};

async function call(path: string, body?: object): Promise<BoxReply> {
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(), TIMEOUT_MS);
  try {
    const response = await fetch(path, {
      ...{ credentials: "omit", referrerPolicy: "no-referrer", cache: "no-store" },
      signal: controller.signal,
      ...(body === undefined
        ? {}
        : {
            method: "POST",
            headers: { "content-type": "application/json" },
            body: JSON.stringify(body),
          }),
    });
    if (response.status >= 500) return { kind: "unreachable" };
    // A page put in between by a network's own login is no JSON.
    const parsed = (await response.json()) as { readonly type?: unknown };
    const retryAfter = Number(response.headers.get("retry-after") ?? Number.NaN);
    return {
      kind: "answered",
      status: response.status,
      body: parsed,
      problem:
        !response.ok && typeof parsed.type === "string" ? parsed.type.replace(/^.*\//, "") : null,
      retryAfterSeconds: Number.isFinite(retryAfter) ? retryAfter : null,
    };
  } catch {
    return { kind: "unreachable" };
  } finally {
    clearTimeout(timer);
  }
}

/** The puzzle in an answer, or null where it is none. */
export function challengeIn(reply: BoxReply): Challenge | null {
  if (reply.kind !== "answered" || reply.status !== 200) return null;
  const challenge = reply.body as Challenge;
  return typeof challenge.parameters?.data?.counterBelow === "number" ? challenge : null;
}
