import { type DrizzleD1Database, drizzle } from "drizzle-orm/d1";

/**
 * The database for typed queries. A raw statement (`db.run(sql…)`) may stand in `db.batch` like
 * any other: drizzle 0.45 binds the parameters of a batch to `stmt`, which raw ones lack.
 */
export function openDatabase(d1: D1Database): DrizzleD1Database {
  const db = drizzle(d1);
  const run = db.run.bind(db);
  const runInBatch: typeof db.run = (query) => {
    const raw = run(query);
    return Object.assign(raw, { stmt: d1.prepare(raw.getQuery().sql) });
  };
  return Object.assign(db, { run: runInBatch });
}
