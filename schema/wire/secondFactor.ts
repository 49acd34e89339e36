import { z } from "@hono/zod-openapi";
import { GivenPassword } from "./password.ts";

/**
 * Six digits of an app, or a recovery code of ten letters. Spaces, full-width digits and capitals
 * are taken as they come from a keyboard; the dash of a recovery code may be left out.
 */
const Code = z
  .string()
  .max(40)
  .transform((typed) => typed.normalize("NFKC").replace(/[\s-]/g, "").toLowerCase())
  .refine((code) => /^(?:[0-9]{6}|[0-9a-z]{10})$/.test(code), {
    message: "Six digits of the app, or a recovery code such as ab12c-3de4f.",
  })
  .transform((code) => (code.length === 10 ? `${code.slice(0, 5)}-${code.slice(5)}` : code));

/** What stands between a right password and its second factor; good for five minutes. */
export const Challenge = z.strictObject({ challenge: z.string() }).openapi("SecondFactorChallenge");

/** The second step of a sign-in. */
export const ChallengeAnswer = z
  .strictObject({
    challenge: z.string().regex(/^[A-Za-z0-9._%~+/=-]{1,400}$/, "As the first step gave it."),
    code: Code,
  })
  .openapi("ChallengeAnswer");

/** Whether one has a second factor, and how many recovery codes are left. */
export const SecondFactor = z
  .strictObject({ isOn: z.boolean(), recoveryCodesLeft: z.int() })
  .openapi("SecondFactor");

/** The password again: a session alone sets up nothing. */
export const SecondFactorBeginning = z
  .strictObject({ password: GivenPassword })
  .openapi("SecondFactorBeginning");

/** `uri` for a QR code, and its `secret` for typing: base32 as apps take it. */
export const BegunSecondFactor = z
  .strictObject({ uri: z.string(), secret: z.string() })
  .openapi("BegunSecondFactor");

/** A first code of the app. */
export const SecondFactorConfirmation = z
  .strictObject({ code: Code })
  .openapi("SecondFactorConfirmation");

/** Password and code, for what weakens a second factor. */
export const SecondFactorProof = z
  .strictObject({ password: GivenPassword, code: Code })
  .openapi("SecondFactorProof");

/** Each works once in place of a code; shown only here. */
export const RecoveryCodes = z
  .strictObject({ recoveryCodes: z.array(z.string()) })
  .openapi("RecoveryCodes");
