import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { DESK_PATHS } from "../../../schema/deskPaths.ts";
import { repositoryRoot } from "../../../scripts/lib/command.ts";

test("every page of the desk, and nothing else, is an address that the Worker knows", () => {
  const source = readFileSync(join(repositoryRoot, "web", "ui", "SignedInPages.tsx"), "utf8");
  const paths = [...source.matchAll(/<Route path="(\/[^"]*)"/g)].map(([, path]) => path);
  expect(paths.sort()).toEqual([...DESK_PATHS].sort());
});
