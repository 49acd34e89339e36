const NAME = "h";
/** A full disk may still have room for a few bytes, in pages that were freed. */
const VALUE = "0".repeat(64 * 1024);
/** KV takes none shorter; what a killed server left behind goes by itself. */
const TTL_SECONDS = 60;

/** Reads or writes KV, leaving nothing: throws where that fails. */
export async function tryBox(box: KVNamespace, what: "read" | "write"): Promise<void> {
  if (what === "read") {
    await box.get(NAME);
    return;
  }
  await box.put(NAME, VALUE, { expirationTtl: TTL_SECONDS });
  await box.delete(NAME);
}
