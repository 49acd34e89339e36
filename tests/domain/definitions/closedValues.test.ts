import { expect, test } from "vitest";
import { closedItems, closedValues } from "../../../worker/domain/definitions/closedValues.ts";
import { compiled } from "./builtIn.ts";
import { everyKind } from "./everyKind.ts";

const definition = compiled(everyKind());

test("each kind of item has its values in the order of a packed ballot, a text none", () => {
  const values = definition.items.map((item) => [item.id, closedValues(item)]);
  expect(Object.fromEntries(values)).toEqual({
    "EVK-S0": ["yes", "no"],
    "EVK-G1": [1, 2, 3, 4, 5],
    "EVK-M1": [1, 2, 3, 4, 5],
    "EVK-M2": [1, 2, 3, 4, 5],
    "EVK-D1": ["red", "green", "blue-green"],
    "EVK-D1-OTHER": [],
    "EVK-C1": ["a", "b", "c", "d", "e", "f", "g"],
    "EVK-N1": [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10],
    "EVK-O1": [],
  });
});

test("a packed ballot holds all items but the texts", () => {
  expect(closedItems(definition).map(({ id }) => id)).toEqual([
    ...["EVK-S0", "EVK-G1", "EVK-M1", "EVK-M2", "EVK-D1", "EVK-C1", "EVK-N1"],
  ]);
});
