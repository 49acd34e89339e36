import { env } from "cloudflare:workers";
import { describe, expect, it } from "vitest";

const { DB } = env as unknown as { DB: D1Database };

describe("what was published", () => {
  it("a survey version can be neither changed nor deleted", async () => {
    await DB.prepare("INSERT INTO survey_version VALUES ('demo', '1.0.0', '{}', 'aa')").run();
    const change = DB.prepare("UPDATE survey_version SET body = '{\"x\":1}'").run();
    await expect(change).rejects.toThrow("a published version is immutable");
    const removal = DB.prepare("DELETE FROM survey_version").run();
    await expect(removal).rejects.toThrow("a published version is immutable");
  });

  it("the audit log is append-only", async () => {
    await DB.prepare(
      "INSERT INTO audit_log (at_ms, actor, actor_name, action, subject, detail) VALUES (1, 'a', 'a', 'x', 'y', '{}')",
    ).run();
    await expect(DB.prepare("UPDATE audit_log SET actor = 'b'").run()).rejects.toThrow(
      "append-only",
    );
    await expect(DB.prepare("DELETE FROM audit_log").run()).rejects.toThrow("append-only");
  });

  it("the clock never moves back", async () => {
    await DB.prepare("INSERT INTO clock VALUES (1, 1000)").run();
    await expect(DB.prepare("UPDATE clock SET offset_ms = 999").run()).rejects.toThrow(
      "moves back",
    );
  });
});
