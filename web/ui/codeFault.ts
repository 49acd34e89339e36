import { ApiProblem } from "../api/apiProblem.ts";

const KNOWN = ["wrong-code", "code-tried-before"] as const;

/** What is wrong with a typed code, going by the server's answer; null where it is not the code. */
export function codeFault(error: unknown): (typeof KNOWN)[number] | "malformed" | null {
  if (!(error instanceof ApiProblem)) return null;
  const place = error.errors.find(({ pointer }) => pointer === "/code");
  if (place === undefined) return null;
  return KNOWN.find((known) => known === place.code) ?? "malformed";
}
