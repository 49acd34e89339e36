import { z } from "@hono/zod-openapi";
import { DateOnly } from "./common.ts";
import { AskedPopulation, Channel, Cut, Notice } from "./waves.ts";

const Sha256Hex = z.string().regex(/^[0-9a-f]{64}$/);

export const ManifestGroup = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]{1,32}$/),
  unit: z.string(),
  unitName: z.string(),
  cut: z.string().nullable(),
  invited: z.int().positive(),
  publicKey: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
});

const COMMON = {
  wave: z.uuid(),
  name: z.string(),
  survey: z.string(),
  version: z.string(),
  definitionSha256: Sha256Hex,
  opensOn: DateOnly,
  closesOn: DateOnly,
  k: z.int().min(5),
  cut: Cut.nullable(),
  channel: Channel,
  linksHeldBy: z.enum(["system", "hr", "hr-unassigned", "public"]),
  requestBytes: z.int().positive(),
  policy: z.strictObject({
    id: z.string(),
    /** Fewest people invited to a ballot group. */
    minInvited: z.int(),
    /** Fewest ballots, and fewest comments, before comments are shown. */
    commentMinBallots: z.int(),
    commentMinComments: z.int(),
    /** Fewest answers for a share, and for items that are no 1-5 scale. */
    shareMinAnswers: z.int(),
    otherScaleMinAnswers: z.int(),
    /** Fewest answers of a unit for its breakdown; absent where none are shown at all. */
    cutMinAnswers: z.int().optional(),
    /** Points that published sums keep from their ends; absent in waves launched before that. */
    marginPoints: z.int().optional(),
  }),
  retention: z.strictObject({
    /** Days between release and destruction of the ballots. */
    holdDays: z.int(),
    /** Ballots not released by then are gone. */
    ballotsExpireOn: DateOnly,
  }),
  notice: Notice,
  previous: Sha256Hex.nullable(),
  groups: z.array(ManifestGroup).min(1),
};

/**
 * The public promise of a wave; its SHA-256 is the fingerprint in every link. Those of version 1
 * were made before it said who is asked; they stay as they are.
 */
export const Manifest = z
  .discriminatedUnion("v", [
    z.strictObject({ v: z.literal(1), ...COMMON }),
    z.strictObject({ v: z.literal(2), ...COMMON, population: AskedPopulation }),
  ])
  .openapi("Manifest");

export type Manifest = z.infer<typeof Manifest>;
