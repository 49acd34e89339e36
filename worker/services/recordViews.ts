import { monthOf } from "../domain/programme/period.ts";
import type { RecordKind } from "../domain/programme/recordKinds.ts";
import { findRecordKind } from "../domain/programme/recordKinds.ts";
import { peopleOf } from "../domain/programme/recordPeople.ts";
import { type RecordView, recordView } from "../domain/programme/recordView.ts";
import type { Deps } from "../env.ts";
import { listHrRecordsSince } from "../store/recordWindow.ts";
import type { Settings } from "../store/setting.ts";
import { listUnits } from "../store/unit.ts";
import type { ProgrammeContext } from "./programmeContext.ts";

/** The month of the programme's first day, or null while none is set. */
export const programmeMonth = ({ programmeStart }: Pick<Settings, "programmeStart">) =>
  programmeStart === null ? null : monthOf(programmeStart);

/**
 * What managers see of each of the given records. Who is shown hangs on the people of all units, so
 * their rows are read once, when the first record is asked for.
 * @param since calendar year to begin with.
 */
export function recordViews(
  deps: Deps,
  { settings }: Pick<ProgrammeContext, "settings">,
  records: readonly string[],
  since: number,
): (kind: RecordKind) => Promise<RecordView> {
  let read: Promise<(kind: RecordKind) => RecordView> | undefined;
  const load = async () => {
    const counted = records.flatMap((record) => {
      const kind = findRecordKind(record);
      return kind === undefined ? [] : [record, peopleOf(kind).from];
    });
    const [units, rows] = await Promise.all([
      listUnits(deps.db),
      listHrRecordsSince(deps.db, { records: [...new Set(counted)], units: null, since }),
    ]);
    const byRecord = Map.groupBy(rows, ({ record }) => record);
    return (kind: RecordKind) =>
      recordView(kind, units, (record) => byRecord.get(record) ?? [], programmeMonth(settings));
  };
  return async (kind) => {
    read ??= load();
    return (await read)(kind);
  };
}
