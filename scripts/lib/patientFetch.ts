import { setTimeout as sleep } from "node:timers/promises";

const LONGEST_WAIT_MS = 5000;
const STEP_MS = 100;

/**
 * `fetch` for a server that pauses for about a second to rewrite the files of a destroyed wave.
 * What was never sent is sent again, whatever it was (the connection was refused); what was cut
 * off is asked again only where asking twice changes nothing, as browsers do.
 * @param isRepeatable whether sending the same bytes twice does what once does, as of ballots
 * @throws what `fetch` throws, after five seconds at the latest.
 */
export async function patientFetch(
  url: string,
  init: RequestInit = {},
  isRepeatable = init.method === undefined || init.method === "GET",
): Promise<Response> {
  for (let waitedMs = 0; ; waitedMs += STEP_MS) {
    try {
      return await fetch(url, init);
    } catch (error) {
      const { code } = ((error as Error).cause ?? {}) as { code?: string };
      const wasCut = code === "UND_ERR_SOCKET" || code === "ECONNRESET";
      const mayAskAgain = code === "ECONNREFUSED" || (isRepeatable && wasCut);
      if (!mayAskAgain || waitedMs >= LONGEST_WAIT_MS) throw error;
      await sleep(STEP_MS);
    }
  }
}
