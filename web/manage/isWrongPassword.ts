import { ApiProblem } from "../api/apiProblem.ts";

/** Whether a call was refused for the password typed with it. */
export const isWrongPassword = (error: unknown): boolean =>
  error instanceof ApiProblem && error.errors.some(({ code }) => code === "wrong-password");
