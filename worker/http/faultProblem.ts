import { KeysDoNotFit } from "../createDeps.ts";
import type { KeyFault } from "../domain/keys/keyRing.ts";
import { INTERNAL, type Problem } from "./problem.ts";

/** What is told of something that was thrown. */
export function faultProblem(error: Error): Problem {
  return error instanceof KeysDoNotFit ? keyProblem(error.fault) : INTERNAL;
}

/** What everything is answered with while the keys are not those of the data. */
const keyProblem = (fault: KeyFault): Problem => ({
  slug: "keys-do-not-fit",
  status: 503,
  title: `${keySentence(fault)} Nothing is answered until the owner has put that right (docs/keys.md).`,
  headers: { "retry-after": "60" },
});

function keySentence(fault: KeyFault): string {
  switch (fault.reason) {
    case "key-malformed":
      return `The secret ${fault.variable} is missing or not 32 bytes of base64url.`;
    case "key-foreign":
      return `The secret ${fault.name} is not the one that this data was made with.`;
    case "key-opens-nothing":
      return `The secret ${fault.name} fits nothing of what this data holds.`;
  }
}
