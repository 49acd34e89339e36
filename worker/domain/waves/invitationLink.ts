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

/**
 * Takes a link's fragment apart, with or without its `#`.
 * @returns `link-not-whole` when a part is missing, as when a chat program has cut the link short.
 */
export function readInvitationFragment(
  fragment: string,
): Result<InvitationFragment, { readonly reason: "link-not-whole" }> {
  const parts = /^#?([0-9A-Za-z]{16})\.([a-z0-9-]{1,32})\.([0-9a-f]{32})$/.exec(fragment);
  const [, code, group, fingerprintStart] = parts ?? [];
  if (code === undefined || group === undefined || fingerprintStart === undefined) {
    return refuse({ reason: "link-not-whole" });
  }
  return ok({ code, group, fingerprintStart });
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

/** Takes the fragment of an open wave's link apart; null where it is none. */
export function readOpenFragment(fragment: string): OpenFragment | null {
  const [, group, fingerprintStart] = /^#?([a-z0-9-]{1,32})\.([0-9a-f]{32})$/.exec(fragment) ?? [];
  return group === undefined || fingerprintStart === undefined ? null : { group, fingerprintStart };
}
