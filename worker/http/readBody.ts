import { type JsonRefusal, readJson } from "../domain/readJson.ts";
import { type Result, refuse } from "../domain/result.ts";

/** Why a body is not taken as JSON. */
export type BodyRefusal = JsonRefusal | { readonly reason: "not-utf8" };

/** What is thrown away of a refused body: more than the longest file that is taken anywhere. */
const MOST_DRAINED_BYTES = 16 * 1024 * 1024;
/** A sender that pauses longer than this, or takes longer than that, is not waited for. */
const LONGEST_PAUSE_MS = 5_000;
const LONGEST_DRAIN_MS = 60_000;

/**
 * The bytes of a request's body, or null if they are more than `mostBytes`, whatever its headers
 * say. What is too long is left unread: `drained` sees to it.
 */
export async function readBody(request: Request, mostBytes: number): Promise<Uint8Array | null> {
  if (request.body === null) return new Uint8Array(0);
  if (Number(request.headers.get("content-length") ?? 0) > mostBytes) return null;
  const reader = request.body.getReader();
  const chunks: Uint8Array[] = [];
  let byteCount = 0;
  for (let read = await reader.read(); !read.done; read = await reader.read()) {
    byteCount += read.value.length;
    if (byteCount > mostBytes) break;
    chunks.push(read.value);
  }
  reader.releaseLock();
  if (byteCount > mostBytes) return null;
  const body = new Uint8Array(byteCount);
  let offset = 0;
  for (const chunk of chunks) {
    body.set(chunk, offset);
    offset += chunk.length;
  }
  return body;
}

const strictUtf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: false });

/** The JSON in a body: one reading for the desk, the ballot and the suggestion box. */
export function readJsonBody(body: Uint8Array): Result<unknown, BodyRefusal> {
  let text: string;
  try {
    text = strictUtf8.decode(body);
  } catch {
    return refuse({ reason: "not-utf8" });
  }
  return readJson(text);
}

/**
 * Reads what nobody has read of a request's body, and throws it away. Never fails; gives up on a
 * body that is too long, too slow, or without an end.
 */
export async function drainBody({ body }: Request): Promise<void> {
  // Locked: somebody has read it as a whole.
  if (body === null || body.locked) return;
  const reader = body.getReader();
  const startedAtMs = Date.now();
  let byteCount = 0;
  while (byteCount <= MOST_DRAINED_BYTES && Date.now() - startedAtMs <= LONGEST_DRAIN_MS) {
    const read = await withinPause(reader.read());
    if (read === null) break;
    byteCount += read.length;
  }
  reader.cancel().catch(() => undefined);
}

/** The bytes that came; null at the end, after a pause that is too long, or when the sender left. */
async function withinPause(
  coming: Promise<ReadableStreamReadResult<Uint8Array>>,
): Promise<Uint8Array | null> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const pause = new Promise<null>((resolve) => {
    timer = setTimeout(resolve, LONGEST_PAUSE_MS, null);
  });
  const bytes = coming.then(
    (read) => (read.done ? null : read.value),
    () => null,
  );
  const first = await Promise.race([bytes, pause]);
  clearTimeout(timer);
  return first;
}
