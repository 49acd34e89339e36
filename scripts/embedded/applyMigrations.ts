import { CommandError } from "../lib/commandError.ts";

/** One file of schema/migrations, split into statements. */
export interface Migration {
  readonly name: string;
  readonly statements: readonly string[];
}

/** The part of D1 that migrating needs; both Miniflare's proxy and a real binding have it. */
interface Database {
  prepare(query: string): Statement;
  batch(statements: Statement[]): Promise<unknown>;
}
interface Statement {
  bind(...values: unknown[]): Statement;
  run(): Promise<unknown>;
  all<T>(): Promise<{ results: T[] }>;
}

/**
 * Applies what is not applied yet, each file as one atomic batch, and notes it in the table that
 * `wrangler d1 migrations` uses, so that both may work on one database.
 * @returns the names applied now.
 * @throws CommandError naming the file and the reason; that file has changed nothing.
 */
export async function applyMigrations(
  database: Database,
  migrations: readonly Migration[],
): Promise<string[]> {
  await database
    .prepare(
      "CREATE TABLE IF NOT EXISTS d1_migrations (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT UNIQUE, applied_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP NOT NULL)",
    )
    .run();
  const { results } = await database
    .prepare("SELECT name FROM d1_migrations")
    .all<{ name: string }>();
  const done = new Set(results.map((row) => row.name));
  const applied: string[] = [];
  for (const { name, statements } of migrations) {
    if (done.has(name)) continue;
    try {
      await database.batch([
        ...statements.map((statement) => database.prepare(statement)),
        database.prepare("INSERT INTO d1_migrations (name) VALUES (?)").bind(name),
      ]);
    } catch (error) {
      throw new CommandError(`Migration ${name} failed: ${(error as Error).message}`);
    }
    applied.push(name);
  }
  return applied;
}
