import Papa from "papaparse";
import { FORMULA_START } from "../domain/roster/formulaGuard.ts";

/**
 * A table as a file that a spreadsheet reads right: with a byte-order mark, so that it reads the
 * Chinese, and with formulas made harmless. Our own readers take both off again.
 */
export const writeCsv = (rows: readonly Readonly<Record<string, string>>[]): string =>
  `\uFEFF${Papa.unparse([...rows], { escapeFormulae: FORMULA_START, newline: "\r\n" })}\r\n`;
