import type { BrowserContext } from "@playwright/test";
import { ensureBrowser } from "../scripts/lib/ensureBrowser.ts";
import type { Figure } from "../scripts/lib/figure.ts";
import { openCompanyWave } from "./tools/company.ts";
import { startEdge } from "./tools/edge.ts";
import { median } from "./tools/median.ts";
import type { Span } from "./tools/pageScript.ts";
import { withServer } from "./tools/server.ts";
import { launchPhoneBrowser, newPhone, type View, viewPage } from "./tools/throttledPhone.ts";

const RUNS = 3;
const PEOPLE = 100;
const BYTES_PER_KB = 1000;

/** As small as brotli gets, which other measurements of pages count too. */
const BEST_QUALITY = 11;
/** What an edge does on the fly. */
const QUICK_QUALITY = 4;
const AT_ONCE = { readMs: 0, answerAtMs: 2000 };

/** The three visits of one run; each phone is new, and the second view is on the first's phone. */
interface Run {
  readonly cold: View;
  readonly again: View;
  readonly afterReading: View;
}

/** The employee page of an open wave on a throttled phone, from the link to the second question. */
export default async function measurePage(): Promise<Figure[]> {
  await ensureBrowser();
  return withServer(async ({ url, hr }) => {
    const { links } = await openCompanyWave(hr, PEOPLE);
    const quickEdge = await startEdge(url, QUICK_QUALITY);
    const edge = await startEdge(url, BEST_QUALITY);
    const browser = await launchPhoneBrowser();
    const unused = links.values();
    const nextLink = (origin: string) =>
      (unused.next().value?.link ?? "").replace(/^.*?(?=\/w\/)/, origin);
    const onNewPhone = async <T>(use: (phone: BrowserContext) => Promise<T>): Promise<T> => {
      const phone = await newPhone(browser);
      try {
        return await use(phone);
      } finally {
        await phone.close();
      }
    };
    const coldView = (origin: string) =>
      onNewPhone((phone) => viewPage(phone, nextLink(origin), AT_ONCE));
    try {
      const quick = await coldView(quickEdge.url);
      // Warms the server and compresses the files; not counted.
      await coldView(edge.url);
      const runs: Run[] = [];
      for (let run = 0; run < RUNS; run++) {
        const { cold, again } = await onNewPhone(async (phone) => ({
          cold: await viewPage(phone, nextLink(edge.url), AT_ONCE),
          again: await viewPage(phone, nextLink(edge.url), { readMs: 0, answerAtMs: null }),
        }));
        const afterReading = await onNewPhone((phone) =>
          viewPage(phone, nextLink(edge.url), { readMs: 5000, answerAtMs: 0 }),
        );
        runs.push({ cold, again, afterReading });
      }
      return [...timeFigures(runs), ...weightFigures(runs, quick)];
    } finally {
      await browser.close();
      edge.stop();
      quickEdge.stop();
    }
  });
}

function timeFigures(runs: readonly Run[]): Figure[] {
  const seconds = (what: string, pick: (run: Run) => number | null, read: Partial<Figure>) => ({
    what,
    value: median(runs.map((run) => pick(run) ?? Number.NaN)) / 1000,
    unit: "s",
    runs: RUNS,
    ...read,
  });
  return [
    seconds("page: notice readable", ({ cold }) => cold.noticeMs, {
      gate: "≤ 0.8",
      aim: "≤ 0.6",
      reference: "sketch 0.45–0.65 s",
      note: "until Start is to be seen, which comes after the manifest is verified",
    }),
    seconds("page: first question, Start at once", ({ cold }) => cold.firstQuestionMs, {
      gate: "≤ 1.2",
      aim: "≤ 0.8",
      reference: "LimeSurvey 3.0 s, stock SurveyJS 3.3 s, sketch 2.1–3.0 s",
    }),
    seconds(
      "page: second question, first answered after 2 s",
      ({ cold }) => cold.secondQuestionMs,
      {
        gate: "≤ 3.2",
        aim: "≤ 2.3",
        note: "answered 2 s after opening, or as soon as the question is there",
      },
    ),
    seconds(
      "page: first question, Start after 5 s",
      ({ afterReading: view }) =>
        (view.firstQuestionMs ?? Number.NaN) - (view.pressedMs ?? Number.NaN),
      {
        gate: "≤ 0.1",
        aim: "≤ 0.05",
        reference: "sketch 0.003–0.021 s",
        note: "from the press",
      },
    ),
    seconds(
      "page: repeat view, first question, Start at once",
      ({ again }) => again.firstQuestionMs,
      {
        gate: "≤ 0.8",
        aim: "≤ 0.5",
        reference: "LimeSurvey 1.2 s, stock SurveyJS 1.5–1.7 s, sketch 1.2–1.7 s",
        note: "another invitation on the same phone",
      },
    ),
  ];
}

function weightFigures(runs: readonly Run[], quick: View): Figure[] {
  const of = (pick: (run: Run) => number) => median(runs.map(pick));
  const note = (runs[0]?.cold.requests ?? [])
    .map(({ url, bytes }) => `${new URL(url).pathname.replace(/[0-9a-f-]{36}/, "…")} ${bytes}`)
    .join(", ");
  return [
    {
      what: "page: bytes on the wire",
      value: of(({ cold }) => bytesOf(cold)) / BYTES_PER_KB,
      unit: "KB",
      runs: RUNS,
      gate: "≤ 320",
      aim: "≤ 230",
      reference: "LimeSurvey 786 KB, stock SurveyJS 360–419 KB, sketch 220–309 KB",
      note: `brotli ${BEST_QUALITY}, headers included, without the manifest; ${note}`,
    },
    {
      what: "page: bytes on the wire, brotli of an edge",
      value: bytesOf(quick) / BYTES_PER_KB,
      unit: "KB",
      runs: 1,
      note: `brotli ${QUICK_QUALITY}, as compressed on the fly`,
    },
    {
      what: "page: requests",
      value: of(({ cold }) => cold.requests.length),
      unit: "",
      runs: RUNS,
      reference: "LimeSurvey 28, stock SurveyJS 4, sketch 3",
      note: `on the repeat view ${of(({ again }) => again.requests.length)}, with ${of(({ again }) => bytesOf(again))} bytes`,
    },
    {
      what: "page: longest task during a tap",
      value: of(({ afterReading: { taps, tasks } }) => longest(tasks.filter(meets(taps)))),
      unit: "ms",
      runs: RUNS,
      gate: "≤ 100",
      aim: "≤ 50",
      reference: "stock SurveyJS 430–570 ms",
      note: "Start after 5 s, first answer, next question; 0: each under 50 ms",
    },
    {
      what: "page: longest task while its code comes in",
      value: of(({ cold: { tasks, noticeMs } }) =>
        longest(tasks.filter(([from]) => from > (noticeMs ?? 0))),
      ),
      unit: "ms",
      runs: RUNS,
      note: "after the notice, Start pressed at once: a tap that falls into it waits so long",
    },
    {
      what: "page: requests to any other host",
      value: Math.max(
        ...runs.flatMap(({ cold, again, afterReading }) =>
          [cold, again, afterReading].map((view) => view.elsewhere.length),
        ),
      ),
      unit: "",
      runs: RUNS,
      gate: "≤ 0",
      aim: "≤ 0",
      reference: "stock SurveyJS 1",
    },
  ];
}

const longest = (tasks: readonly Span[]): number =>
  Math.max(0, ...tasks.map(([from, to]) => to - from));

/** Whether a task keeps one of the taps waiting. */
const meets =
  (taps: readonly Span[]) =>
  ([from, to]: Span): boolean =>
    taps.some((tap) => from < tap[1] && to > tap[0]);

const bytesOf = ({ requests }: View): number =>
  requests
    .filter(({ url }) => !url.endsWith("/manifest"))
    .reduce((sum, { bytes }) => sum + bytes, 0);
