import type { FirstScreenData } from "../../../schema/wire/firstScreen.ts";
import { readInvitationCode } from "../../../worker/domain/tokens/invitationCode.ts";
import {
  type InvitationFragment,
  type OpenFragment,
  readInvitationFragment,
  readOpenFragment,
} from "../../../worker/domain/waves/invitationLink.ts";
import { isAhead } from "../isAhead.ts";
import { drawOrderSeed } from "../orderSeed.ts";
import {
  openPlace,
  type PhoneStorage,
  type Place,
  secretText,
  sessionKey,
} from "../phoneStorage.ts";
import { type Answering, editsOf, keepAnswers, type SurveyData, startSession } from "../session.ts";

/** An invitation whose first item can be answered now. */
export interface OpenInvitation extends Place {
  readonly session: Answering;
}

/**
 * The link of this page, as far as it is whole and of the wave's own kind: that of an open wave has
 * no code.
 */
export function readLink(
  { isOpen }: FirstScreenData,
  fragment: string,
): InvitationFragment | OpenFragment | null {
  if (isOpen) return readOpenFragment(fragment);
  const link = readInvitationFragment(fragment);
  if (!link.ok) return null;
  const code = readInvitationCode(link.value.code);
  return code.ok ? { ...link.value, code: code.value } : null;
}

/**
 * What the phone has of this invitation, or a fresh beginning. Null where the page's code has to
 * decide: something was sealed, sent or received, or the browser has no SHA-256 (a page that came
 * without encryption).
 */
export function findBegun(
  { wave }: FirstScreenData,
  link: InvitationFragment | OpenFragment,
  phone: PhoneStorage,
): Promise<OpenInvitation | null> {
  if (!("code" in link)) {
    return Promise.resolve(begunAt(openPlace(wave), wave, { ...link, isOpen: true }, phone));
  }
  if (window.crypto.subtle === undefined) return Promise.resolve(null);
  const { code, group, fingerprintStart } = link;
  return Promise.all([sha256(code), sha256(secretText(code))]).then(([hash, secret]) =>
    begunAt(
      { key: sessionKey(wave, toHex(hash)), secret },
      wave,
      { group, fingerprintStart },
      phone,
    ),
  );
}

function begunAt(
  place: Place,
  wave: string,
  link: OpenFragment & { readonly isOpen?: boolean },
  phone: PhoneStorage,
): OpenInvitation | null {
  const kept = phone.load(place);
  if (kept === null) {
    const randomBytes = (count: number) => window.crypto.getRandomValues(new Uint8Array(count));
    const orderSeed = drawOrderSeed(randomBytes);
    return { ...place, session: startSession({ wave, ...link, orderSeed }) };
  }
  return kept.stage === "answering" && kept.credential === null
    ? { ...place, session: kept }
    : null;
}

/**
 * Keeps answers on the phone, unless what it has by now is ahead of `begun`: another tab of the same
 * link has gone further, or has cleared the phone.
 * @param at as of `keepAnswers`
 * @returns null: nothing was written, and the page's code has to decide
 */
export function keepBegun(
  { session, ...place }: OpenInvitation,
  data: SurveyData,
  at: string,
  phone: PhoneStorage,
): OpenInvitation | null {
  const stored = phone.load(place);
  if (stored === null ? editsOf(session) > 0 : isAhead(stored, session)) return null;
  const next = keepAnswers(session, data, at);
  phone.save(place, next);
  return { ...place, session: next };
}

/** Of ASCII text. */
const sha256 = (text: string): Promise<Uint8Array> =>
  window.crypto.subtle
    .digest(
      "SHA-256",
      Uint8Array.from(text, (character) => character.charCodeAt(0)),
    )
    .then((digest) => new Uint8Array(digest));

const toHex = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => (byte + 256).toString(16).slice(1)).join("");
