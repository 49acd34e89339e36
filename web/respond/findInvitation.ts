import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import {
  hashInvitationCode,
  readInvitationCode,
} from "../../worker/domain/tokens/invitationCode.ts";
import {
  readInvitationFragment,
  readOpenFragment,
} from "../../worker/domain/waves/invitationLink.ts";
import type { Browser } from "./browser.ts";
import { secretText, sessionKey } from "./keptSession.ts";
import { drawOrderSeed } from "./orderSeed.ts";
import type { Phase } from "./phase.ts";
import { openPlace, type PhoneStorage, type Place } from "./phoneStorage.ts";
import { type Answering, type Sending, type Session, startSession } from "./session.ts";

/** Where the phone keeps what it has, and the code while it is still needed. */
export interface Holder extends Place {
  readonly code: string | null;
}

/** What a page is opened for. */
export type Found =
  | { readonly kind: "code"; readonly problem: (Phase & { at: "code" })["problem"] }
  /**
   * Answered already. `holder` is null where only the tab knows so, `fingerprintStart` where the
   * link is gone.
   */
  | {
      readonly kind: "received";
      readonly holder: Holder | null;
      readonly fingerprintStart: string | null;
      readonly receipts: readonly string[];
    }
  | {
      readonly kind: "session";
      readonly holder: Holder;
      readonly session: Answering | Sending;
    };

/**
 * The invitation in the link, or what this very entry of the tab was in the middle of. Without
 * either, a code has to be typed: what somebody else left unfinished on this phone is not opened.
 */
export function findInvitation(wave: string, browser: Browser, phone: PhoneStorage): Found {
  if (browser.fragment.length <= 1) return findRemembered(wave, browser, phone);
  const link = readInvitationFragment(browser.fragment);
  if (!link.ok) {
    const open = readOpenFragment(browser.fragment);
    if (open === null) return { kind: "code", problem: link.error.reason };
    const holder = { ...openPlace(wave), code: null };
    return findLinked(wave, { ...open, isOpen: true }, holder, browser, phone);
  }
  const code = readInvitationCode(link.value.code);
  if (!code.ok) return { kind: "code", problem: code.error.reason };
  return findLinked(wave, link.value, holderOf(wave, code.value), browser, phone);
}

/** What the phone has of the link that was opened, or a fresh beginning. */
function findLinked(
  wave: string,
  link: { readonly group: string; readonly fingerprintStart: string; readonly isOpen?: boolean },
  holder: Holder,
  browser: Browser,
  phone: PhoneStorage,
): Found {
  const begun = browser.begun();
  // What was begun on the served screen is kept already, unless the browser keeps nothing.
  const known = phone.load(holder) ?? (begun?.key === holder.key ? begun.session : null);
  if (known?.stage === "received") {
    const { fingerprintStart } = link;
    return { kind: "received", holder, fingerprintStart, receipts: phone.receiptsOf(wave) };
  }
  const { group, fingerprintStart, isOpen } = link;
  const orderSeed = drawOrderSeed(browser.randomBytes);
  const start = { wave, group, fingerprintStart, orderSeed };
  const fresh = startSession(isOpen === undefined ? start : { ...start, isOpen });
  // A draft follows the link that was opened last; what was sealed keeps its own.
  const going = isUnsealed(known) ? { ...known, group, fingerprintStart, isTyped: false } : known;
  return { kind: "session", holder, session: going ?? fresh };
}

function findRemembered(wave: string, { memory }: Browser, phone: PhoneStorage): Found {
  const receipts = phone.receiptsOf(wave);
  if (memory?.kind === "received" && receipts.length > 0) {
    const own = receipts.filter((receipt) => receipt === memory.receipt);
    const shown = own.length > 0 ? own : receipts;
    return { kind: "received", holder: null, fingerprintStart: null, receipts: shown };
  }
  if (memory?.kind === "session" && phone.keysOf(wave).includes(memory.key)) {
    const { key, secret } = memory;
    const holder = { key, secret, code: null };
    const known = phone.load(holder);
    if (known?.stage === "received") {
      return { kind: "received", holder, fingerprintStart: null, receipts };
    }
    // An open link leaves the address bar when a puzzle is solved, which may then be refused.
    if (known != null && (known.credential !== null || known.isOpen === true)) {
      return { kind: "session", holder, session: known };
    }
  }
  return { kind: "code", problem: null };
}

/** Where what belongs to a code is kept. */
export const holderOf = (wave: string, code: string): Holder => ({
  key: sessionKey(wave, bytesToHex(hashInvitationCode(code))),
  secret: sha256(utf8ToBytes(secretText(code))),
  code,
});

/** Whether group and fingerprint of a draft may still follow what the person opens or picks. */
export const isUnsealed = (known: Session | null): known is Answering =>
  known?.stage === "answering" && known.credential?.kind !== "held";
