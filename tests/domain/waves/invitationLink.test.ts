import { describe, expect, it } from "vitest";
import {
  invitationLink,
  openLink,
  readInvitationFragment,
  readOpenFragment,
} from "../../../worker/domain/waves/invitationLink.ts";

const FINGERPRINT = "0123456789abcdef".repeat(4);

describe("an invitation link", () => {
  it("carries code, group and half the fingerprint behind the # only, and is read back", () => {
    const link = invitationLink(
      "https://survey.example",
      "wave-1",
      "ABCDEFGH12345678",
      "u00002-t0",
      FINGERPRINT,
    );
    const [address, fragment] = link.split("#");
    expect(address).toBe("https://survey.example/w/wave-1");
    const parts = {
      code: "ABCDEFGH12345678",
      group: "u00002-t0",
      fingerprintStart: FINGERPRINT.slice(0, 32),
    };
    expect(readInvitationFragment(fragment ?? "")).toEqual({ ok: true, value: parts });
    expect(readInvitationFragment(`#${fragment}`)).toEqual({ ok: true, value: parts });
  });

  it.each([
    ["nothing", ""],
    ["a link cut short", `#ABCDEFGH12345678.u00002.${FINGERPRINT.slice(0, 31)}`],
    ["a code cut short", `#ABCDEFGH1234567.u00002.${FINGERPRINT.slice(0, 32)}`],
    ["a group in capitals", `#ABCDEFGH12345678.U00002.${FINGERPRINT.slice(0, 32)}`],
    ["something added", `#ABCDEFGH12345678.u00002.${FINGERPRINT.slice(0, 32)}.x`],
  ])("is not whole with %s", (_, fragment) => {
    expect(readInvitationFragment(fragment)).toEqual({
      ok: false,
      error: { reason: "link-not-whole" },
    });
  });
});

describe("the link of an open wave", () => {
  it("carries group and half the fingerprint behind the #, and is read back", () => {
    const link = openLink("https://survey.example", "wave-1", "u00002-t0", FINGERPRINT);
    const [address, fragment = ""] = link.split("#");
    expect(address).toBe("https://survey.example/w/wave-1");
    const parts = { group: "u00002-t0", fingerprintStart: FINGERPRINT.slice(0, 32) };
    expect(readOpenFragment(fragment)).toEqual(parts);
    expect(readOpenFragment(`#${fragment}`)).toEqual(parts);
  });

  it("is told apart from a personal one, whole or cut short", () => {
    const personal = invitationLink("", "w", "ABCDEFGH12345678", "u00002", FINGERPRINT).slice(4);
    for (let end = 0; end <= personal.length; end++) {
      expect(readOpenFragment(personal.slice(0, end))).toBeNull();
    }
    const open = openLink("", "w", "u00002", FINGERPRINT).slice(4);
    for (let end = 0; end <= open.length; end++) {
      expect(readInvitationFragment(open.slice(0, end)).ok).toBe(false);
    }
  });
});
