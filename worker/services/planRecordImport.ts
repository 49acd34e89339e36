import { recordErrors } from "../../schema/text/en/recordErrors.ts";
import type { FileError } from "../../schema/wire/fileError.ts";
import { type RecordError, readRecordsCsv } from "../domain/programme/readRecordsCsv.ts";
import { ok, type Result, refuse } from "../domain/result.ts";
import type { Deps } from "../env.ts";
import { type HrRecordRow, listHrRecords } from "../store/hrRecord.ts";
import { listUnits } from "../store/unit.ts";
import { decodeUtf8, type PlacedFault, toFileErrors } from "./importFile.ts";
import { inSteps } from "./inSteps.ts";
import { today } from "./today.ts";

/** A file of records compared with what is stored. */
export interface PlannedRecords {
  /** All rows of the file, in its order. */
  readonly rows: readonly HrRecordRow[];
  readonly added: readonly HrRecordRow[];
  readonly replaced: readonly { readonly before: HrRecordRow; readonly after: HrRecordRow }[];
  readonly unchangedCount: number;
  readonly pathByUnit: ReadonlyMap<string, string>;
}

/** The first faulty rows of a file. */
export interface RecordsFault {
  readonly reason: "records-not-valid";
  readonly errors: FileError[];
  readonly errorCount: number;
  /** Rows that are in order. */
  readonly rows: number;
}

/** Reads a file of records and works out what it would change, without changing anything. */
export async function planRecordImport(
  deps: Deps,
  file: Uint8Array,
): Promise<Result<PlannedRecords, RecordsFault>> {
  const decoded = decodeUtf8(file);
  if (!decoded.ok) return faultOf([decoded.error], 1, 0);
  const [units, day] = await Promise.all([listUnits(deps.db), today(deps)]);
  const idByPath = new Map(units.map(({ id, path }) => [path, id]));
  const {
    rows: read,
    errors,
    errorCount,
  } = await inSteps(
    readRecordsCsv(decoded.value, { today: day, isUnit: (path) => idByPath.has(path) }),
  );
  if (errorCount > 0) return faultOf(errors, errorCount, read.length);
  const rows = read.map(({ line: _, unit, ...row }) => ({
    ...row,
    unitId: idByPath.get(unit) ?? "",
  }));
  const records = [...new Set(rows.map(({ record }) => record))];
  const stored = new Map(
    (await listHrRecords(deps.db, records, null)).map((row) => [keyOf(row), row]),
  );
  const added: HrRecordRow[] = [];
  const replaced: { before: HrRecordRow; after: HrRecordRow }[] = [];
  for (const after of rows) {
    const before = stored.get(keyOf(after));
    if (before === undefined) added.push(after);
    else if (!isSame(before, after)) replaced.push({ before, after });
  }
  const unchangedCount = rows.length - added.length - replaced.length;
  const pathByUnit = new Map(units.map(({ id, path }) => [id, path]));
  return ok({ rows, added, replaced, unchangedCount, pathByUnit });
}

const faultOf = (
  errors: readonly PlacedFault<RecordError["code"] | "not-utf8">[],
  errorCount: number,
  rows: number,
) =>
  refuse({
    reason: "records-not-valid" as const,
    errors: toFileErrors(errors, recordErrors),
    ...{ errorCount, rows },
  });

const keyOf = ({ record, unitId, period }: HrRecordRow): string => `${record} ${unitId} ${period}`;

function isSame(a: HrRecordRow, b: HrRecordRow): boolean {
  const columns = new Set([...Object.keys(a.detail), ...Object.keys(b.detail)]);
  return (
    a.numerator === b.numerator &&
    a.denominator === b.denominator &&
    [...columns].every((column) => a.detail[column] === b.detail[column])
  );
}
