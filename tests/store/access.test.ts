import { describe, expect, it } from "vitest";
import { freshDeps } from "./ballotWave.ts";

const ACCESS_TEAM_DOMAIN = "team.cloudflareaccess.com";
const ACCESS_AUD = "a".repeat(64);

describe("the settings of Cloudflare Access", () => {
  it("are off where there are none", async () => {
    expect((await freshDeps()).deps.access).toBeNull();
  });

  it("name the team's own keys in a deployed Worker", async () => {
    const { deps } = await freshDeps({ EMBEDDED: "0", ACCESS_TEAM_DOMAIN, ACCESS_AUD });
    expect(deps.access).toEqual({
      issuer: "https://team.cloudflareaccess.com",
      audience: ACCESS_AUD,
      keysUrl: "https://team.cloudflareaccess.com/cdn-cgi/access/certs",
    });
  });

  it.each([
    ["half of them", { ACCESS_TEAM_DOMAIN }],
    ["the other half", { ACCESS_AUD }],
    ["a team elsewhere", { ACCESS_TEAM_DOMAIN: "access.example", ACCESS_AUD }],
    ["an address for a team", { ACCESS_TEAM_DOMAIN: `https://${ACCESS_TEAM_DOMAIN}`, ACCESS_AUD }],
    [
      "keys from elsewhere in a deployed Worker",
      { ACCESS_TEAM_DOMAIN, ACCESS_AUD, ACCESS_KEYS_URL: "https://a.example", EMBEDDED: "0" },
    ],
  ])("stop a start with %s", async (_, settings) => {
    await expect(freshDeps(settings)).rejects.toThrow(/ACCESS_/);
  });
});
