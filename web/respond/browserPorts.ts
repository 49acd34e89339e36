import type { Browser } from "./visit.ts";

/** Fired by the page's own "try now" button. */
export const TRY_NOW = "anwen-try-now";

/** The real browser. */
export function browserPorts(): Browser {
  const state = window.history.state as { readonly anwen?: unknown } | null;
  return {
    path: window.location.pathname,
    fragment: window.location.hash,
    rememberedKey: typeof state?.anwen === "string" ? state.anwen : null,
    hideFragment: (key) =>
      window.history.replaceState({ anwen: key }, "", window.location.pathname),
    randomBytes: (byteCount) => window.crypto.getRandomValues(new Uint8Array(byteCount)),
    wait: (seconds) =>
      new Promise((resolve) => {
        const end = () => {
          clearTimeout(timer);
          window.removeEventListener("online", end);
          window.removeEventListener(TRY_NOW, end);
          resolve();
        };
        const timer = setTimeout(end, seconds * 1000);
        window.addEventListener("online", end);
        window.addEventListener(TRY_NOW, end);
      }),
  };
}
