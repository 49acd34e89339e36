/**
 * Splits the text of a migration into its statements. Semicolons inside quotes, comments, and the
 * `BEGIN … END` of a trigger do not end a statement; comments are dropped.
 *
 * @example
 * splitSql("CREATE TABLE t (a); -- note\nINSERT INTO t VALUES (';');")
 * // → ["CREATE TABLE t (a)", "INSERT INTO t VALUES (';')"]
 */
export function splitSql(text: string): string[] {
  const statements: string[] = [];
  let statement = "";
  let depth = 0;
  const finish = (): void => {
    const trimmed = statement.trim();
    if (trimmed !== "") statements.push(trimmed);
    statement = "";
    depth = 0;
  };
  for (const [token] of text.matchAll(TOKEN)) {
    if (token.startsWith("--") || token.startsWith("/*")) {
      statement += " ";
      continue;
    }
    if (token === ";" && depth === 0) {
      finish();
      continue;
    }
    const word = token.toUpperCase();
    // BEGIN counts only in a trigger: elsewhere it would start a transaction, which D1 refuses.
    if (word === "BEGIN" && TRIGGER.test(statement)) depth++;
    else if (word === "CASE" && depth > 0) depth++;
    else if (word === "END" && depth > 0) depth--;
    statement += token;
  }
  finish();
  return statements;
}

/** Comments, quoted texts and names, words, and everything else one character at a time. */
const TOKEN =
  /--[^\n]*|\/\*[\s\S]*?(?:\*\/|$)|'(?:[^']|'')*'|"(?:[^"]|"")*"|`[^`]*`|\[[^\]]*\]|[A-Za-z_]\w*|[\s\S]/g;
const TRIGGER = /^\s*CREATE\s+(?:TEMP\s+|TEMPORARY\s+)?TRIGGER\b/i;
