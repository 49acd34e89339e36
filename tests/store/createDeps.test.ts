import { describe, expect, it } from "vitest";
import { freshDeps } from "./ballotWave.ts";

describe("a start", () => {
  it.each([
    ["deployed", { EMBEDDED: "0", KV_SETTLE_SECONDS: "239" }],
    ["deployed", { EMBEDDED: "0", KV_SETTLE_SECONDS: "300", SUBMIT_GRACE_SECONDS: "181" }],
    ["embedded", { EMBEDDED: "1", KV_SETTLE_SECONDS: "4", SUBMIT_GRACE_SECONDS: "5" }],
  ])("is refused %s where the box could be listed before the last ballot: %j", async (_, times) => {
    await expect(freshDeps(times)).rejects.toThrow(/KV_SETTLE_SECONDS/);
  });

  it.each([
    ["deployed", { EMBEDDED: "0" }],
    ["deployed", { EMBEDDED: "0", KV_SETTLE_SECONDS: "240" }],
    ["embedded", { EMBEDDED: "1" }],
    ["embedded", { EMBEDDED: "1", KV_SETTLE_SECONDS: "5", SUBMIT_GRACE_SECONDS: "5" }],
  ])("is allowed %s where it cannot: %j", async (_, times) => {
    await expect(freshDeps(times)).resolves.toBeDefined();
  });

  it("takes a previous SEAL_KEY only whole", async () => {
    const { deps } = await freshDeps({ SEAL_KEY_PREVIOUS: "A".repeat(43) });
    expect(deps.secrets.previousSealKey).toEqual(new Uint8Array(32));
    await expect(freshDeps({ SEAL_KEY_PREVIOUS: "A" })).rejects.toThrow(/SEAL_KEY_PREVIOUS/);
  });
});
