import { ApiProblem } from "../api/apiProblem.ts";

/** Whether a call was refused for a fault with this code. */
export const hasFault = (error: unknown, code: string): boolean =>
  error instanceof ApiProblem && error.errors.some((fault) => fault.code === code);
