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

  it("takes a list of previous keys only whole", async () => {
    const earlier = [
      "A".repeat(43),
      `lost-${"0".repeat(16)}`,
      "__________________________________________8",
    ];
    const { deps } = await freshDeps({ SEAL_KEY_PREVIOUS: earlier.join(", ") });
    expect(deps.secrets.earlierSealKeys).toEqual([
      new Uint8Array(32),
      new Uint8Array(32).fill(255),
    ]);
    for (const list of ["A", `${"A".repeat(43)},A`, "lost-", `lost-${"g".repeat(16)}`]) {
      await expect(freshDeps({ SEAL_KEY_PREVIOUS: list })).rejects.toMatchObject({
        fault: { reason: "key-malformed", variable: "SEAL_KEY_PREVIOUS" },
      });
    }
  });
});
