import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  invitationLink,
  openLink,
  readInvitationFragment,
  readOpenFragment,
  readPastedLink,
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
  ])("is not whole with %s", (_, fragment) => {
    expect(readInvitationFragment(fragment)).toEqual({
      ok: false,
      error: { reason: "link-not-whole" },
    });
  });
});

const LINK = "https://survey.example/w/0d9d7a0e-0000-4000-8000-00000000beef";
const PARTS = {
  code: "ABCDEFGH12345678",
  group: "u00002-t0",
  fingerprintStart: FINGERPRINT.slice(0, 32),
};
const PERSONAL = `#${PARTS.code}.${PARTS.group}.${PARTS.fingerprintStart}`;
const OPEN = `#${PARTS.group}.${PARTS.fingerprintStart}`;

const encodeAll = (text: string) =>
  Array.from(
    new TextEncoder().encode(text),
    (byte) => `%${byte.toString(16).padStart(2, "0")}`,
  ).join("");
const widen = (text: string) =>
  text.replace(/[!-~]/g, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0));

/** What programs do to a link that they pass on. */
const changes: Record<string, (text: string) => string> = {
  nothing: (text) => text,
  "its characters as %XX": encodeAll,
  "and those encoded again": (text) => encodeURIComponent(encodeAll(text)),
  "small letters": (text) => text.toLowerCase(),
  capitals: (text) => text.toUpperCase(),
  "full width": widen,
  "a soft hyphen and a mark without width": (text) =>
    `${text.slice(0, 9)}\u00ad\u200b${text.slice(9)}`,
};
const behind = [
  ..."。，、；：！？）】》」”’.,;:!?)]>}\"'*_~| \u3000\n",
  "。请在周五前填写",
  ", please answer by Friday",
  "（一人一条）",
  ".x",
  "<br>",
  "&from=chat",
  "%E3%80%82",
  // A full stop in GB18030, as a program of that encoding writes it.
  "%A1%A3",
  "%EF%BC%8C谢谢",
  "#",
];
const before = ["", "请点：", "【问卷】", "(", "“", "<", " \u3000"];

describe("a link as chat programs and mail readers leave it", () => {
  it("has its three parts, whatever stands around them", () => {
    for (const change of Object.values(changes)) {
      for (const after of ["", ...behind]) {
        const text = `#${change(PERSONAL.slice(1))}${after}`;
        expect([text, readInvitationFragment(text)]).toEqual([text, { ok: true, value: PARTS }]);
        const open = `#${change(OPEN.slice(1))}${after}`;
        expect([open, readOpenFragment(open)]).toEqual([
          open,
          { group: PARTS.group, fingerprintStart: PARTS.fingerprintStart },
        ]);
      }
    }
  });

  it("is taken apart where a code belongs, with the wave that it names", () => {
    for (const first of before) {
      for (const change of Object.values(changes)) {
        for (const after of ["", ...behind]) {
          const text = `${first}${change(LINK + PERSONAL)}${after}`;
          expect([text, readPastedLink(text)]).toEqual([
            text,
            { wave: LINK.slice(-36), fragment: PERSONAL, fault: null },
          ]);
        }
      }
    }
    expect(readPastedLink(PERSONAL)).toEqual({ wave: null, fragment: PERSONAL, fault: null });
    expect(readPastedLink(LINK + OPEN)).toEqual({
      ...{ wave: LINK.slice(-36), fragment: OPEN, fault: null },
    });
  });

  it("never has a part that was not in it", () => {
    for (let end = 0; end < PERSONAL.length; end++) {
      for (const after of ["", ...behind]) {
        const cut = PERSONAL.slice(0, end) + after;
        expect([cut, readInvitationFragment(cut).ok]).toEqual([cut, false]);
        expect([cut, readOpenFragment(cut)]).toEqual([cut, null]);
      }
    }
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.string({ unit: "binary" }), (one, other) => {
        const read = readInvitationFragment(`${one} ${PERSONAL} ${other}`);
        expect(read).toEqual({ ok: true, value: PARTS });
      }),
    );
  });

  it("tells one that was cut short from one with a wrong letter, and a code from both", () => {
    const reasonOf = (text: string) => {
      const read = readInvitationFragment(text);
      return read.ok ? null : read.error.reason;
    };
    expect(reasonOf(PERSONAL.slice(0, -1))).toBe("link-not-whole");
    expect(reasonOf(`${PERSONAL.slice(0, -1)}。`)).toBe("link-not-whole");
    expect(reasonOf(`${PERSONAL.slice(0, -1)}g`)).toBe("link-misspelt");
    expect(readPastedLink(LINK)).toEqual({
      ...{ wave: LINK.slice(-36), fragment: null, fault: "link-not-whole" },
    });
    for (const typed of ["", "ABCD-EFGH-1234-5678", "abcdefgh12345678", "不知道"]) {
      expect(readPastedLink(typed)).toBeNull();
    }
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
