import { z } from "@hono/zod-openapi";
import { countCharacters, isPasswordLength, PASSWORD_CHARACTERS } from "../text/passwordLength.ts";

/** A password that is tried, as typed. */
export const GivenPassword = z
  .string()
  .min(1)
  .refine(
    (password) => countCharacters(password) <= PASSWORD_CHARACTERS.most,
    "A password has at most 128 characters.",
  );

/** A password that is set: long enough not to be guessed, short enough to be hashed quickly. */
export const NewPassword = z
  .string()
  .refine(isPasswordLength, "A password has 12 to 128 characters.");
