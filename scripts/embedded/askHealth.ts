import { CommandError } from "../lib/commandError.ts";

/** What `GET /api/health` answers to the owner. */
interface Health {
  readonly checks: Readonly<Record<string, "ok" | "failed" | "not-tried">>;
  readonly lost?: readonly { readonly id: string; readonly name: string; readonly seed: string }[];
}

/**
 * Asks a server that has just started whether it can do its work.
 * @returns sentences about losses with which it serves all the same: everybody else's data are well
 * @throws CommandError where keys or stores have failed
 */
export async function askHealth(url: string, dataDir: string, ownerKey: string): Promise<string[]> {
  const headers = { authorization: `Bearer ${ownerKey}` };
  const { checks, lost = [] } = (await (
    await fetch(`${url}/api/health`, { headers })
  ).json()) as Health;
  if (checks.keys === "failed") {
    throw new CommandError(
      `The keys in ${dataDir}/secrets.json fit nothing of what ${dataDir}/store holds; restore that file from the same time as the store (docs/keys.md says what is left without it).`,
    );
  }
  const failed = Object.keys(checks).filter(
    (name) => name !== "ballots" && checks[name] === "failed",
  );
  if (failed.length > 0) {
    throw new CommandError(
      `The store in ${dataDir} does not work (${failed.join(", ")}); look whether its files can be read and written, and whether the disk has room.`,
    );
  }
  return lost.map(({ id, name, seed }) =>
    seed === "foreign"
      ? `Lost: the ballots of “${name}” (${id}) are under a SEAL_KEY that is not in ${dataDir}/secrets.json; put that key into SEAL_KEY_PREVIOUS (docs/keys.md).`
      : `Lost: the key of the ballots of “${name}” (${id}) is gone from ${dataDir}/store/kv; only a copy of that folder brings them back.`,
  );
}
