import { POOL_BALLOTS_MIN, POOL_COMMENTS_MIN } from "./placeComments.ts";
import { CUT_MIN, MARGIN, OTHER_ITEM_MIN, SHARE_MIN } from "./sizes.ts";

/** The rules of a wave as its manifest promises them; all counts are of people. */
export interface ReleasePolicy {
  /** Name of the rule set, so that an observer knows which description applies. */
  readonly id: string;
  /** Fewest people invited to a ballot group. */
  readonly minInvited: number;
  /** Fewest ballots, and fewest comments among them, before comments are shown at a unit. */
  readonly commentMinBallots: number;
  readonly commentMinComments: number;
  /** Fewest answers for a share, and for items that are no 1–5 scale (whole company only). */
  readonly shareMinAnswers: number;
  readonly otherScaleMinAnswers: number;
  /** Fewest answers of a unit for its breakdown by cut value. */
  readonly cutMinAnswers: number;
  /** Points that a published sum keeps from the smallest and the largest possible one. */
  readonly marginPoints: number;
  readonly [name: string]: string | number;
}

/** The name of the rule set that shows no breakdowns; waves launched under it keep that promise. */
const WITHOUT_CUTS = "tree-threshold-1";

/** Whether a rule set, as a manifest names it, shows breakdowns by cut value. */
export const showsCuts = (policyId: unknown): boolean => policyId !== WITHOUT_CUTS;

/** The policy that this release of the product applies. */
export const releasePolicy = (minInvited: number): ReleasePolicy => ({
  id: "tree-projection-2",
  minInvited,
  commentMinBallots: POOL_BALLOTS_MIN,
  commentMinComments: POOL_COMMENTS_MIN,
  shareMinAnswers: SHARE_MIN,
  otherScaleMinAnswers: OTHER_ITEM_MIN,
  cutMinAnswers: CUT_MIN,
  marginPoints: MARGIN,
});
