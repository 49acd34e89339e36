import { type DisclosedCell, HIDDEN } from "../domain/disclosure/disclosedCell.ts";
import type { Deps } from "../env.ts";
import {
  findReleaseStatement,
  listReleaseCells,
  listReleaseComments,
  type ReleaseFrame,
  type ShownFigures,
} from "../store/release.ts";
import type { WaveRow } from "../store/wave.ts";

/** Released figures as they go over the wire. */
export interface ResultsBody {
  readonly wave: string;
  readonly survey: string;
  readonly version: string;
  readonly k: number;
  /** False for a public link: whoever has it may answer more than once. */
  readonly onePerPerson: boolean;
  readonly cells: DisclosedCell[];
  readonly comments: { unit: string; item: string; texts: string[] }[];
}

/** Units of an answer; of those that are not readable nothing is looked up, so nothing differs. */
export interface UnitChoice {
  readonly unit: string;
  readonly isReadable: boolean;
}

/**
 * Lays a stored release out over its frame: a cell for every chosen unit and cut value, and where
 * nothing is stored the same hidden figures, whatever the reason: also for a unit that may not be
 * read, or does not exist.
 * @param choose units in the order of the answer; null for all of the wave
 * @returns null where nothing is stored
 */
export async function layOutResults(
  deps: Deps,
  wave: Pick<WaveRow, "id" | "survey" | "version" | "k" | "channel">,
  choose: ((frame: ReleaseFrame) => readonly UnitChoice[]) | null,
): Promise<ResultsBody | null> {
  const statement = await findReleaseStatement(deps.db, wave.id);
  if (statement === null) return null;
  const { frame } = statement;
  const chosen = choose?.(frame) ?? frame.cellUnits.map((unit) => ({ unit, isReadable: true }));
  const units = chosen.map(({ unit }) => unit);
  const readable = chosen.flatMap(({ unit, isReadable }) => (isReadable ? [unit] : []));
  const [stored, comments] = await Promise.all([
    listReleaseCells(deps.db, wave.id, readable),
    listReleaseComments(deps.db, wave.id, readable),
  ]);
  const figuresByCell = new Map(
    stored.map(({ unit, cut, figures }) => [`${unit} ${cut}`, figures]),
  );
  const cells = units.flatMap((unit) =>
    [null, ...frame.cutValues].map((cut) =>
      layOutCell(frame, unit, cut, figuresByCell.get(`${unit} ${cut ?? ""}`)),
    ),
  );
  const { id, survey, version, k, channel } = wave;
  return { wave: id, survey, version, k, onePerPerson: channel !== "open", cells, comments };
}

function layOutCell(
  frame: ReleaseFrame,
  unit: string,
  cut: string | null,
  figures: ShownFigures | undefined,
): DisclosedCell {
  const isCompany = unit === frame.cellUnits[0] && cut === null;
  const items = isCompany ? [...frame.scaleItems, ...frame.companyItems] : frame.scaleItems;
  return {
    unit,
    cut,
    ...figures,
    items: fill(items, figures?.items),
    dimensions: fill(frame.dimensions, figures?.dimensions),
  };
}

const fill = <T>(
  names: readonly string[],
  shown: Readonly<Record<string, T>> | undefined,
): Record<string, T | typeof HIDDEN> =>
  Object.fromEntries(names.map((name) => [name, shown?.[name] ?? HIDDEN]));
