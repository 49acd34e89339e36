import { and, asc, eq, inArray, type SQL, sql } from "drizzle-orm";
import type { DrizzleD1Database } from "drizzle-orm/d1";
import {
  previewHidden,
  releaseCell,
  releaseCheck,
  releaseComment,
  releaseReceipt,
  releaseStatement,
} from "../../schema/tables/index.ts";
import type { DisclosedCell, HiddenCell } from "../domain/disclosure/disclosedCell.ts";
import type { DisclosedTable } from "../domain/disclosure/disclosedTable.ts";
import type { HidingRule } from "../domain/disclosure/rules.ts";
import { toJsonChunks } from "./jsonChunks.ts";
import { compactHidden, expandHidden } from "./previewHidden.ts";
import type { StepGuard } from "./waveStep.ts";

/** What a results reply is laid out by: every cell that exists, shown or not. */
export interface ReleaseFrame {
  /** The tree as it was at launch, parents first; the first is the company. */
  readonly units: readonly { readonly id: string; readonly parentId: string | null }[];
  /** Units that have cells. */
  readonly cellUnits: readonly string[];
  readonly cutValues: readonly string[];
  /** 1–5 items, in definition order. */
  readonly scaleItems: readonly string[];
  /** Other closed items: the company's cell only. */
  readonly companyItems: readonly string[];
  readonly dimensions: readonly string[];
}

/** Totals and rules of a release, and the layout of its reply. */
export interface ReleaseStatement {
  /** Releases of before a rule existed lack it. */
  readonly hiddenByRule: Readonly<Partial<Record<HidingRule, number>>>;
  /** Shown cells that are only a bound; absent in releases of before there were any. */
  readonly atBound?: number;
  /** Shown 1–5 items of whole units without a share; absent in releases of before it was counted. */
  readonly withoutShare?: number;
  readonly issued: number;
  readonly counted: number;
  readonly unreadable: number;
  readonly frame: ReleaseFrame;
}

/** The shown figures of a cell; hidden ones are not stored, so that none can differ. */
export type ShownFigures = Pick<DisclosedCell, "items" | "dimensions" | "invited" | "ballots">;

/**
 * Statements of the step that stores a release, each under its guard.
 * The type `DisclosedTable` is the only way in: figures that have passed the release policy.
 */
export function insertRelease(
  db: DrizzleD1Database,
  wave: string,
  table: DisclosedTable,
  more: {
    readonly statement: ReleaseStatement;
    readonly receipts: readonly string[];
    readonly hidden: readonly HiddenCell[];
  },
  guard: StepGuard,
) {
  const each = (rows: readonly unknown[], statement: (chunk: string) => SQL) =>
    toJsonChunks(rows).map((chunk) => db.run(statement(chunk)));
  return [
    db.run(sql`INSERT INTO release_statement (wave, body)
      SELECT ${wave}, ${JSON.stringify(more.statement)} WHERE ${guard}`),
    db.run(sql`INSERT INTO preview_hidden (wave, body)
      SELECT ${wave}, ${JSON.stringify(compactHidden(more.hidden))} WHERE ${guard}`),
    ...each(
      table.cells.flatMap(toCellRow),
      (chunk) => sql`
      INSERT INTO release_cell (wave, unit_id, cut, body)
      SELECT ${wave}, value ->> 0, value ->> 1, value ->> 2 FROM json_each(${chunk}) WHERE ${guard}`,
    ),
    ...each(
      table.comments.flatMap(toCommentRows),
      (chunk) => sql`
      INSERT INTO release_comment (wave, unit_id, item, position, body)
      SELECT ${wave}, value ->> 0, value ->> 1, value ->> 2, value ->> 3
      FROM json_each(${chunk}) WHERE ${guard}`,
    ),
    ...each(
      more.receipts,
      (chunk) => sql`
      INSERT INTO release_receipt (wave, receipt)
      SELECT ${wave}, value FROM json_each(${chunk}) WHERE ${guard}`,
    ),
  ] as const;
}

/** Rules, totals and layout of a stored release. */
export async function findReleaseStatement(
  db: DrizzleD1Database,
  wave: string,
): Promise<ReleaseStatement | null> {
  const row = await db
    .select({ body: releaseStatement.body })
    .from(releaseStatement)
    .where(eq(releaseStatement.wave, wave))
    .get();
  return row === undefined ? null : JSON.parse(row.body);
}

/** Shown figures by unit and cut value ("" for the whole unit). */
export async function listReleaseCells(
  db: DrizzleD1Database,
  wave: string,
  units: readonly string[],
): Promise<{ unit: string; cut: string; figures: ShownFigures }[]> {
  const rows = await db
    .select()
    .from(releaseCell)
    .where(and(eq(releaseCell.wave, wave), among(releaseCell.unitId, units)));
  return rows.map(({ unitId, cut, body }) => ({ unit: unitId, cut, figures: JSON.parse(body) }));
}

/** Units of which a stored release shows the number of ballots. */
export async function listBallotUnits(
  db: DrizzleD1Database,
  wave: string,
): Promise<readonly string[]> {
  const rows = await db
    .select({ unit: releaseCell.unitId })
    .from(releaseCell)
    .where(
      and(
        eq(releaseCell.wave, wave),
        eq(releaseCell.cut, ""),
        sql`${releaseCell.body} -> '$.ballots' IS NOT NULL`,
      ),
    );
  return rows.map(({ unit }) => unit);
}

/** Comments in their shuffled order, by unit and item. */
export async function listReleaseComments(
  db: DrizzleD1Database,
  wave: string,
  units: readonly string[],
): Promise<{ unit: string; item: string; texts: string[] }[]> {
  const rows = await db
    .select()
    .from(releaseComment)
    .where(and(eq(releaseComment.wave, wave), among(releaseComment.unitId, units)))
    .orderBy(asc(releaseComment.unitId), asc(releaseComment.item), asc(releaseComment.position));
  const placed: { unit: string; item: string; texts: string[] }[] = [];
  for (const { unitId: unit, item, body } of rows) {
    const last = placed.at(-1);
    if (last?.unit === unit && last.item === item) last.texts.push(body);
    else placed.push({ unit, item, texts: [body] });
  }
  return placed;
}

/** Receipts of all counted ballots, sorted. */
export async function listReceipts(db: DrizzleD1Database, wave: string): Promise<string[]> {
  const rows = await db
    .select({ receipt: releaseReceipt.receipt })
    .from(releaseReceipt)
    .where(eq(releaseReceipt.wave, wave))
    .orderBy(asc(releaseReceipt.receipt));
  return rows.map(({ receipt }) => receipt);
}

/** Hidden cells and their rules, for the preview. */
export async function listHidden(db: DrizzleD1Database, wave: string): Promise<HiddenCell[]> {
  const row = await db.select().from(previewHidden).where(eq(previewHidden.wave, wave)).get();
  return row === undefined ? [] : expandHidden(JSON.parse(row.body));
}

/** Statement of a step: drops what only the preview needed. */
export function deletePreviewHidden(db: DrizzleD1Database, wave: string, guard: StepGuard) {
  return db.delete(previewHidden).where(and(eq(previewHidden.wave, wave), guard));
}

/** Statements of a step: drop a computed release that was never published. */
export function deleteRelease(db: DrizzleD1Database, wave: string, guard: StepGuard) {
  return [
    ...[releaseCell, releaseCheck, releaseComment, releaseReceipt, releaseStatement].map((table) =>
      db.delete(table).where(and(eq(table.wave, wave), guard)),
    ),
    deletePreviewHidden(db, wave, guard),
  ];
}

// One bound value, however many units: D1 takes at most 100 of them.
const among = (
  column: typeof releaseCell.unitId | typeof releaseComment.unitId,
  ids: readonly string[],
) => inArray(column, sql`(SELECT value FROM json_each(${JSON.stringify(ids)}))`);

function toCellRow(cell: DisclosedCell): [unit: string, cut: string, body: string][] {
  const { unit, cut, items, dimensions, ...totals } = cell;
  const figures: ShownFigures = {
    items: onlyShown(items),
    dimensions: onlyShown(dimensions),
    ...totals,
  };
  const isEmpty =
    Object.keys(figures.items).length === 0 &&
    Object.keys(figures.dimensions).length === 0 &&
    Object.keys(totals).length === 0;
  return isEmpty ? [] : [[unit, cut ?? "", JSON.stringify(figures)]];
}

const onlyShown = <T extends { readonly shown: boolean }>(
  figures: Readonly<Record<string, T>>,
): Record<string, T> =>
  Object.fromEntries(Object.entries(figures).filter(([, figure]) => figure.shown));

const toCommentRows = ({ unit, item, texts }: DisclosedTable["comments"][number]) =>
  texts.map((text, position) => [unit, item, position, text]);
