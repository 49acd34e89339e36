import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { Manifest as WireManifest } from "../../../schema/wire/manifest.ts";
import {
  type AskedPopulation,
  isSuccessor,
  type Manifest,
  type ManifestGroup,
  manifestText,
} from "../../../worker/domain/waves/manifest.ts";
import { readManifest, verifyManifestChain } from "../../../worker/domain/waves/manifestChain.ts";
import vector from "../../vectors/manifest-v1.json" with { type: "json" };

type ManifestV1 = Extract<Manifest, { v: 1 }>;

const both = (text: string) => ({ zh: text, en: text });

function makeManifest(changes: Partial<ManifestV1> = {}): ManifestV1 {
  return {
    v: 1,
    wave: "wave-1",
    name: "第一轮",
    survey: "training",
    version: "1.0.0",
    definitionSha256: "ab".repeat(32),
    opensOn: "2026-11-01",
    closesOn: "2026-11-14",
    k: 5,
    cut: null,
    channel: "csv",
    linksHeldBy: "hr",
    requestBytes: 4096,
    policy: { minimum: 8, comments: { answers: 10, texts: 5 } },
    retention: { holdDays: 7 },
    notice: {
      organiser: both("HR"),
      purpose: both("why"),
      contact: both("who"),
      resultsBy: both("when"),
    },
    previous: null,
    groups: [
      { id: "u00001", unit: "u00001", unitName: "总部", cut: null, invited: 9, publicKey: "AA" },
    ],
    ...changes,
  };
}

/** The one group of that manifest, for people of one cut value. */
const cutGroup = (cut: unknown) => ({ ...makeManifest().groups[0], cut }) as ManifestGroup;

const fingerprintOf = (text: string) => createHash("sha256").update(text).digest("hex");

/** Texts of a wave extended so many times, the newest first. */
function makeChain(extensionCount: number): string[] {
  const texts = [manifestText(makeManifest())];
  for (let extension = 1; extension <= extensionCount; extension += 1) {
    const closesOn = `2026-11-${14 + extension}`;
    const previous = fingerprintOf(texts[0] ?? "");
    texts.unshift(manifestText(makeManifest({ closesOn, previous })));
  }
  return texts;
}

const linkTo = (texts: string[]) => ({
  texts,
  wave: "wave-1",
  fingerprintStart: fingerprintOf(texts.at(-1) ?? "").slice(0, 32),
});

describe("the text of a manifest", () => {
  it("is the same bytes however its fields were put together", () => {
    const manifest = makeManifest();
    const turned = Object.fromEntries(Object.entries(manifest).reverse()) as unknown as Manifest;
    const policy = { comments: { texts: 5, answers: 10 }, minimum: 8 };
    expect(manifestText({ ...turned, policy })).toBe(manifestText(manifest));
  });

  it("starts with the fields of the contract in their order", () => {
    expect(Object.keys(JSON.parse(manifestText(makeManifest())))).toEqual(
      (
        "v wave name survey version definitionSha256 opensOn closesOn k cut channel linksHeldBy " +
        "requestBytes policy retention notice previous groups"
      ).split(" "),
    );
  });

  it("is read back as it was", () => {
    for (const groups of [makeManifest().groups, [cutGroup("t13")]]) {
      expect(readManifest(manifestText(makeManifest({ groups })))).toEqual(
        makeManifest({ groups }),
      );
    }
  });

  it.each([
    ["no JSON", "{"],
    ["a list", "[]"],
    ["another edition", manifestText({ ...makeManifest(), v: 3 as 1 })],
    ["the second edition without who is asked", JSON.stringify({ ...makeManifest(), v: 2 })],
    ["no wave", JSON.stringify({ ...makeManifest(), wave: undefined })],
    ["groups that are none", JSON.stringify({ ...makeManifest(), groups: [{ id: "u1" }] })],
    ["a group that is null", JSON.stringify({ ...makeManifest(), groups: [null] })],
    ["a cut that is no name", JSON.stringify({ ...makeManifest(), groups: [cutGroup(3)] })],
    ["a notice in one language", JSON.stringify({ ...makeManifest(), notice: { contact: {} } })],
    ["a previous that is no hash", JSON.stringify({ ...makeManifest(), previous: "x" })],
  ])("is refused as %s", (_, text) => {
    expect(readManifest(text)).toBeNull();
  });
});

describe("the first edition, as waves launched before have it", () => {
  const texts = vector.manifests.map(({ text }) => text);

  it.each(vector.manifests)(
    "is written and read as it was: $fingerprint",
    ({ text, fingerprint }) => {
      expect(fingerprintOf(text)).toBe(fingerprint);
      const manifest = readManifest(text);
      expect(manifest).toEqual(JSON.parse(text));
      expect(manifestText(manifest as Manifest)).toBe(text);
      expect(WireManifest.parse(JSON.parse(text))).toEqual(manifest);
    },
  );

  it("is followed from its extension to the link", () => {
    const [first, extension] = vector.manifests;
    expect(
      verifyManifestChain({
        texts: texts.toReversed(),
        wave: JSON.parse(texts[0] ?? "").wave,
        fingerprintStart: first?.fingerprint.slice(0, 32) ?? "",
      }),
    ).toMatchObject({ ok: true, value: { fingerprint: extension?.fingerprint } });
  });
});

describe("the second edition", () => {
  const population: AskedPopulation = {
    rule: { units: ["总部/华东区"], minDaysEmployed: 90 },
    text: both("who"),
    asked: 9,
    overlap: [{ wave: "wave-0", survey: "training", name: "上一轮", people: 8 }],
  };
  const second = (): Manifest => ({ ...makeManifest(), v: 2, population });

  it("says who is asked, and is read back as it was", () => {
    expect(readManifest(manifestText(second()))).toEqual(second());
    const rule = { minDaysEmployed: 90, units: ["总部/华东区"] };
    const other = { ...second(), population: { ...population, rule } } as Manifest;
    expect(manifestText(other)).toBe(manifestText(second()));
  });

  it.each([
    ["text", "everybody"],
    ["asked", "9"],
    ["overlap", [{ name: "上一轮" }]],
    ["overlap", null],
  ])("is refused with a %s that is none", (field, value) => {
    const broken = { ...second(), population: { ...population, [field]: value } };
    expect(readManifest(JSON.stringify(broken))).toBeNull();
  });

  it("is no successor of a wave that asks others, nor of the first edition", () => {
    const later = { closesOn: "2026-11-20", previous: "ab".repeat(32) };
    expect(isSuccessor(second(), { ...second(), ...later })).toBe(true);
    const others = { ...second(), ...later, population: { ...population, asked: 10 } } as Manifest;
    expect(isSuccessor(second(), others)).toBe(false);
    expect(isSuccessor(makeManifest(), { ...second(), ...later })).toBe(false);
  });
});

describe("a successor", () => {
  const later = { closesOn: "2026-11-20", previous: "ab".repeat(32) };

  it("differs in a later closing date only", () => {
    expect(isSuccessor(makeManifest(), makeManifest(later))).toBe(true);
  });

  it.each<[string, Partial<ManifestV1>]>([
    ["closing earlier", { closesOn: "2026-11-13" }],
    ["closing on the same day", { closesOn: "2026-11-14" }],
    ["closing on no day", { closesOn: "later" }],
    ["no previous", { previous: null }],
    ["another k", { k: 6 }],
    ["another policy", { policy: { minimum: 9, comments: { answers: 10, texts: 5 } } }],
    ["another notice", { notice: { ...makeManifest().notice, contact: both("else") } }],
    ["another key", { groups: [{ ...makeManifest().groups[0], publicKey: "AB" } as never] }],
    ["a field that is unknown", { extra: 1 } as Partial<ManifestV1>],
  ])("is none with %s", (_, change) => {
    expect(isSuccessor(makeManifest(), makeManifest({ ...later, ...change }))).toBe(false);
  });
});

describe("the chain from the newest manifest to the link's", () => {
  it.each([0, 1, 10])("holds over %i extensions", (extensionCount) => {
    const texts = makeChain(extensionCount);
    expect(verifyManifestChain(linkTo(texts))).toEqual({
      ok: true,
      value: {
        manifest: JSON.parse(texts[0] ?? ""),
        fingerprint: fingerprintOf(texts[0] ?? ""),
        firstFingerprint: fingerprintOf(texts.at(-1) ?? ""),
      },
    });
  });

  it("names the manifest to fetch next", () => {
    const texts = makeChain(2);
    expect(verifyManifestChain({ ...linkTo(texts), texts: texts.slice(0, 2) })).toEqual({
      ok: false,
      error: { reason: "previous-needed", fingerprint: fingerprintOf(texts[2] ?? "") },
    });
  });

  it.each<[string, (texts: string[]) => Partial<ReturnType<typeof linkTo>>, string]>([
    ["more than ten extensions", () => linkTo(makeChain(11)), "link-names-another"],
    ["another link", () => ({ fingerprintStart: "0".repeat(32) }), "link-names-another"],
    ["a link without a fingerprint", () => ({ fingerprintStart: "" }), "link-names-another"],
    ["another wave", () => ({ wave: "wave-2" }), "manifest-not-valid"],
    ["no manifest at all", () => ({ texts: [] }), "manifest-not-valid"],
    ["a text of another hash", ([newest = ""]) => ({ texts: [newest, "{}"] }), "hash-differs"],
  ])("is refused for %s", (_, change, reason) => {
    const texts = makeChain(1);
    const refused = verifyManifestChain({ ...linkTo(texts), ...change(texts) });
    expect(refused).toMatchObject({ ok: false, error: { reason } });
  });

  it("is refused where a successor has changed a key", () => {
    const first = manifestText(makeManifest());
    const group = { ...(makeManifest().groups[0] as Manifest["groups"][number]), publicKey: "AB" };
    const changed = manifestText(
      makeManifest({
        closesOn: "2026-11-20",
        previous: fingerprintOf(first),
        groups: [group],
      }),
    );
    expect(verifyManifestChain(linkTo([changed, first]))).toEqual({
      ok: false,
      error: { reason: "not-a-successor" },
    });
  });
});
