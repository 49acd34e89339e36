import type { Browser, Memory } from "./browser.ts";
import "./first/handover.ts";

/** Fired by the page's own "try now" button. */
export const TRY_NOW = "anwen-try-now";

const RECEIVED = "received";

/** The real browser. */
export function browserPorts(): Browser {
  const { pathname, hash } = window.location;
  const receiptKey = `anwen-receipt${pathname}`;
  return {
    path: pathname,
    fragment: hash,
    memory: readMemory(receiptKey),
    begun: () => window.anwenFirst?.begun() ?? null,
    remember: (memory) => {
      keepInTab(receiptKey, memory.kind === "received" ? memory.receipt : null);
      // A received entry says no more than that: the key names the code, the receipt the ballot.
      const state = { anwen: memory.kind === "session" ? memory.key : RECEIVED };
      window.history.replaceState(state, "", pathname);
    },
    forget: () => {
      keepInTab(receiptKey, null);
      window.history.replaceState(null, "");
    },
    randomBytes: (byteCount) => window.crypto.getRandomValues(new Uint8Array(byteCount)),
    nowMs: () => Date.now(),
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

function readMemory(receiptKey: string): Memory | null {
  const kept = (window.history.state as { readonly anwen?: unknown } | null)?.anwen;
  if (typeof kept !== "string") return null;
  if (kept !== RECEIVED) return { kind: "session", key: kept };
  try {
    return { kind: "received", receipt: window.sessionStorage.getItem(receiptKey) };
  } catch {
    return { kind: "received", receipt: null };
  }
}

function keepInTab(key: string, value: string | null): void {
  try {
    if (value === null) window.sessionStorage.removeItem(key);
    else window.sessionStorage.setItem(key, value);
  } catch {
    // Then the tab shows every receipt that the phone has of this wave.
  }
}
