import { ask, BARE, definitionPath, manifestPath } from "./bareCall.ts";
import "./first/handover.ts";
import { quietly } from "./keptTexts.ts";

/** Bytes and public state of a thing that was asked for, or why there are none. */
export type Fetched =
  | { readonly kind: "found"; readonly text: string; readonly waveState: string | null }
  | { readonly kind: "missing" }
  | { readonly kind: "unreachable" };

/** An answer to a ballot call, or none. */
export type BallotReply =
  | {
      readonly kind: "answered";
      readonly status: number;
      readonly text: string;
      readonly retryAfterSeconds: number | null;
    }
  | { readonly kind: "unreachable" };

/** Everything that this page asks of the server. */
export interface Api {
  /** The newest manifest of a wave. */
  readonly manifest: (wave: string) => Promise<Fetched>;
  readonly manifestByFingerprint: (fingerprint: string) => Promise<Fetched>;
  readonly definition: (slug: string, version: string) => Promise<Fetched>;
  /** A puzzle for an open wave. */
  readonly challenge: () => Promise<Fetched>;
  /** The published receipts; missing before the release. */
  readonly receipts: (wave: string) => Promise<Fetched>;
  /** Sends a ballot request, byte for byte as given. */
  readonly ballot: (body: string) => Promise<BallotReply>;
}

const TIMEOUT_MS = 20_000;

/** The server that this page came from. */
export const api: Api = {
  manifest: (wave) => get(manifestPath(wave)),
  manifestByFingerprint: (fingerprint) => get(`/api/manifests/${encodeURIComponent(fingerprint)}`),
  definition: (slug, version) => get(definitionPath(slug, version)),
  challenge: () => get("/api/challenge"),
  receipts: (wave) => get(`/api/waves/${encodeURIComponent(wave)}/receipts`),
  ballot: (body) =>
    withTimeout(async (signal) => {
      const headers = { "content-type": "application/json" };
      const response = await fetch("/api/ballot", {
        ...BARE,
        method: "POST",
        headers,
        body,
        signal,
      });
      const retryAfter = Number(response.headers.get("retry-after") ?? Number.NaN);
      return {
        kind: "answered",
        status: response.status,
        text: await response.text(),
        retryAfterSeconds: Number.isFinite(retryAfter) ? retryAfter : null,
      };
    }),
};

const get = (path: string): Promise<Fetched> =>
  withTimeout(async (signal) => {
    const { status, text, waveState } = await (window.anwenFirst?.takeReply(path) ??
      ask(path, signal));
    if (status >= 500 || status === 429) return { kind: "unreachable" };
    if (status !== 200) return { kind: "missing" };
    // A page that a network puts in between says nothing about what was asked for.
    return isJson(text) ? { kind: "found", text, waveState } : { kind: "unreachable" };
  });

const isJson = (text: string): boolean =>
  quietly(() => {
    JSON.parse(text);
    return true;
  }) ?? false;

async function withTimeout<T>(
  call: (signal: AbortSignal) => Promise<T>,
): Promise<T | { readonly kind: "unreachable" }> {
  const controller = new AbortController();
  const { signal } = controller;
  const timer = setTimeout(() => controller.abort(), TIMEOUT_MS);
  const timeout = new Promise<never>((_, reject) =>
    signal.addEventListener("abort", () => reject(new Error("No answer in time."))),
  );
  try {
    // What the page's first script has asked for knows nothing of this signal.
    return await Promise.race([call(signal), timeout]);
  } catch {
    return { kind: "unreachable" };
  } finally {
    clearTimeout(timer);
  }
}
