import { z } from "zod";
import { CommandError } from "../lib/commandError.ts";
import { patientFetch } from "../lib/patientFetch.ts";
import { scorecardsOfOtherDays } from "./otherDays.ts";
import { LISTS, type Listed, READ, unknownRoutes } from "./routes.ts";

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

const ListPage = z.looseObject({ items: z.array(z.looseObject({})), next: z.string().optional() });

const OpenApiDocument = z.looseObject({
  paths: z.record(z.string(), z.record(z.string(), z.unknown())),
});
const Caller = z.looseObject({ role: z.string() });
const Unit = z.looseObject({ id: z.string() });
const Wave = z.looseObject({
  ...{ id: z.string(), survey: z.string(), version: z.string() },
  ...{ closesOn: z.string(), closedOn: z.string().nullable(), state: z.string() },
});
const Indicator = z.looseObject({ id: z.string(), item: z.string().nullable() });
const Version = z.looseObject({
  slug: z.string(),
  scoring: z.looseObject({ dimensions: z.array(z.looseObject({ id: z.string() })) }),
});

/**
 * Reads every route that a key may read and that tells of answers or of HR's counts (`READ`), with
 * all of their parameters: all units, waves, indicators, dimensions, and days on which a wave ended;
 * for a manager the scorecards of the last day of every month of two years too.
 * What is refused to this role (403), or not there yet (404, 409), is left out.
 * @param tell is told what is being read, now and then.
 * @throws CommandError where nobody answers, the key is not known, or the server has a route of
 *   which this program does not know whether it tells of answers.
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
  const readAll = async (paths: readonly string[]) => {
    for (let start = 0; start < paths.length; start += AT_ONCE) {
      if (start % (50 * AT_ONCE) === 0) tell(`${start} of ${paths.length} replies`);
      await Promise.all(paths.slice(start, start + AT_ONCE).map(read));
    }
  };
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
  // Who is calling stands before the scorecards: an audit looks at those of managers.
  const caller = Caller.safeParse(await read("/session"));
  const items = new Map<string, Record<string, unknown>[]>();
  for (const path of LISTS) items.set(path, await readList(read, path));
  const listed = {
    units: z.array(Unit).parse(items.get("/units")),
    waves: z.array(Wave).parse(items.get("/waves")),
    indicators: z.array(Indicator).parse(items.get("/indicators")),
    dimensions: [],
  };
  const versions = "/surveys/{slug}/versions/{version}";
  await readAll(READ[versions]?.(listed) ?? []);
  const dimensions = answers.flatMap(({ path, body }) => {
    const version = path.startsWith("/surveys/") ? Version.safeParse(body) : null;
    if (!version?.success) return [];
    const { slug, scoring } = version.data;
    return scoring.dimensions.map(({ id }) => ({ survey: slug, dimension: id }));
  });
  const all: Listed = { ...listed, dimensions: unique(dimensions) };
  await readAll(
    Object.entries(READ).flatMap(([route, paths]) => (route === versions ? [] : paths(all))),
  );
  if (caller.data?.role === "manager") {
    const today = listed.units.map(({ id }) => `/scorecard?unit=${id}`);
    await readAll(scorecardsOfOtherDays(answers, today));
  }
  return answers;
}

const unique = <T>(list: readonly T[]): T[] => [
  ...new Map(list.map((one) => [JSON.stringify(one), one])).values(),
];

/** All items of a list, page by page; none where it is not for this role. */
async function readList(
  read: (path: string) => Promise<unknown>,
  path: string,
): Promise<Record<string, unknown>[]> {
  const items: Record<string, unknown>[] = [];
  let cursor: string | undefined;
  do {
    const page = ListPage.safeParse(
      await read(cursor === undefined ? path : `${path}?cursor=${cursor}`),
    );
    if (!page.success) break;
    items.push(...page.data.items);
    cursor = page.data.next;
  } while (cursor !== undefined);
  return items;
}

/** @returns undefined where the reply is not for this role, or not there. */
async function fetchJson(base: string, key: string, path: string): Promise<unknown> {
  const headers = { authorization: `Bearer ${key}` };
  const response = await patientFetch(`${base}/api${path}`, { headers }).catch(() => {
    throw new CommandError(`Nobody answers at ${base}. Is the server running?`);
  });
  if (response.status === 401) throw new CommandError(`${base} does not know this key.`);
  if ([403, 404, 409].includes(response.status)) return undefined;
  // A wave that was closed early may end on a day to come.
  if (response.status === 422 && path.includes("asOf=")) return undefined;
  if (!response.ok) throw new CommandError(`${base}/api${path} answered ${response.status}.`);
  return response.json().catch(() => {
    throw new CommandError(`${base}/api${path} did not answer with JSON.`);
  });
}
