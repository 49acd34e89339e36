import { z } from "zod";
import { AuditCounts } from "../../schema/wire/auditCounts.ts";
import { captureText } from "../capture/captureFile.ts";
import { captureReplies, isLeftOut } from "../capture/captureReplies.ts";
import { ApiProblem } from "./apiProblem.ts";
import { callApi } from "./client.ts";

/** Numbers of people of a release, for its auditors. */
export const readAuditCounts = (wave: string) =>
  callApi(AuditCounts, `/waves/${wave}/audit-counts`);

/**
 * Everything that an audit of all waves reads, as the file that `npm run audit -- --file` takes.
 * @param tell is told now and then how many replies of how many have come.
 * @throws ApiProblem where the server does not answer.
 */
export const readCaptureFile = async (
  tell: (done: number, total: number) => void,
): Promise<string> => captureText(await captureReplies(readReply, tell));

async function readReply(path: string): Promise<unknown> {
  try {
    return await callApi(z.unknown(), path);
  } catch (error) {
    if (error instanceof ApiProblem && isLeftOut(error.status, path)) return undefined;
    throw error;
  }
}
