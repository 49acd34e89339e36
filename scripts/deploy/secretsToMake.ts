import { KEY_NAMES } from "../../worker/domain/keys/keyRing.ts";
import { makeSecret } from "../embedded/secrets.ts";
import { CommandError } from "../lib/commandError.ts";

/** The secrets of a deployed Worker. */
export const SECRET_NAMES = [...KEY_NAMES, "OWNER_KEY"] as const;

/** What is there: names of secrets, and of keys that the database was made with. */
export interface DeployedSecrets {
  readonly present: ReadonlySet<string>;
  readonly inUse: ReadonlySet<string>;
}

/**
 * New values for the secrets that a deployed Worker lacks; one that is there is never replaced.
 * @throws CommandError where data was made with one that is gone: a new one would not fit it.
 */
export function secretsToMake({
  present,
  inUse,
}: DeployedSecrets): Partial<Record<(typeof SECRET_NAMES)[number], string>> {
  const missing = SECRET_NAMES.filter((name) => !present.has(name));
  const lost = missing.filter((name) => inUse.has(name));
  if (lost.length > 0) {
    throw new CommandError(
      `The Worker lacks ${lost.join(", ")}, with which its data was made: put the same values back (npx wrangler secret put NAME); docs/keys.md says what is left without them.`,
    );
  }
  return Object.fromEntries(missing.map((name) => [name, makeSecret()]));
}
