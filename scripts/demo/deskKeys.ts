import { randomUUID } from "node:crypto";
import type { ApiClient } from "./apiClient.ts";

/** Keys of the demo's desk, by role. */
export type DeskKeys = Readonly<Record<"hr" | "observer", string>>;

/** New keys at each start, so that none lies about in a file; those of earlier starts end. */
export async function renewDeskKeys(owner: ApiClient): Promise<DeskKeys> {
  const old = await owner.get<{ items: { id: string; name: string }[] }>("/keys");
  for (const key of old.items.filter((each) => each.name.startsWith("demo-"))) {
    await owner.remove(`/keys/${key.id}`);
  }
  const make = async (role: keyof DeskKeys): Promise<string> => {
    const name = `demo-${role}-${randomUUID().slice(0, 8)}`;
    return (await owner.post<{ key: string }>("/keys", { name, role })).key;
  };
  return { hr: await make("hr"), observer: await make("observer") };
}
