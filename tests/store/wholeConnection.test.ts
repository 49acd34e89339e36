import { env } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import { createApp } from "../../worker/app.ts";
import type { Bindings } from "../../worker/env.ts";

const MIB = 1024 * 1024;
const app = createApp();

/** A body of so many chunks, and how many of them were asked for. */
function counted(chunks: number, chunkBytes: number) {
  const asked = { count: 0, isCancelled: false };
  const body = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        if (asked.count === chunks) return controller.close();
        asked.count += 1;
        controller.enqueue(new Uint8Array(chunkBytes));
      },
      cancel() {
        asked.isCancelled = true;
      },
    },
    { highWaterMark: 0 },
  );
  return { asked, body };
}

const post = (path: string, body: ReadableStream, bindings: Partial<Bindings> = env as never) =>
  app.fetch(new Request(`http://a.invalid${path}`, { method: "POST", body }), bindings as Bindings);

describe("the body of a request that is not taken", () => {
  it.each(["/api/waves", "/api/ballot", "/api/suggestions", "/api/nothing", "/", "/a.b"])(
    "is read to its end before the answer is out: %s",
    async (path) => {
      const { asked, body } = counted(50, 10_000);
      const { status } = await post(path, body);
      expect([status >= 400 && status < 500, asked.count]).toEqual([true, 50]);
    },
  );

  it.each(["/api/waves", "/api/suggestions", "/"])(
    "is read to its end also after a fault of ours: %s",
    async (path) => {
      const { asked, body } = counted(50, 10_000);
      // Without its secrets the Worker must not answer.
      expect([(await post(path, body, {})).status, asked.count]).toEqual([500, 50]);
    },
  );

  it("is given up where it is longer than any file", async () => {
    const { asked, body } = counted(1_000, MIB);
    expect((await post("/api/waves", body)).status).toBe(401);
    expect(asked).toEqual({ count: 17, isCancelled: true });
  });
});
