import type { NamedPeopleRefused } from "../domain/waves/population.ts";
import type { PopulationTooNear } from "../services/comparePopulation.ts";
import { NAMED_REFUSALS, type WaveFault } from "../services/createWave.ts";
import type { HandOutFault } from "../services/handOuts.ts";
import { NOT_FOUND, notValid, outOfOrder, type Problem } from "./problem.ts";

/** Why a step of a wave was refused, whichever step it was. */
export type WaveRefusal =
  | { reason: "unknown-wave" | "channel-has-no-file" | "date-not-later" | "date-too-late" }
  | { reason: "already-over" | "channel-has-no-posters" }
  | { reason: "step-out-of-order" | "id-taken"; state: string }
  | { reason: "too-early" | "being-launched"; state: string; retryAfterSeconds: number }
  | { reason: "being-checked"; done: number; total: number }
  | { reason: "ballots-lost" | "codes-of-another-key" | "no-codes" }
  | { reason: "not-safe"; leaks: number; questions: readonly string[] }
  | { reason: "unknown-comment" | "parts-not-valid" | "only-whole" }
  | { reason: "wave-not-valid"; faults: WaveFault[] }
  | { reason: "hand-outs-not-valid"; faults: HandOutFault[] }
  | { reason: "wave-without-pool" }
  | { reason: "population-too-small"; invited: number; minimum: number }
  | PopulationTooNear
  | NamedPeopleRefused
  | { reason: "cut-values-too-many"; count: number; maximum: number };

/** Ballots that nobody can open any more: a loss, unless a key is found again. */
const BALLOTS_LOST: Problem = {
  slug: "ballots-lost",
  status: 409,
  title:
    "The key of this wave's ballots is gone from storage or was made under another SEAL_KEY, so they cannot be opened. Tell the owner: only that key brings them back (docs/keys.md).",
};

/** The problem that a refused step is answered with. */
export function waveProblem(refusal: WaveRefusal): Problem {
  switch (refusal.reason) {
    case "unknown-wave":
    case "unknown-comment":
      return NOT_FOUND;
    case "being-checked":
      return {
        slug: "release-being-checked",
        status: 409,
        title: "The independent check is not through yet. Ask again.",
        members: { done: refusal.done, total: refusal.total },
        headers: { "retry-after": "1" },
      };
    case "ballots-lost":
      return BALLOTS_LOST;
    case "codes-of-another-key":
    case "no-codes":
      return {
        slug: "links-lost",
        status: 409,
        title:
          "The links cannot be made again: the CODE_KEY of their launch is not here. Those handed out still work; the owner can put the key back (docs/keys.md).",
      };
    case "not-safe":
      return {
        slug: "release-not-safe",
        status: 409,
        title:
          "The independent check found that figures would give answers away. Nothing is published.",
        members: { leaks: refusal.leaks, questions: refusal.questions },
      };
    case "only-whole":
      return {
        slug: "comment-only-whole",
        status: 409,
        title: "After the release a comment can only be removed as a whole.",
      };
    case "parts-not-valid":
      return notValid([
        {
          pointer: "/hide",
          code: refusal.reason,
          detail: "Name parts of the text that do not overlap, from the first to after the last.",
        },
      ]);
    case "step-out-of-order":
    case "id-taken":
      return outOfOrder(refusal.state);
    case "too-early":
      return outOfOrder(refusal.state, { "retry-after": String(refusal.retryAfterSeconds) });
    case "being-launched":
      return {
        slug: "wave-being-launched",
        status: 409,
        title: "The wave is being launched. Try again in a minute.",
        members: { state: refusal.state },
        headers: { "retry-after": String(refusal.retryAfterSeconds) },
      };
    case "wave-not-valid":
    case "hand-outs-not-valid":
      return notValid(refusal.faults);
    case "already-over":
      return notValid([
        {
          pointer: "/closesOn",
          code: refusal.reason,
          detail: "The wave would be over already. Make a new draft with later dates.",
        },
      ]);
    case "wave-without-pool":
      return {
        slug: "wave-without-pool",
        status: 409,
        title: "Only waves with pools of codes have hand-outs; this one invites people.",
      };
    case "channel-has-no-file":
      return {
        slug: "channel-has-no-file",
        status: 409,
        title: "Only waves with the channel csv or slips have a file of links.",
      };
    case "channel-has-no-posters":
      return {
        slug: "channel-has-no-posters",
        status: 409,
        title: "Only waves with the channel open have posters.",
      };
    case "date-not-later":
      return notValid([
        {
          pointer: "/closesOn",
          code: refusal.reason,
          detail: "The new date must be later than the present closing date.",
        },
      ]);
    case "date-too-late":
      return notValid([
        {
          pointer: "/closesOn",
          code: refusal.reason,
          detail: "A wave can be extended to at most 30 days after its first closing date.",
        },
      ]);
    case "population-too-small":
      return notValid([
        {
          pointer: "/population",
          code: refusal.reason,
          detail: `${refusal.invited} people are invited; at least ${refusal.minimum} are needed.`,
        },
      ]);
    case "population-too-near": {
      const { wave, people } = refusal;
      return {
        slug: refusal.reason,
        status: 409,
        title:
          "So few people tell this wave from another one of the same survey that two results would tell of them. Ask exactly the same people, ask others, or wait until 30 days after its release.",
        members: { wave, people },
      };
    }
    case "named-need-mail":
    case "named-too-few": {
      const { reason, minimum } = refusal;
      const detail = NAMED_REFUSALS[reason](minimum);
      return notValid([{ pointer: "/population/personIds", code: reason, detail }]);
    }
    case "cut-values-too-many":
      return notValid([
        {
          pointer: "/cut",
          code: refusal.reason,
          detail: `The cut has ${refusal.count} values; at most ${refusal.maximum} can be shown.`,
        },
      ]);
  }
}
