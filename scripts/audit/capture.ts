import { z } from "zod";
import { CommandError } from "../lib/commandError.ts";
import { patientFetch } from "../lib/patientFetch.ts";
import { scorecardsOfOtherDays } from "./otherDays.ts";

/** One reply of the API as it came. */
export const Answer = z.strictObject({ path: z.string(), body: z.unknown() });
export type Answer = z.infer<typeof Answer>;

/** A file of captured replies, of one caller or of several. */
export const CaptureFile = z.strictObject({
  format: z.literal("anwen-capture-1"),
  answers: z.array(Answer),
});

/** Calls at the same time: enough to be quick, few enough to leave the server to others. */
const AT_ONCE = 6;

const Listed = z.looseObject({ items: z.array(z.looseObject({})), next: z.string().optional() });

const Caller = z.looseObject({ role: z.string() });

/**
 * Reads everything about results that a key may read: units, waves, and of each wave manifest,
 * participation, results, statement and counts; the scorecard and the lines of all indicators at all
 * units; HR's counts, and for a manager the scorecards of the last day of every month of two years.
 * What is refused to this role (403), or not there yet (404, 409), is left out.
 * @param tell is told what is being read, now and then.
 * @throws CommandError where nobody answers, or the key is not known.
 */
export async function captureRoutes(
  base: string,
  key: string,
  tell: (progress: string) => void,
): Promise<Answer[]> {
  const answers: Answer[] = [];
  const read = async (path: string): Promise<unknown> => {
    const body = await fetchJson(base, key, path);
    if (body !== undefined) answers.push({ path, body });
    return body;
  };
  const list = async (path: string) => {
    const items: Record<string, unknown>[] = [];
    let cursor: string | undefined;
    do {
      const page = Listed.safeParse(
        await read(cursor === undefined ? path : `${path}?cursor=${cursor}`),
      );
      if (!page.success) break;
      items.push(...page.data.items);
      cursor = page.data.next;
    } while (cursor !== undefined);
    return items;
  };
  tell("units, waves and indicators");
  const units = await list("/units");
  const waves = await list("/waves");
  const indicators = await list("/indicators");
  const paths = waves.flatMap(({ id }) =>
    ["manifest", "participation", "results", "company-results", "statement", "audit-counts"].map(
      (part) => `/waves/${id}/${part}`,
    ),
  );
  const lines = indicators
    .filter(({ item }) => typeof item === "string")
    .flatMap(({ id }) => units.map((unit) => `/trend?indicator=${id}&unit=${unit.id}`));
  const scorecards = units.map(({ id }) => `/scorecard?unit=${id}`);
  // Who is calling stands before the scorecards: an audit looks at those of managers.
  const { data: caller } = Caller.safeParse(await read("/session"));
  await read("/records");
  const readAll = async (wanted: readonly string[]) => {
    for (let start = 0; start < wanted.length; start += AT_ONCE) {
      if (start % (50 * AT_ONCE) === 0) tell(`${start} of ${wanted.length} replies`);
      await Promise.all(wanted.slice(start, start + AT_ONCE).map(read));
    }
  };
  await readAll([...paths, ...scorecards, ...lines]);
  if (caller?.role === "manager") await readAll(scorecardsOfOtherDays(answers, scorecards));
  return answers;
}

/** @returns undefined where the reply is not for this role, or not there. */
async function fetchJson(base: string, key: string, path: string): Promise<unknown> {
  const headers = { authorization: `Bearer ${key}` };
  const response = await patientFetch(`${base}/api${path}`, { headers }).catch(() => {
    throw new CommandError(`Nobody answers at ${base}. Is the server running?`);
  });
  if (response.status === 401) throw new CommandError(`${base} does not know this key.`);
  if ([403, 404, 409].includes(response.status)) return undefined;
  if (!response.ok) throw new CommandError(`${base}/api${path} answered ${response.status}.`);
  return response.json().catch(() => {
    throw new CommandError(`${base}/api${path} did not answer with JSON.`);
  });
}
