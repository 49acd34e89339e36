import { strToU8, zipSync } from "fflate";

const NS = "http://schemas.openxmlformats.org";
const TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml";
const xml = (text) => strToU8(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>${text}`);

/**
 * A workbook (ECMA-376) of one sheet with the smallest set of parts.
 *
 * @param rows the `<row>` elements; style 0 is general, 1 the date format 14, 2 the date format 31,
 *   3 the date format 57
 * @returns the bytes of the .xlsx file
 */
export function workbook(rows) {
  const part = (name, type) =>
    `<Override PartName="/xl/${name}.xml" ContentType="${TYPES}.${type}+xml"/>`;
  const relation = (id, type, target) =>
    `<Relationship Id="${id}" Type="${NS}/officeDocument/2006/relationships/${type}" Target="${target}"/>`;
  const relations = (list) =>
    xml(`<Relationships xmlns="${NS}/package/2006/relationships">${list}</Relationships>`);
  const formats = [0, 14, 31, 57].map((id) => `<xf numFmtId="${id}" applyNumberFormat="1"/>`);
  return zipSync({
    "[Content_Types].xml": xml(
      `<Types xmlns="${NS}/package/2006/content-types">` +
        `<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
        `<Default Extension="xml" ContentType="application/xml"/>` +
        `${part("workbook", "sheet.main")}${part("worksheets/sheet1", "worksheet")}${part("styles", "styles")}</Types>`,
    ),
    "_rels/.rels": relations(relation("r1", "officeDocument", "xl/workbook.xml")),
    "xl/workbook.xml": xml(
      `<workbook xmlns="${NS}/spreadsheetml/2006/main" xmlns:r="${NS}/officeDocument/2006/relationships">` +
        `<sheets><sheet name="People" sheetId="1" r:id="r1"/></sheets></workbook>`,
    ),
    "xl/_rels/workbook.xml.rels": relations(
      relation("r1", "worksheet", "worksheets/sheet1.xml") + relation("r2", "styles", "styles.xml"),
    ),
    "xl/styles.xml": xml(
      `<styleSheet xmlns="${NS}/spreadsheetml/2006/main"><fonts count="1"><font/></fonts>` +
        `<fills count="1"><fill/></fills><borders count="1"><border/></borders>` +
        `<cellStyleXfs count="1"><xf/></cellStyleXfs>` +
        `<cellXfs count="${formats.length}">${formats.join("")}</cellXfs></styleSheet>`,
    ),
    "xl/worksheets/sheet1.xml": xml(
      `<worksheet xmlns="${NS}/spreadsheetml/2006/main"><sheetData>${rows}</sheetData></worksheet>`,
    ),
  });
}
