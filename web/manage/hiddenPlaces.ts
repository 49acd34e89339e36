import type { PreviewBody } from "../api/results.ts";

/** A place that reads "not shown", and why; `share`: its mean is shown, and no share. */
export type HiddenPlace =
  | PreviewBody["hidden"][number]
  | (Omit<PreviewBody["hidden"][number], "rule"> & { readonly rule: "share" });

/**
 * Everything that a preview does not show of whole units: what a rule of the release hid, and the
 * shares of questions with too few answers for one, which pages show as hidden too.
 */
export const hiddenPlaces = ({ hidden, cells }: PreviewBody): readonly HiddenPlace[] => [
  ...hidden,
  ...cells.flatMap(({ unit, cut, items }) =>
    Object.entries(items).flatMap(([item, figure]) => {
      const isWithout =
        cut === null &&
        figure.shown &&
        !("counts" in figure) &&
        figure.share === undefined &&
        figure.shareBounds === undefined;
      return isWithout ? [{ unit, cut, item, rule: "share" as const }] : [];
    }),
  ),
];
