import type { z } from "@hono/zod-openapi";
import { SettingsChange } from "../../schema/wire/settings.ts";

/** A change of settings as it is sent. */
export type SettingsRequest = z.input<typeof SettingsChange>;

/**
 * The fields of a draft at fault, by the very schema that the server goes by.
 * @param request what the draft stands for
 */
export function draftFaults<Draft extends object>(
  draft: Draft,
  request: SettingsRequest,
): ReadonlySet<keyof Draft> {
  const checked = SettingsChange.safeParse(request);
  const places = checked.success ? [] : checked.error.issues.map(({ path }) => path.at(-1));
  const names = Object.keys(draft) as (keyof Draft & string)[];
  return new Set(names.filter((name) => places.includes(name)));
}
