// D1 takes up to 2 MB per parameter; three bytes are reckoned per character of Chinese.
const CHARACTERS_PER_CHUNK = 300_000;

/** JSON arrays that together hold all rows in their order, each small enough for a parameter. */
export function toJsonChunks(rows: readonly unknown[]): string[] {
  const chunks: string[] = [];
  let parts: string[] = [];
  let characterCount = 0;
  for (const row of rows) {
    const part = JSON.stringify(row);
    if (parts.length > 0 && characterCount + part.length > CHARACTERS_PER_CHUNK) {
      chunks.push(`[${parts.join(",")}]`);
      parts = [];
      characterCount = 0;
    }
    parts.push(part);
    characterCount += part.length + 1;
  }
  if (parts.length > 0) chunks.push(`[${parts.join(",")}]`);
  return chunks;
}
