import { z } from "zod";
import type { Answer } from "./captureFile.ts";
import { scorecardsOfOtherDays } from "./otherDays.ts";
import { LISTS, type Listed, READ } from "./routes.ts";

/** Calls at the same time: enough to be quick, few enough to leave the server to others. */
const AT_ONCE = 6;

const ListPage = z.looseObject({ items: z.array(z.looseObject({})), next: z.string().optional() });

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
 * Reads every route that a caller may read and that tells of answers or of HR's counts (`READ`),
 * with all of their parameters: all units, waves, indicators, dimensions, and days on which a wave
 * ended; for a manager the scorecards of the last day of every month of two years too.
 * @param fetchReply answers with the reply of a path below `/api`; undefined where it is left out
 *   (`isLeftOut`). What it throws ends the reading.
 * @param tell is told now and then how many replies of how many have come.
 */
export async function captureReplies(
  fetchReply: (path: string) => Promise<unknown>,
  tell: (done: number, total: number) => void,
): Promise<Answer[]> {
  const answers: Answer[] = [];
  const read = async (path: string): Promise<unknown> => {
    const body = await fetchReply(path);
    if (body !== undefined) answers.push({ path, body });
    return body;
  };
  const readAll = async (paths: readonly string[]) => {
    for (let start = 0; start < paths.length; start += AT_ONCE) {
      if (start % (5 * AT_ONCE) === 0) tell(start, paths.length);
      await Promise.all(paths.slice(start, start + AT_ONCE).map(read));
    }
  };
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

/**
 * Whether a refusal says only that a reply is not for this role (403), or not there yet (404, 409).
 * A wave that was closed early may end on a day to come (422).
 */
export const isLeftOut = (status: number, path: string): boolean =>
  [403, 404, 409].includes(status) || (status === 422 && path.includes("asOf="));
