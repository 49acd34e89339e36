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
  /** Sends a ballot request, byte for byte as given. */
  readonly ballot: (body: string) => Promise<BallotReply>;
}

const TIMEOUT_MS = 20_000;

/** No cookie, no referrer, nothing kept by the browser: a call carries only what it says. */
const BARE: RequestInit = { credentials: "omit", referrerPolicy: "no-referrer", cache: "no-store" };

/** The server that this page came from. */
export const api: Api = {
  manifest: (wave) => get(`/api/waves/${encodeURIComponent(wave)}/manifest`),
  manifestByFingerprint: (fingerprint) => get(`/api/manifests/${encodeURIComponent(fingerprint)}`),
  definition: (slug, version) =>
    get(`/api/surveys/${encodeURIComponent(slug)}/versions/${encodeURIComponent(version)}`),
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
    const response = await fetch(path, { ...BARE, signal });
    if (response.status >= 500 || response.status === 429) return { kind: "unreachable" };
    if (!response.ok) return { kind: "missing" };
    const waveState = response.headers.get("wave-state");
    return { kind: "found", text: await response.text(), waveState };
  });

async function withTimeout<T>(
  call: (signal: AbortSignal) => Promise<T>,
): Promise<T | { readonly kind: "unreachable" }> {
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(), TIMEOUT_MS);
  try {
    return await call(controller.signal);
  } catch {
    return { kind: "unreachable" };
  } finally {
    clearTimeout(timer);
  }
}
