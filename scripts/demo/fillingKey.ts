import { randomUUID } from "node:crypto";
import type { ApiClient } from "./apiClient.ts";

/**
 * A new key of HR for filling the company, made at each start so that none lies about in a file;
 * those of earlier starts end.
 */
export async function renewFillingKey(owner: ApiClient): Promise<string> {
  const old = await owner.get<{ items: { id: string; name: string }[] }>("/keys");
  for (const key of old.items.filter((each) => each.name.startsWith("demo-"))) {
    await owner.remove(`/keys/${key.id}`);
  }
  const name = `demo-hr-${randomUUID().slice(0, 8)}`;
  return (await owner.post<{ key: string }>("/keys", { name, role: "hr" })).key;
}
