import { createServer, request } from "node:http";
import type { AddressInfo } from "node:net";
import { brotliCompressSync, constants } from "node:zlib";

const COMPRESSED = /^(text\/|application\/(javascript|json))/;

/**
 * Stands in front of the embedded server as Cloudflare stands in front of a deployed one, as far as
 * bytes go: text is compressed with brotli unless the answer forbids it. Equal bodies are compressed
 * once, so that it costs no time. Works for this machine only.
 *
 * @param quality of brotli: 11 is the best, 4 what an edge does on the fly
 * @returns its address, and how to end it
 */
export async function startEdge(
  origin: string,
  quality: number,
): Promise<{ url: string; stop(): void }> {
  const { hostname, port, host } = new URL(origin);
  const compressedByBody = new Map<string, Buffer>();
  const compress = (body: Buffer): Buffer => {
    const key = body.toString("latin1");
    let compressed = compressedByBody.get(key);
    if (compressed === undefined) {
      compressed = brotliCompressSync(body, {
        params: { [constants.BROTLI_PARAM_QUALITY]: quality },
      });
      compressedByBody.set(key, compressed);
    }
    return compressed;
  };
  const server = createServer((incoming, outgoing) => {
    const { method, url: path } = incoming;
    const { "accept-encoding": accepted, ...others } = incoming.headers;
    const headers = { ...others, host, "accept-encoding": "identity" };
    const call = request({ hostname, port, method, path, headers }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on("data", (chunk: Buffer) => chunks.push(chunk));
      answer.on("error", () => outgoing.destroy());
      answer.on("end", () => {
        let body = Buffer.concat(chunks);
        const {
          "content-length": _length,
          "transfer-encoding": _chunked,
          ...rest
        } = answer.headers;
        const isCompressed =
          accepted?.includes("br") === true &&
          body.length > 0 &&
          answer.headers["content-encoding"] === undefined &&
          COMPRESSED.test(answer.headers["content-type"] ?? "") &&
          !/no-transform/.test(answer.headers["cache-control"] ?? "");
        if (isCompressed) body = compress(body) as typeof body;
        outgoing.writeHead(answer.statusCode ?? 502, {
          ...rest,
          ...(isCompressed ? { "content-encoding": "br" } : {}),
          ...(answer.statusCode === 304 ? {} : { "content-length": body.length }),
        });
        outgoing.end(body);
      });
    });
    call.on("error", () => outgoing.destroy());
    incoming.pipe(call);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
