import { env } from "cloudflare:workers";
import { describe, expect, it } from "vitest";

const { DB, BOX } = env as unknown as { DB: D1Database; BOX: KVNamespace };

describe("the migrated database", () => {
  it("has every migration noted once, as wrangler does", async () => {
    const { results } = await DB.prepare("SELECT name FROM d1_migrations ORDER BY id").all<{
      name: string;
    }>();
    expect(results.length).toBeGreaterThan(0);
    expect(results[0]?.name).toMatch(/^0001_\w+\.sql$/);
    expect(new Set(results.map((row) => row.name)).size).toBe(results.length);
  });

  it("keeps its triggers: the audit log refuses a change", async () => {
    await DB.prepare(
      "INSERT INTO audit_log (at_ms, actor, actor_name, action, subject, detail) VALUES (0, 'a', 'a', 'x', 'y', '{}')",
    ).run();
    await expect(DB.prepare("UPDATE audit_log SET action = 'z'").run()).rejects.toThrow(
      /append-only/,
    );
    await expect(DB.prepare("DELETE FROM audit_log").run()).rejects.toThrow(/append-only/);
  });

  it("has a box that lists metadata in name order", async () => {
    await BOX.put("b/2", "", { metadata: { sealed: "two" } });
    await BOX.put("b/1", "", { metadata: { sealed: "one" } });
    const { keys } = await BOX.list({ prefix: "b/" });
    expect(keys.map((key) => [key.name, key.metadata])).toEqual([
      ["b/1", { sealed: "one" }],
      ["b/2", { sealed: "two" }],
    ]);
  });
});
