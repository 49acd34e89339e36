const PAUSE_MS = 20;

/**
 * Looks again and again at the heap of one isolate while `work` runs: what the memory limit of a
 * Worker counts. Garbage that was not collected yet is included, since workerd's inspector collects
 * none when asked to; so this is more than the work needs, never less.
 *
 * @param inspector Miniflare's inspector address
 * @param worker name of the Worker
 * @returns the most that was seen, in bytes, on the heap and in buffers beside it
 */
export async function heapPeak(
  inspector: URL,
  worker: string,
  work: () => Promise<unknown>,
): Promise<number> {
  const socket = new WebSocket(new URL(`/core:user:${worker}`, inspector));
  await new Promise((resolve, reject) => {
    socket.onopen = resolve;
    socket.onerror = () => reject(new Error("The inspector does not answer."));
  });
  const waiting = new Map<number, (result: unknown) => void>();
  socket.onmessage = ({ data }) => {
    const { id, result } = JSON.parse(String(data)) as { id?: number; result?: unknown };
    if (id !== undefined) waiting.get(id)?.(result);
  };
  let lastId = 0;
  const call = (method: string): Promise<unknown> =>
    new Promise((resolve) => {
      lastId += 1;
      waiting.set(lastId, resolve);
      socket.send(JSON.stringify({ id: lastId, method }));
    });
  const usedBytes = async (): Promise<number> => {
    const usage = (await call("Runtime.getHeapUsage")) as {
      usedSize: number;
      backingStorageSize?: number;
    };
    return usage.usedSize + (usage.backingStorageSize ?? 0);
  };
  try {
    let most = 0;
    let isDone = false;
    const done = work().finally(() => {
      isDone = true;
    });
    while (!isDone) {
      most = Math.max(most, await usedBytes());
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
    await done;
    return most;
  } finally {
    socket.close();
  }
}
