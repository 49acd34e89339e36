import { createServer, request } from "node:http";
import type { AddressInfo } from "node:net";

/** One exchange as somebody on the way sees it. */
export interface Recorded {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly requestBytes: number;
  readonly answerBytes: number;
  readonly setsCookie: boolean;
}

/** A proxy on this machine that passes everything on unchanged and writes everything down. */
export async function startRecorder(origin: string) {
  const { hostname, port } = new URL(origin);
  const seen: Recorded[] = [];
  const server = createServer((incoming, outgoing) => {
    const { method = "", url: path = "", headers } = incoming;
    let requestBytes = 0;
    incoming.on("data", (chunk: Buffer) => {
      requestBytes += chunk.length;
    });
    const call = request({ hostname, port, method, path, headers }, (answer) => {
      let answerBytes = 0;
      answer.on("data", (chunk: Buffer) => {
        answerBytes += chunk.length;
      });
      answer.on("end", () => {
        const setsCookie = answer.headers["set-cookie"] !== undefined;
        seen.push({ method, path, headers, requestBytes, answerBytes, setsCookie });
      });
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    });
    call.on("error", () => outgoing.destroy());
    incoming.pipe(call);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    base: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    seen,
    stop: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
