import { execFileSync } from "node:child_process";
import { expect, it } from "vitest";

const polyfills = new URL("../../../web/respond/polyfills.ts", import.meta.url).href;

it("a browser without hasOwn and replaceAll gets both, and they do the same", () => {
  // In a process of its own: the test runner itself needs what is taken away.
  const script = `
    delete Object.hasOwn;
    delete String.prototype.replaceAll;
    await import(${JSON.stringify(polyfills)});
    console.log(JSON.stringify([
      Object.hasOwn({ own: undefined }, "own"),
      Object.hasOwn({}, "toString"),
      "a.b.c".replaceAll(".", "-"),
      "a1b2".replaceAll(/\\d/g, ""),
    ]));`;
  const printed = execFileSync(process.execPath, ["--input-type=module", "--eval", script], {
    encoding: "utf8",
  });
  expect(JSON.parse(printed)).toEqual([true, false, "a-b-c", "ab"]);
});
