import { z } from "zod";

/** One reply of the API as it came. */
export const Answer = z.strictObject({ path: z.string(), body: z.unknown() });
export type Answer = z.infer<typeof Answer>;

/** A file of captured replies, of one caller or of several: what an audit reads without a server. */
export const CaptureFile = z.strictObject({
  format: z.literal("anwen-capture-1"),
  answers: z.array(Answer),
});

/** The text of such a file. */
export const captureText = (answers: readonly Answer[]): string =>
  `${JSON.stringify({ format: "anwen-capture-1", answers })}\n`;
