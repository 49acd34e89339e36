import { ok, type Result, refuse } from "../result.ts";

/** What a personal link carries behind its `#`, where no server and no log sees it. */
export interface InvitationFragment {
  /** 16 characters as they stand in the link; the check character is checked elsewhere. */
  readonly code: string;
  /** Id of the ballot group. */
  readonly group: string;
  /** First 32 lower-case hex of the first manifest's fingerprint. */
  readonly fingerprintStart: string;
}

/**
 * The absolute link of one invitation. Reminders carry the same one: it names the first manifest
 * of the wave also after an extension.
 * @param origin such as `https://survey.example`, without a slash at the end.
 * @param fingerprint 64 lower-case hex of the first manifest.
 */
export function invitationLink(
  origin: string,
  wave: string,
  code: string,
  group: string,
  fingerprint: string,
): string {
  return `${origin}/w/${wave}#${code}.${group}.${fingerprint.slice(0, 32)}`;
}

/** Why the parts of a personal link cannot be read. */
export type LinkFault = "link-not-whole" | "link-misspelt";

/**
 * The parts of a personal link, wherever they stand in a text: a fragment, a link, or a message with
 * one. Chat programs and mail readers put full stops, brackets and words directly behind a link,
 * write characters as %XX, and change the case of letters.
 * @returns `link-not-whole` when a part is missing, as when a chat program has cut the link short;
 *   `link-misspelt` when the last part has its length, but a letter that never occurs in it
 */
export function readInvitationFragment(
  text: string,
): Result<InvitationFragment, { readonly reason: LinkFault }> {
  const plain = plainText(text);
  const [, code, group, fingerprintStart] = PERSONAL.exec(plain) ?? [];
  if (code !== undefined && group !== undefined && fingerprintStart !== undefined) {
    return ok({ code: code.toUpperCase(), group, fingerprintStart });
  }
  return refuse({ reason: MISSPELT.test(plain) ? "link-misspelt" : "link-not-whole" });
}

/** A link, or a part of one, that was put where a code belongs. */
export interface PastedLink {
  /** The wave that its path names; null: only what stands behind the `#` was put there. */
  readonly wave: string | null;
  /** As its parts stand in a link, with the `#`; null where they cannot be read. */
  readonly fragment: string | null;
  readonly fault: LinkFault | null;
}

/** Takes apart what was put where a code belongs; null where it is no link, whole or cut short. */
export function readPastedLink(text: string): PastedLink | null {
  const wave = /\/w\/([0-9a-f-]{36})/.exec(plainText(text))?.[1] ?? null;
  const personal = readInvitationFragment(text);
  if (personal.ok) {
    const { code, group, fingerprintStart } = personal.value;
    return { wave, fragment: `#${code}.${group}.${fingerprintStart}`, fault: null };
  }
  const open = readOpenFragment(text);
  if (open !== null) {
    return { wave, fragment: `#${open.group}.${open.fingerprintStart}`, fault: null };
  }
  const { reason } = personal.error;
  return wave === null && reason === "link-not-whole"
    ? null
    : { wave, fragment: null, fault: reason };
}

// Not preceded by what could be a part itself. Group ids are small letters, digits and hyphens.
const PERSONAL = /(?:^|[^0-9a-z])([0-9a-z]{16})\.([a-z0-9-]{1,32})\.([0-9a-f]{32})/;
const MISSPELT = /(?:^|[^0-9a-z])[0-9a-z]{16}\.[a-z0-9-]{1,32}\.[0-9a-z]{32}/;
const OPEN = /(?:^|[^0-9a-z.-])([a-z0-9-]{1,32})\.([0-9a-f]{32})/;
const INVISIBLE = /[\u00ad\u200b-\u200f\u2060\ufeff]/g;

/** Decoded, in small letters of ordinary width, and without what cannot be seen. */
function plainText(text: string): string {
  // Some programs encode what another has encoded already.
  return decode(decode(text)).normalize("NFKC").replace(INVISIBLE, "").toLowerCase();
}

/** Bytes that are no UTF-8 stand behind the link, from a program of another encoding: a gap. */
function decode(text: string): string {
  return text.replace(/(?:%[0-9a-f]{2})+/gi, (bytes) => {
    try {
      return decodeURIComponent(bytes);
    } catch {
      return bytes
        .replace(/%[0-7][0-9a-f]/gi, (byte) => decodeURIComponent(byte))
        .replace(/%[89a-f][0-9a-f]/gi, " ");
    }
  });
}

/** What the link of an open wave carries behind its `#`: the same for everybody of a group. */
export type OpenFragment = Omit<InvitationFragment, "code">;

/**
 * The absolute link of one group of an open wave, for a poster or a message to all.
 * @param origin such as `https://survey.example`, without a slash at the end.
 * @param fingerprint 64 lower-case hex of the first manifest.
 */
export function openLink(origin: string, wave: string, group: string, fingerprint: string): string {
  return `${origin}/w/${wave}#${group}.${fingerprint.slice(0, 32)}`;
}

/** As `readInvitationFragment`, for the link of an open wave; null where the text has none. */
export function readOpenFragment(text: string): OpenFragment | null {
  const [, group, fingerprintStart] = OPEN.exec(plainText(text)) ?? [];
  return group === undefined || fingerprintStart === undefined ? null : { group, fingerprintStart };
}
