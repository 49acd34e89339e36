import type { NotProven } from "../services/secondFactor.ts";
import type { NotOwnPassword } from "../services/signIn.ts";
import { notValid, PASSWORD_EXPIRED, type Problem } from "./problem.ts";

/** Why a password or a code proved nothing, as the caller is told. */
export function secondFactorProblem(
  fault:
    | NotProven
    | NotOwnPassword
    | { readonly reason: "challenge-over" | "is-on-already" | "password-expired" },
): Problem {
  switch (fault.reason) {
    case "password-expired":
      return PASSWORD_EXPIRED;
    case "challenge-over":
      return {
        slug: "challenge-over",
        status: 401,
        title:
          "The time for the code is over, or it was wrong five times. Enter the password again.",
      };
    case "wrong-code":
      return notValid([
        {
          pointer: "/code",
          code: fault.reason,
          detail: "This code is not right. Enter the one that the app shows now.",
        },
      ]);
    case "code-tried-before":
      return notValid([
        {
          pointer: "/code",
          code: fault.reason,
          detail: "This code was tried already. Wait for the next one of the app.",
        },
      ]);
    case "unreadable":
      return {
        slug: "second-factor-unreadable",
        status: 409,
        title:
          "The key that sealed this second factor is gone. Ask the owner to reset it, or to put the key back into AUTH_SECRET_PREVIOUS.",
      };
    case "wrong-password":
      return notValid([
        { pointer: "/password", code: fault.reason, detail: "This is not the present password." },
      ]);
    case "has-no-password":
      return {
        slug: fault.reason,
        status: 409,
        title: "Only an account that signs in by e-mail and password has a second factor here.",
      };
    case "no-second-factor":
      return {
        slug: fault.reason,
        status: 409,
        title: "There is no second factor here. Set one up first.",
      };
    case "is-on-already":
      return {
        slug: fault.reason,
        status: 409,
        title: "The second factor is on already. Turn it off before you set up another one.",
      };
    case "too-many-attempts":
      return {
        slug: "too-many-requests",
        status: 429,
        title: "Too many passwords or codes were tried. Wait, then try again.",
        headers: { "retry-after": String(fault.retryAfterSeconds) },
      };
  }
}
