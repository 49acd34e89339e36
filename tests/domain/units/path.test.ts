import { expect, it } from "vitest";
import { parentPath, pathsFromRoot, readUnitPath } from "../../../worker/domain/units/path.ts";

it("reads the names of a path without the blanks around them, composed the same way", () => {
  expect(readUnitPath(" 总部 /Cafe\u0301")).toEqual(["总部", "Caf\u00E9"]);
});

it.each([
  ["  ", "unit-missing"],
  ["总部/ /一部", "unit-name-empty"],
  [`总部/${"部".repeat(81)}`, "unit-name-too-long"],
  ["1/2/3/4/5/6/7/8/9/10/11", "unit-too-deep"],
])("refuses %j as %s", (text, fault) => {
  expect(readUnitPath(text)).toBe(fault);
});

it("finds the path above and every path from the root down", () => {
  expect(pathsFromRoot("总部/东区/一部")).toEqual(["总部", "总部/东区", "总部/东区/一部"]);
  expect(parentPath("总部/东区/一部")).toBe("总部/东区");
  expect(parentPath("总部")).toBeNull();
});
