import type { FileError } from "../../schema/wire/fileError.ts";
import { ok, type Result, refuse } from "../domain/result.ts";

/** Where a file is at fault, as the readers of the domain say it. */
export interface PlacedFault<C extends string> {
  readonly line: number;
  readonly column: string | null;
  readonly code: C;
  readonly otherLine?: number;
}

/** Faults as they go over the wire, each with its pointer and the sentence that says what to do. */
export function toFileErrors<C extends string>(
  faults: readonly PlacedFault<C>[],
  sentences: Readonly<Record<C, string>>,
): FileError[] {
  return faults.map(({ line, column, code, otherLine }) => ({
    pointer: `/lines/${line}${column === null ? "" : `/${column}`}`,
    ...{ line, column, code, detail: sentences[code] },
    ...(otherLine === undefined ? {} : { otherLine }),
  }));
}

/** The text of a file in UTF-8, or the first line that is in another encoding. */
export function decodeUtf8(
  file: Uint8Array,
): Result<string, PlacedFault<"not-utf8"> & { readonly reason: "not-utf8" }> {
  const decode = (bytes: Uint8Array): string | null => {
    try {
      return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
    } catch {
      return null;
    }
  };
  const text = decode(file);
  if (text !== null) return ok(text);
  for (let line = 1, start = 0; ; line += 1) {
    const end = file.indexOf(0x0a, start);
    const bytes = file.subarray(start, end < 0 ? undefined : end);
    if (end < 0 || decode(bytes) === null) {
      return refuse({ reason: "not-utf8", code: "not-utf8", line, column: null });
    }
    start = end + 1;
  }
}
