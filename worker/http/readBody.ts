/** What is read of a body that is too long, so that its sender gets the answer: then it is cut. */
const MOST_DRAINED_BYTES = 1024 * 1024;

/**
 * The bytes of a request's body, or null if they are more than `mostBytes`, whatever its headers
 * say. What is too long is read on for a while and thrown away: an answer in the middle of the
 * sending would reset the connection, and with it whatever is asked next on it.
 */
export async function readBody(request: Request, mostBytes: number): Promise<Uint8Array | null> {
  const chunks: Uint8Array[] = [];
  let byteCount = 0;
  for await (const chunk of request.body ?? []) {
    byteCount += chunk.length;
    if (byteCount > MOST_DRAINED_BYTES) return null;
    if (byteCount <= mostBytes) chunks.push(chunk);
  }
  if (byteCount > mostBytes) return null;
  const body = new Uint8Array(byteCount);
  let offset = 0;
  for (const chunk of chunks) {
    body.set(chunk, offset);
    offset += chunk.length;
  }
  return body;
}

/** What is read of an import that is too long. */
const MOST_DRAINED_IMPORT_BYTES = 64 * 1024 * 1024;

/**
 * Reads a body that is refused for its length, and throws it away: its sender is to get the answer
 * instead of a connection that breaks off while it is still sending.
 */
export async function drainBody(request: Request): Promise<void> {
  if (request.body === null || request.body.locked || request.bodyUsed) return;
  let byteCount = 0;
  for await (const chunk of request.body) {
    byteCount += chunk.length;
    if (byteCount > MOST_DRAINED_IMPORT_BYTES) return;
  }
}
