import { closedLoop, jsonPoster, type LoopResult } from "./closedLoop.ts";
import { type Answering, answerLightly, type LightPhone, prepareLightPhone } from "./lightPhone.ts";

/** To this process: first what there is to send, then how much of it to send now. */
export type ToClients =
  | {
      readonly prepare: readonly Answering[];
      readonly base: string;
      readonly wave: string;
      readonly requestBytes: number;
      readonly clients: number;
    }
  | { readonly send: number };

/** From this process: ready, or what a loop found. */
export type FromClients = { readonly prepared: number } | { readonly result: LoopResult };

// The clients of bench/submission.ts, in a process apart from the server.
let phones: LightPhone[] = [];
let run = (_phones: readonly LightPhone[]): Promise<LoopResult> =>
  Promise.reject(new Error("Nothing is prepared."));

process.on("message", async (message: ToClients) => {
  if ("prepare" in message) {
    const { base, wave, requestBytes, clients } = message;
    phones = message.prepare.map((each) => prepareLightPhone(each, wave, requestBytes));
    const post = jsonPoster(`${base}/api/ballot`, clients);
    run = (some) => closedLoop(some, clients, (phone) => answerLightly(phone, post));
    tell({ prepared: phones.length });
  } else {
    tell({ result: await run(phones.splice(0, message.send)) });
  }
});

function tell(message: FromClients): void {
  process.send?.(message);
}
