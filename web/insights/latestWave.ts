type Wave = { readonly isPulse: boolean; readonly figure: { readonly shown: boolean } };

/**
 * The wave that stands for "now": the latest full one, since a pulse asks in another context; the
 * latest pulse where there is no full wave; undefined where there is none at all.
 */
export const latestWave = <W extends Wave>(points: readonly W[]): W | undefined =>
  fullWaves(points).at(-1);

/** The latest wave before the latest one that is shown. */
export const lastShownBefore = <W extends Wave>(points: readonly W[]): W | undefined =>
  fullWaves(points)
    .slice(0, -1)
    .findLast(({ figure }) => figure.shown);

function fullWaves<W extends Wave>(points: readonly W[]): readonly W[] {
  const full = points.filter(({ isPulse }) => !isPulse);
  return full.length > 0 ? full : points;
}
