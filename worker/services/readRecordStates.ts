import type { RecordState } from "../../schema/wire/records.ts";
import { readPeriod } from "../domain/programme/period.ts";
import { RECORD_KINDS } from "../domain/programme/recordKinds.ts";
import type { Deps } from "../env.ts";
import { type HrRecordRow, listHrRecords } from "../store/hrRecord.ts";
import { readSettings } from "../store/setting.ts";
import { listUnits } from "../store/unit.ts";
import { indicatorsOfRecord } from "./indicatorSource.ts";

const UNITS_SHOWN = 20;

/** For every kind of record what is there, and which units lack its latest period. */
export async function readRecordStates(deps: Deps): Promise<RecordState[]> {
  const kinds = Object.values(RECORD_KINDS);
  const [settings, units, rows] = await Promise.all([
    readSettings(deps.db),
    listUnits(deps.db),
    listHrRecords(
      deps.db,
      kinds.map(({ record }) => record),
      null,
    ),
  ]);
  const pathById = new Map(units.map(({ id, path }) => [id, path]));
  return kinds.map(({ record, periods }) => {
    const ofRecord = rows.filter((row) => row.record === record);
    const latest = latestPeriod(ofRecord);
    const reported = new Set(
      ofRecord.filter(({ period }) => period === latest).map(({ unitId }) => unitId),
    );
    const paths = [...reported].map((unit) => pathById.get(unit) ?? "");
    const missing = [...new Set(ofRecord.map(({ unitId }) => unitId))]
      .filter((unit) => !reported.has(unit))
      .map((unit) => pathById.get(unit) ?? "")
      // Whoever stands below a unit that has reported is counted there.
      .filter((path) => !paths.some((above) => path.startsWith(`${above}/`)))
      .sort();
    return {
      record: record as RecordState["record"],
      indicators: indicatorsOfRecord(record, settings),
      periods: [...periods],
      rows: ofRecord.length,
      latest,
      missing: { count: missing.length, items: missing.slice(0, UNITS_SHOWN) },
    };
  });
}

/** The period that ends last; of two that end together the shorter one, which more units have. */
function latestPeriod(rows: readonly HrRecordRow[]): string | null {
  const periods = [...new Set(rows.map(({ period }) => period))].flatMap(
    (text) => readPeriod(text) ?? [],
  );
  const [last] = periods.sort(
    (a, b) =>
      b.firstMonth + b.monthCount - (a.firstMonth + a.monthCount) || a.monthCount - b.monthCount,
  );
  return last?.text ?? null;
}
