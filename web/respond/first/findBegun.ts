import type { FirstScreenData } from "../../../schema/wire/firstScreen.ts";
import { readInvitationCode } from "../../../worker/domain/tokens/invitationCode.ts";
import {
  type InvitationFragment,
  type OpenFragment,
  readInvitationFragment,
  readOpenFragment,
} from "../../../worker/domain/waves/invitationLink.ts";
import { openSessionKey, readSealed, secretText, sessionKey } from "../keptSession.ts";
import type { KeptTexts } from "../keptTexts.ts";
import { drawOrderSeed } from "../orderSeed.ts";
import type { Place } from "../phoneStorage.ts";
import { readSession, startSession } from "../session.ts";
import { type BegunDraft, openBegun } from "./begunDraft.ts";
import { sha256, unsealSoon } from "./browserSeal.ts";

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
  texts: KeptTexts,
): Promise<BegunDraft | null> {
  if (!("code" in link)) {
    const place = { key: openSessionKey(wave), secret: null };
    return begunAt(place, wave, { ...link, isOpen: true }, texts);
  }
  if (window.crypto.subtle === undefined) return Promise.resolve(null);
  const { code, group, fingerprintStart } = link;
  return Promise.all([sha256(code), sha256(secretText(code))]).then(([hash, secret]) =>
    begunAt(
      { key: sessionKey(wave, toHex(hash)), secret },
      wave,
      { group, fingerprintStart },
      texts,
    ),
  );
}

function begunAt(
  { key, secret }: Place,
  wave: string,
  link: OpenFragment & { readonly isOpen?: boolean },
  texts: KeptTexts,
): Promise<BegunDraft | null> {
  const place = { key, secret };
  const text = texts.read(key);
  if (text === null) {
    const randomBytes = (count: number) => window.crypto.getRandomValues(new Uint8Array(count));
    const fresh = startSession({ wave, ...link, orderSeed: drawOrderSeed(randomBytes) });
    return Promise.resolve(openBegun(place, texts, text, fresh));
  }
  const { sealed = null } = readSealed(text) ?? {};
  const plain =
    sealed === null || secret === null ? Promise.resolve(text) : unsealSoon(secret, key, sealed);
  return plain.then((opened) => {
    const kept = readSession(opened);
    return kept?.stage === "answering" && kept.credential === null
      ? openBegun(place, texts, text, kept)
      : null;
  });
}

const toHex = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => (byte + 256).toString(16).slice(1)).join("");
