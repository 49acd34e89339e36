import { connect } from "node:net";

/** An answer as it stood on the wire. */
export interface RawAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** One kept connection, as a proxy holds it: requests go out one after the other. */
export interface RawConnection {
  /** Writes as it is; a `head` below makes the beginning of a request. */
  send(...parts: readonly (string | Uint8Array)[]): void;
  /**
   * The next answer.
   * @param to HEAD has no body whatever its headers say
   * @throws when the connection ends before, or nothing comes within so many ms
   */
  answer(options?: { to?: string; withinMs?: number }): Promise<RawAnswer>;
  /** Resolves when the other side has ended the connection. */
  readonly ended: Promise<void>;
  close(): void;
}

/** The lines of a request before its body. */
export const head = (
  method: string,
  path: string,
  headers: Readonly<Record<string, string>> = {},
): string =>
  [
    `${method} ${path} HTTP/1.1`,
    "host: 127.0.0.1",
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    "\r\n",
  ].join("\r\n");

/** A body in chunks of at most 1,000 bytes, with its end. */
export function chunked(body: string): string {
  const parts = body.match(/[\s\S]{1,1000}/g) ?? [];
  return [...parts, ""].map((part) => `${part.length.toString(16)}\r\n${part}\r\n`).join("");
}

/** Opens a connection that is kept until one side ends it. */
export async function openConnection(base: string): Promise<RawConnection> {
  const socket = connect(Number(new URL(base).port), "127.0.0.1");
  socket.setNoDelay(true);
  let received = "";
  let isEnded = false;
  let wake = (): void => undefined;
  socket.setEncoding("latin1");
  socket.on("data", (text: string) => {
    received += text;
    wake();
  });
  socket.on("error", () => undefined);
  const ended = new Promise<void>((resolve) => {
    for (const event of ["end", "close"]) {
      socket.on(event, () => {
        isEnded = true;
        wake();
        resolve();
      });
    }
  });
  await new Promise((resolve) => socket.once("connect", resolve));
  return {
    send: (...parts) => {
      for (const part of parts) socket.write(part);
    },
    answer: async ({ to = "GET", withinMs = 20_000 } = {}) => {
      const startedAt = performance.now();
      for (;;) {
        const read = readAnswer(received, to === "HEAD");
        if (read !== null) {
          received = received.slice(read.length);
          return read.answer;
        }
        const leftMs = withinMs - (performance.now() - startedAt);
        if (isEnded || leftMs <= 0) {
          throw new Error(`${isEnded ? "The connection ended" : "Nothing came"}: "${received}"`);
        }
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, leftMs);
          wake = () => {
            clearTimeout(timer);
            resolve();
          };
        });
      }
    },
    ended,
    close: () => socket.destroy(),
  };
}

function readAnswer(
  text: string,
  isBare: boolean,
): { readonly answer: RawAnswer; readonly length: number } | null {
  const headEnd = text.indexOf("\r\n\r\n");
  if (headEnd < 0) return null;
  const [first = "", ...lines] = text.slice(0, headEnd).split("\r\n");
  const status = Number(first.split(" ")[1]);
  const headers = Object.fromEntries(
    lines.map((line) => {
      const colon = line.indexOf(":");
      return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
    }),
  );
  const start = headEnd + 4;
  const done = (body: string, end: number) => ({
    answer: { status, headers, body: Buffer.from(body, "latin1").toString("utf8") },
    length: end,
  });
  if (isBare || status === 204 || status === 304) return done("", start);
  if (headers["transfer-encoding"] === "chunked") return readChunks(text, start, done);
  const end = start + Number(headers["content-length"] ?? 0);
  return text.length < end ? null : done(text.slice(start, end), end);
}

function readChunks<T>(text: string, start: number, done: (body: string, end: number) => T) {
  let body = "";
  for (let at = start; ; ) {
    const lineEnd = text.indexOf("\r\n", at);
    if (lineEnd < 0) return null;
    const length = Number.parseInt(text.slice(at, lineEnd), 16);
    const end = lineEnd + 2 + length;
    if (text.length < end + 2) return null;
    if (length === 0) return done(body, end + 2);
    body += text.slice(lineEnd + 2, end);
    at = end + 2;
  }
}
