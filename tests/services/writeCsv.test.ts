import fc from "fast-check";
import { expect, it } from "vitest";
import { readSlips } from "../../web/manage/print/readSlips.ts";
import { readCsv } from "../../worker/domain/roster/readCsv.ts";
import { writeCsv } from "../../worker/services/writeCsv.ts";

const field = fc.string({
  unit: fc.constantFrom("=", "+", "-", "@", "\t", "'", '"', ",", "\n", " ", "a", "1", "部"),
  maxLength: 8,
});
// A code is never blank, so that no row is passed over.
const slip = fc.record({ unit: field, code: fc.constant("0123"), link: field });
const slips = fc.array(slip, { minLength: 1 });

it("a file of ours read back by the slips is what was written, whatever its fields begin with", () => {
  fc.assert(
    fc.property(slips, (rows) => {
      expect(readSlips(writeCsv(rows))).toEqual(rows);
    }),
  );
});

it("a file of ours read back as an import is what was written, whatever its fields begin with", () => {
  fc.assert(
    fc.property(slips, (rows) => {
      const [header, ...read] = [...readCsv(writeCsv(rows))].map(({ fields }) => fields);
      expect(header).toEqual(["unit", "code", "link"]);
      expect(read).toEqual(rows.map(({ unit, code, link }) => [unit, code, link]));
    }),
  );
});

it.each(["=1+1", "+1", "-华东区", "@x", "\tx", "\rx", "'=1", "''-a", "=a\nb"])(
  "no spreadsheet is given %j as a formula",
  (unit) => {
    const csv = writeCsv([{ unit, code: "0123", link: "" }]);
    expect(csv).toContain(`"'${unit}"`);
  },
);
