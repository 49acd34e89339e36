import { ok, type Result, refuse } from "../domain/result.ts";
import { idsAtOrUnder } from "../domain/units/tree.ts";
import type { Actor, Deps } from "../env.ts";
import { listTrendRows } from "../store/trend.ts";
import { listUnits } from "../store/unit.ts";
import { findIndicator } from "./indicators.ts";

/** A pulse repeats the anchors of the full surveys. */
const PULSE = "pulse";

/** A released wave on the line of an indicator. */
export interface TrendPoint {
  wave: string;
  name: string;
  survey: string;
  version: string;
  opensOn: string;
  closesOn: string;
  isPulse: boolean;
  /** The released figure as it stands, or hidden. */
  figure: object;
}

/**
 * The anchor item of a survey indicator over released waves at one unit (the company without one).
 * A unit that is not the caller's answers exactly as one that is hidden or does not exist.
 * @returns refused where no survey feeds such an indicator
 */
export async function readTrend(
  deps: Deps,
  actor: Actor,
  indicatorId: string,
  unit: string | undefined,
): Promise<
  Result<{ indicator: string; unit: string; points: TrendPoint[] }, { reason: "no-survey-line" }>
> {
  const indicator = findIndicator(indicatorId);
  if (indicator?.survey == null || indicator.item === null) {
    return refuse({ reason: "no-survey-line" });
  }
  const tree = await listUnits(deps.db);
  const root = tree.find(({ parentId }) => parentId === null)?.id ?? "";
  const asked = unit ?? root;
  const isVisible =
    actor.role !== "manager" ||
    asked === root ||
    (tree.length > 0 && idsAtOrUnder(tree, actor.units).has(asked));
  const rows = await listTrendRows(
    deps.db,
    [indicator.survey, PULSE],
    isVisible ? asked : "",
    indicator.item,
  );
  const points = rows.map(({ figure, ...point }) => ({
    ...point,
    isPulse: point.survey === PULSE,
    figure: figure === null ? { shown: false } : JSON.parse(figure),
  }));
  return ok({ indicator: indicatorId, unit: asked, points });
}
