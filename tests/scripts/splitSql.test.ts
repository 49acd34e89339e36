import { describe, expect, it } from "vitest";
import { splitSql } from "../../scripts/embedded/splitSql.ts";

describe("splitSql", () => {
  it("ends a statement at a semicolon, but not inside quotes, names, or comments", () => {
    expect(
      splitSql(`CREATE TABLE "a;b" (x); -- one; two
        INSERT INTO "a;b" VALUES ('it''s; fine'); /* ; */ SELECT 1`),
    ).toEqual([`CREATE TABLE "a;b" (x)`, `INSERT INTO "a;b" VALUES ('it''s; fine')`, "SELECT 1"]);
  });

  it("keeps a trigger whole, with a CASE inside it", () => {
    const trigger = `CREATE TRIGGER t BEFORE UPDATE ON a BEGIN
      SELECT CASE WHEN NEW.x < 0 THEN RAISE(ABORT, 'no; end') END;
      DELETE FROM b;
    END`;
    expect(splitSql(`${trigger};\nSELECT 2;`)).toEqual([trigger, "SELECT 2"]);
  });

  it("does not take a column named begin for a trigger's body", () => {
    expect(splitSql("CREATE TABLE a (begin TEXT, beginning TEXT); SELECT 1;")).toHaveLength(2);
  });

  it("gives nothing for a text of comments", () => {
    expect(splitSql("-- nothing\n/* here */ ;")).toEqual([]);
  });
});
