/** No cookie, no referrer, nothing kept by the browser: a call carries only what it says. */
export const BARE: RequestInit = {
  credentials: "omit",
  referrerPolicy: "no-referrer",
  cache: "no-store",
};

/** What the server says to a GET. */
export interface Reply {
  readonly status: number;
  readonly text: string;
  /** Where a wave stands, beside its manifest. */
  readonly waveState: string | null;
}

/** Asks for a public thing. Chains instead of async: the first script is lowered for old browsers. */
export const ask = (path: string, signal?: AbortSignal): Promise<Reply> =>
  fetch(path, signal === undefined ? BARE : { ...BARE, signal }).then((response) =>
    response.text().then((text) => ({
      status: response.status,
      text,
      waveState: response.headers.get("wave-state"),
    })),
  );

/** Where the newest manifest of a wave is. */
export const manifestPath = (wave: string): string =>
  `/api/waves/${encodeURIComponent(wave)}/manifest`;

/** Where a survey version is. */
export const definitionPath = (slug: string, version: string): string =>
  `/api/surveys/${encodeURIComponent(slug)}/versions/${encodeURIComponent(version)}`;
