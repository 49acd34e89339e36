import { bytesToHex } from "@noble/hashes/utils.js";
import { base64UrlToBytes, bytesToBase64Url } from "../../worker/domain/tokens/base64url.ts";
import type { Browser, Memory } from "./browser.ts";
import "./first/handover.ts";

/** Fired by the page's own "try now" button. */
export const TRY_NOW = "anwen-try-now";

/**
 * Begins the name under which the tab keeps the receipt of an entry of its history. The rest of it
 * is drawn at random: two people may answer in one tab, one after the other.
 */
const RECEIVED = "anwen-receipt/";

/**
 * What an entry of the tab's history holds: a session's key and what opens it, or where its receipt
 * is kept.
 */
interface EntryState {
  readonly anwen?: unknown;
  readonly secret?: unknown;
}

/** The real browser. */
export function browserPorts(): Browser {
  const { pathname, hash } = window.location;
  const randomBytes = (byteCount: number) =>
    window.crypto.getRandomValues(new Uint8Array(byteCount));
  const replaceEntry = (state: EntryState | null, address?: string) => {
    const kept = entryState();
    if (kept?.startsWith(RECEIVED)) keepInTab(kept, null);
    window.history.replaceState(state, "", address);
  };
  return {
    path: pathname,
    fragment: hash,
    memory: readMemory(),
    begun: () => window.anwenFirst?.begun() ?? null,
    remember: (memory) => {
      // The key names the code, the receipt the ballot: never both in one entry.
      if (memory.kind === "session") {
        const secret = memory.secret === null ? null : bytesToBase64Url(memory.secret);
        return replaceEntry({ anwen: memory.key, secret }, pathname);
      }
      const anwen = `${RECEIVED}${bytesToHex(randomBytes(8))}`;
      replaceEntry({ anwen }, pathname);
      keepInTab(anwen, memory.receipt);
    },
    forget: () => replaceEntry(null),
    reopen: () => replaceEntry(null, `${pathname}${hash}`),
    leaveFor: (wave, fragment) => window.location.assign(`/w/${wave}${fragment}`),
    randomBytes,
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

function entryState(): string | null {
  const kept = (window.history.state as EntryState | null)?.anwen;
  return typeof kept === "string" ? kept : null;
}

function entrySecret(): Uint8Array | null {
  const secret = (window.history.state as EntryState | null)?.secret;
  return typeof secret === "string" ? base64UrlToBytes(secret) : null;
}

function readMemory(): Memory | null {
  const kept = entryState();
  if (kept === null) return null;
  if (!kept.startsWith(RECEIVED)) return { kind: "session", key: kept, secret: entrySecret() };
  try {
    return { kind: "received", receipt: window.sessionStorage.getItem(kept) };
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
