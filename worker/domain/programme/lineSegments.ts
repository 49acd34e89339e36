import { must } from "../must.ts";
/** A released wave as far as the comparability of its figures goes. Days are `YYYY-MM-DD`. */
export interface LineWave {
  /** The day on which its people were taken from the roster. */
  readonly opensOn: string;
  readonly version: string;
}

/** What an import of the roster moved at a unit; hires and leavers are no moves. */
export interface HeadcountMove {
  readonly day: string;
  /** People who came from, or went to, another part of the company. */
  readonly moved: number;
  readonly headcountBefore: number;
}

/** A break that somebody entered; `on` is the first day after it. */
export interface EnteredBreak {
  readonly on: string;
  readonly kind: "organisation" | "appraisal-standard" | "reason-flags";
  readonly note: string;
}

/** Why and where a line is not drawn through. */
export type LineBreak =
  | {
      readonly kind: "version";
      readonly on: string;
      readonly fromVersion: string;
      readonly toVersion: string;
    }
  /** More than a fifth of the unit moved since the segment began; on the day that made it so. */
  | { readonly kind: "moves"; readonly on: string }
  | EnteredBreak;

/** A line cut into pieces within which figures may be compared. */
export interface LineSegments {
  /** Number of the piece, from 0, of each wave. */
  readonly segments: readonly number[];
  readonly breaks: readonly LineBreak[];
}

/** The same unit has the same id and at most this share of its headcount moved (privacy §6.7). */
const MOVED_SHARE_AT_MOST = 0.2;

/**
 * Cuts a line where something else is measured: another question, another organisation, another
 * standard. Each wave is compared with the *first* of its piece, so that many small changes add up.
 *
 * @param waves in the order of their days.
 * @param isContinued whether a wave's version continues the piece made of the given waves.
 */
export function lineSegments<W extends LineWave>(
  waves: readonly W[],
  isContinued: (piece: readonly [W, ...W[]], wave: W) => boolean,
  organisation: {
    readonly moves: readonly HeadcountMove[];
    readonly entered: readonly EnteredBreak[];
  },
): LineSegments {
  const segments: number[] = [];
  const breaks: LineBreak[] = [];
  let piece: [W, ...W[]] | null = null;
  let segment = 0;
  for (const wave of waves) {
    if (piece === null) {
      piece = [wave];
    } else {
      const [first] = piece;
      const found = breaksBetween(first, wave, organisation);
      if (!isContinued(piece, wave)) {
        const fromVersion = must(piece.at(-1)).version;
        const on = wave.opensOn;
        found.push({ kind: "version", on, fromVersion, toVersion: wave.version });
      }
      if (found.length === 0) {
        piece.push(wave);
      } else {
        breaks.push(...found);
        piece = [wave];
        segment += 1;
      }
    }
    segments.push(segment);
  }
  return { segments, breaks };
}

function breaksBetween(
  first: LineWave,
  wave: LineWave,
  { moves, entered }: Parameters<typeof lineSegments>[2],
): LineBreak[] {
  const isBetween = (day: string) => first.opensOn < day && day <= wave.opensOn;
  const breaks: LineBreak[] = entered.filter(({ on }) => isBetween(on));
  const since = moves.filter(({ day }) => isBetween(day));
  const headcount = since[0]?.headcountBefore ?? 0;
  let moved = 0;
  for (const move of since) {
    moved += move.moved;
    if (moved > MOVED_SHARE_AT_MOST * headcount) {
      breaks.push({ kind: "moves", on: move.day });
      break;
    }
  }
  return breaks;
}
