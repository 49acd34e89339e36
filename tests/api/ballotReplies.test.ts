import { describe, expect, it } from "vitest";
import { launchedWave, makeCallers } from "../support/company.ts";
import {
  nextRequest,
  postBallot,
  pressSubmit,
  readPublicWave,
  takeReply,
} from "../support/phone.ts";
import { startServer } from "../support/server.ts";

describe("every answer of the ballot endpoint", () => {
  it("has one length and no mark, whatever was wrong", async () => {
    const own = await startServer({ clock: "2026-03-02", trustedProxy: "127.0.0.1" });
    try {
      const callers = await makeCallers(own);
      const launched = await launchedWave(callers);
      const loaded = await readPublicWave(callers.nobody, launched.id);
      const [first, second] = launched.links;
      if (first === undefined || second === undefined) throw new Error("There are links.");
      const text = JSON.stringify({ version: "1.0.0", answers: { "SAT-G1": 9 }, comments: {} });
      const good = nextRequest(pressSubmit(loaded, first, text)) ?? "";
      const asked: [number, BodyInit, Record<string, string>?][] = [
        [400, good, { cookie: "a=b" }],
        [400, good, { authorization: `Bearer ${own.ownerKey}` }],
        [415, good, { "content-type": "text/plain" }],
        [413, `${good}${" ".repeat(70_000)}`],
        [422, "{"],
        [422, ""],
        [422, new Uint8Array([0xff, 0xfe, 0x22])],
        [422, good.replace('"issue"', '"vote"')],
        [422, good.replace('"pad":', '"colour":"red","pad":')],
        [422, `${good.slice(0, -2)}00"}`],
        [403, good.replace(launched.id, crypto.randomUUID())],
        [200, good],
        [200, good],
        [403, nextRequest(pressSubmit(loaded, first, text)) ?? ""],
      ];
      const shapes = new Set<string>();
      const check = async (status: number, body: BodyInit, headers = {}) => {
        const response = await postBallot(own.base, body, headers);
        const replied = await response.text();
        expect([response.status, Buffer.byteLength(replied)], replied.trim()).toEqual([
          status,
          2048,
        ]);
        expect(response.headers.get("content-length")).toBe("2048");
        expect(response.headers.get("content-encoding") ?? "identity").toBe("identity");
        expect(response.headers.get("cache-control")).toBe("no-store, no-transform");
        expect(replied).not.toMatch(/request-?id/i);
        shapes.add([...response.headers.keys()].sort().join(" "));
        return replied;
      };
      for (const [status, body, headers] of asked) await check(status, body, headers);
      // A token that is good, with a ballot that is not: five errors at most, and still usable.
      const manyFaults = Object.fromEntries(Array.from({ length: 9 }, (_, i) => [`X-${i}`, 1]));
      let phone = pressSubmit(
        loaded,
        second,
        JSON.stringify({ version: "1.0.0", answers: manyFaults, comments: {} }),
      );
      const issued = await check(200, nextRequest(phone) ?? "");
      phone = takeReply(phone, issued);
      const refused = JSON.parse(await check(422, nextRequest(phone) ?? ""));
      expect(refused.errors).toHaveLength(5);
      // One set of headers for all of them: no request id, no cookie, nothing that tells one apart.
      expect([...shapes]).toHaveLength(1);
      expect([...shapes][0]).not.toMatch(/cookie|request|trace|ray|etag|server-timing/);
      // Too many refused calls: the same length, and one header more that says how long to wait.
      let last: Response | null = null;
      for (let call = 0; call < 31; call++) {
        last = await postBallot(own.base, "{", { "x-forwarded-for": "198.51.100.7" });
        expect((await last.text()).length).toBe(2048);
      }
      expect([last?.status, last?.headers.has("retry-after")]).toEqual([429, true]);
      expect(own.stderr()).toBe("");
    } finally {
      await own.stop();
    }
  });
});
