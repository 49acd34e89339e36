import { z } from "zod";
import type { Answer } from "../../web/capture/captureFile.ts";
import { captureReplies, isLeftOut } from "../../web/capture/captureReplies.ts";
import { unknownRoutes } from "../../web/capture/routes.ts";
import { CommandError } from "../lib/commandError.ts";
import { patientFetch } from "../lib/patientFetch.ts";

const OpenApiDocument = z.looseObject({
  paths: z.record(z.string(), z.record(z.string(), z.unknown())),
});

/**
 * Reads with a key everything that an audit needs (`captureReplies`).
 * @param tell is told what is being read, now and then.
 * @throws CommandError where nobody answers, the key is not known, or the server has a route of
 *   which this program does not know whether it tells of answers.
 */
export async function captureRoutes(
  base: string,
  key: string,
  tell: (progress: string) => void,
): Promise<Answer[]> {
  tell("routes");
  const openApi = OpenApiDocument.safeParse(await fetchJson(base, key, "/openapi.json"));
  if (!openApi.success) throw new CommandError(`${base} does not tell which routes it has.`);
  const unknown = unknownRoutes(openApi.data);
  if (unknown.length > 0) {
    throw new CommandError(
      `This program does not know ${unknown.join(", ")} of ${base}: it is of another version. Use the one that belongs to the server.`,
    );
  }
  tell("lists");
  return captureReplies(
    (path) => fetchJson(base, key, path),
    (done, total) => tell(`${done} of ${total} replies`),
  );
}

/** @returns undefined where the reply is not for this role, or not there. */
async function fetchJson(base: string, key: string, path: string): Promise<unknown> {
  const headers = { authorization: `Bearer ${key}` };
  const response = await patientFetch(`${base}/api${path}`, { headers }).catch(() => {
    throw new CommandError(`Nobody answers at ${base}. Is the server running?`);
  });
  if (response.status === 401) throw new CommandError(`${base} does not know this key.`);
  if (isLeftOut(response.status, path)) return undefined;
  if (!response.ok) throw new CommandError(`${base}/api${path} answered ${response.status}.`);
  return response.json().catch(() => {
    throw new CommandError(`${base}/api${path} did not answer with JSON.`);
  });
}
