import { fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import { answerSurvey } from "../scripts/demo/answerSurvey.ts";
import { seededRandom } from "../scripts/demo/random.ts";
import type { Figure } from "../scripts/lib/figure.ts";
import { jsonPoster } from "./tools/closedLoop.ts";
import { openCompanyWave } from "./tools/company.ts";
import { prepareLightPhone } from "./tools/lightPhone.ts";
import { median } from "./tools/median.ts";
import { withServer } from "./tools/server.ts";

const GUESSERS = 8;
const RUNS = 5;
const PER_RUN = 60;

/**
 * How long the first call of a ballot takes beside clients that guess passwords without a pause, as a
 * ratio to the same without them, in turns within one run.
 */
export default async function measureGuessing(): Promise<Figure[]> {
  return withServer(async ({ url, hr }) => {
    const { manifest, definition, links } = await openCompanyWave(hr, (2 * RUNS + 1) * PER_RUN);
    const random = seededRandom(1);
    const requests = links.map(({ code, link }) => {
      const group = link.split(".").at(-2) ?? "";
      const ballotText = answerSurvey(definition, random, random());
      const answering = { code, group, ballotText };
      return prepareLightPhone(answering, manifest.wave, manifest.requestBytes).issueRequest;
    });
    const post = jsonPoster(`${url}/api/ballot`, 1);
    const issueMs = async (): Promise<number> => {
      const times: number[] = [];
      for (const request of requests.splice(0, PER_RUN)) {
        const startedAt = performance.now();
        await post(request);
        times.push(performance.now() - startedAt);
      }
      return median(times);
    };
    await issueMs();
    const idle: number[] = [];
    const beside: number[] = [];
    for (let run = 0; run < RUNS; run++) {
      idle.push(await issueMs());
      const tool = fileURLToPath(new URL("./tools/guessingClients.ts", import.meta.url));
      const guessers = fork(tool, [url, String(GUESSERS)]);
      await new Promise((resolve) => setTimeout(resolve, 1000));
      beside.push(await issueMs());
      guessers.kill();
    }
    return [
      {
        what: `issue beside ${GUESSERS} guessers, p50 ÷ idle`,
        value: median(beside) / median(idle),
        unit: "",
        runs: RUNS,
        gate: "≤ 3",
        reference: "149 at 8a6c468 with 4 guessers",
        note: `idle ${median(idle).toFixed(1)} ms, beside ${median(beside).toFixed(1)} ms; ${PER_RUN} calls a run`,
      },
    ];
  });
}
