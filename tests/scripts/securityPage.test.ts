import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { repositoryRoot } from "../../scripts/lib/command.ts";

const page = readFileSync(join(repositoryRoot, "docs", "security.md"), "utf8");
const rows = page
  .split("\n")
  .filter((line) => /^\| \d/.test(line))
  .map((line) => line.slice(2, -2).split(" | "));

/**
 * The requirements of level 2 in the chapters of the page, as the last number of each section
 * reaches; those that version 4.0.3 has withdrawn or keeps for level 3 are left out.
 * Source: OWASP ASVS 4.0.3, chapters 2, 3, 4, 6, 7 and 14.
 */
const LAST_OF_SECTION: Readonly<Record<string, number>> = {
  "2.1": 12,
  "2.2": 3,
  "2.3": 3,
  "2.4": 5,
  "2.5": 7,
  "2.6": 3,
  "2.7": 6,
  "2.8": 6,
  "2.9": 3,
  "3.1": 1,
  "3.2": 4,
  "3.3": 4,
  "3.4": 5,
  "3.5": 3,
  "3.7": 1,
  "4.1": 5,
  "4.2": 2,
  "4.3": 3,
  "6.1": 3,
  "6.2": 6,
  "6.3": 2,
  "6.4": 2,
  "7.1": 4,
  "7.2": 2,
  "7.3": 4,
  "7.4": 3,
  "14.1": 4,
  "14.2": 6,
  "14.3": 3,
  "14.4": 7,
  "14.5": 4,
};
const WITHDRAWN = ["4.1.4", "7.3.2", "14.3.1"];

const required = Object.entries(LAST_OF_SECTION).flatMap(([section, last]) =>
  Array.from({ length: last }, (_, i) => `${section}.${i + 1}`).filter(
    (id) => !WITHDRAWN.includes(id),
  ),
);

/** `3.4.1–3.4.3, 3.4.5` as its single numbers. */
function idsOf(cell: string): string[] {
  return cell.split(", ").flatMap((part) => {
    const [first = "", last] = part.split("–");
    if (last === undefined) return [first];
    const section = first.slice(0, first.lastIndexOf("."));
    const [from, to] = [first, last].map((id) => Number(id.split(".").at(-1)));
    return Array.from(
      { length: Number(to) - Number(from) + 1 },
      (_, i) => `${section}.${Number(from) + i}`,
    );
  });
}

describe("the page about security", () => {
  it("has one row for each requirement of level 2 in its chapters", () => {
    expect(rows.flatMap(([ids = ""]) => idsOf(ids)).sort()).toEqual([...required].sort());
  });

  it("says of each whether it is met, and names a test or a reason", () => {
    for (const [id, , state = "", by = ""] of rows) {
      expect([id, state]).toEqual([id, expect.stringMatching(/^(met|in part|not met|–)$/)]);
      expect(by.trim().length, id).toBeGreaterThan(10);
    }
  });

  it("names only files that exist, and only tests that stand in them", () => {
    const named = [
      ...page.matchAll(/`((?:tests|worker|schema|scripts)\/[\w./-]+)`((?: (?:and )?"[^"]+")*)/g),
    ];
    expect(named.length).toBeGreaterThan(30);
    for (const [, path = "", quoted = ""] of named) {
      expect(existsSync(join(repositoryRoot, path)), path).toBe(true);
      for (const [, name = ""] of quoted.matchAll(/"([^"]+)"/g)) {
        expect(readFileSync(join(repositoryRoot, path), "utf8"), path).toContain(`"${name}"`);
      }
    }
  });
});
