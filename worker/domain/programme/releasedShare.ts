import type { Proportion } from "../scoring/interval.ts";
import { JUDGED_FROM_ANSWERS } from "./judgementSettings.ts";

/** A figure of an item as it was released; of its means exactly one is there. */
export type ReleasedFigure =
  | { readonly shown: false }
  | {
      readonly shown: true;
      /** People, or a range such as `5-9`. */
      readonly n: number | string;
      readonly mean?: number;
      readonly atLeast?: number;
      readonly atMost?: number;
      readonly share?: {
        readonly favourable: number;
        readonly rest: number;
        /** Marks a count that the policy's limits let go no further; judged as it stands. */
        readonly bound?: "atLeast" | "atMost";
      };
      /** Fewest and most favourable people, where the answers are too alike for a share. */
      readonly shareBounds?: readonly [least: number, most: number];
      /** People per option, of an item that is no five-point scale; small options are merged. */
      readonly counts?: readonly { readonly options: readonly string[]; readonly n: number }[];
    };

/** A share of people as released: exact, or only its two ends. */
export type ReleasedShare = readonly [Proportion] | readonly [Proportion, Proportion];

/** Which options of a single choice count, and which are in neither number. */
export interface CountedOptions {
  readonly counted: readonly string[];
  readonly excluded: readonly string[];
}

/**
 * The share that an indicator reads from a released figure: of satisfied people, or (with `options`)
 * of people whose option counts. Nothing below 20 answers; never from anything but the release.
 */
export function releasedShare(
  figure: ReleasedFigure,
  options: CountedOptions | null,
): ReleasedShare | null {
  if (!figure.shown || typeof figure.n !== "number") return null;
  if (options !== null) return shareOfOptions(figure.counts ?? [], options);
  const { n, share, shareBounds } = figure;
  if (!(n >= JUDGED_FROM_ANSWERS)) return null;
  if (share !== undefined) return [{ x: share.favourable, n }];
  if (shareBounds === undefined) return null;
  const [least, most] = shareBounds;
  return least === most
    ? [{ x: least, n }]
    : [
        { x: least, n },
        { x: most, n },
      ];
}

/** A merged option that holds counted and other ones leaves a range. */
function shareOfOptions(
  counts: readonly { readonly options: readonly string[]; readonly n: number }[],
  { counted, excluded }: CountedOptions,
): ReleasedShare | null {
  let sure = 0;
  let others = 0;
  let mixed = 0;
  for (const { options, n } of counts) {
    if (options.every((option) => excluded.includes(option))) continue;
    if (options.every((option) => counted.includes(option))) sure += n;
    else if (options.some((option) => counted.includes(option))) mixed += n;
    else if (options.some((option) => excluded.includes(option))) mixed += n;
    else others += n;
  }
  const n = sure + mixed + others;
  if (!(n >= JUDGED_FROM_ANSWERS)) return null;
  return mixed === 0
    ? [{ x: sure, n }]
    : [
        { x: sure, n },
        { x: sure + mixed, n },
      ];
}
