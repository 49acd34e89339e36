import { describe, expect, it } from "vitest";
import { SECRET_NAMES, secretsToMake } from "../../scripts/deploy/secretsToMake.ts";

describe("a deployment", () => {
  it("makes all secrets the first time, each another", () => {
    const made = secretsToMake({ present: new Set(), inUse: new Set() });
    expect(Object.keys(made)).toEqual([...SECRET_NAMES]);
    expect(new Set(Object.values(made)).size).toBe(SECRET_NAMES.length);
  });

  it("replaces none that is there, whether or not data was made with it", () => {
    const present = new Set<string>(SECRET_NAMES);
    expect(secretsToMake({ present, inUse: new Set(["SEAL_KEY"]) })).toEqual({});
    present.delete("OWNER_KEY");
    expect(Object.keys(secretsToMake({ present, inUse: present }))).toEqual(["OWNER_KEY"]);
  });

  it("stops where a key is gone that data was made with", () => {
    const inUse = new Set(["SEAL_KEY", "CODE_KEY", "AUTH_SECRET"]);
    expect(() => secretsToMake({ present: new Set(["CODE_KEY"]), inUse })).toThrow(
      /lacks SEAL_KEY, AUTH_SECRET/,
    );
  });
});
