import type { Api } from "./api.ts";

/** How looking up ended. `total`: how many receipts are published. */
export type ReceiptCheck =
  | { readonly kind: "found" | "missing"; readonly total: number }
  | { readonly kind: "not-released" | "unreachable" | "format" };

const RECEIPT = /^[A-Z2-7]{20}$/;

/** A receipt as a person types it: any case, spaces and hyphens anywhere, 0, 1, 8 for O, I, B. */
export const readReceipt = (typed: string): string =>
  typed
    .normalize("NFKC")
    .replace(/[\s\u200b-\u200d\u2010-\u2015\ufeff-]/gu, "")
    .toUpperCase()
    .replace(/0/g, "O")
    .replace(/1/g, "I")
    .replace(/8/g, "B");

/**
 * Looks receipts up in the published list. The list comes whole, so nobody learns which one was
 * looked for.
 * @param wanted one, or all of this phone where it is not known whose each is: `found` when every
 *   one of them is there
 */
export async function checkReceipts(
  api: Pick<Api, "receipts">,
  wave: string,
  wanted: readonly string[],
): Promise<ReceiptCheck> {
  if (wanted.length === 0 || !wanted.every((receipt) => RECEIPT.test(receipt))) {
    return { kind: "format" };
  }
  const fetched = await api.receipts(wave);
  if (fetched.kind === "unreachable") return { kind: "unreachable" };
  const listed = fetched.kind === "found" ? readList(fetched.text) : null;
  if (listed === null) {
    return { kind: fetched.kind === "missing" ? "not-released" : "unreachable" };
  }
  const isThere = wanted.every((receipt) => listed.has(receipt));
  return { kind: isThere ? "found" : "missing", total: listed.size };
}

/** Null for anything else, such as a page that a network puts in between. */
function readList(text: string): ReadonlySet<unknown> | null {
  try {
    const { items } = JSON.parse(text) as { readonly items?: unknown };
    return Array.isArray(items) ? new Set(items) : null;
  } catch {
    return null;
  }
}
