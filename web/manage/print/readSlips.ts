import Papa from "papaparse";
import { withoutGuard } from "../../../worker/domain/roster/formulaGuard.ts";

/** One slip of the file of codes. */
export interface SlipRow {
  readonly unit: string;
  readonly code: string;
  readonly link: string;
}

/** Slips in the order of their file; a unit whose name looks like a formula comes back as it was. */
export function readSlips(csv: string): SlipRow[] {
  const text = csv.replace(/^\uFEFF/, "");
  const options = { header: true, skipEmptyLines: true, transform: withoutGuard };
  return Papa.parse<SlipRow>(text, options).data;
}
