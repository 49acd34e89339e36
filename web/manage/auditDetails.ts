import type { TFunction } from "i18next";
import type { AuditEntryView } from "../api/administration.ts";

/**
 * What the log keeps of an act, one label and value each; a label that the pages do not know stays
 * as the server wrote it.
 * @param names of units and waves by their ids.
 */
export const auditDetails = (
  detail: AuditEntryView["detail"],
  names: ReadonlyMap<string, string>,
  t: TFunction<"access">,
): readonly string[] =>
  Object.entries(detail)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => {
      // What was changed is told by the names of fields, which have labels.
      const told =
        key === "changed" && Array.isArray(value) ? value.map((f) => labelOf(String(f), t)) : value;
      return `${labelOf(key, t)}: ${valueText(told, names, t)}`;
    });

const labelOf = (key: string, t: TFunction<"access">): string =>
  t(`audit.details.${key}` as "audit.details.n", { defaultValue: key });

function valueText(
  value: unknown,
  names: ReadonlyMap<string, string>,
  t: TFunction<"access">,
): string {
  const inner = (each: unknown) => valueText(each, names, t);
  if (value === null || value === "") return t("audit.nothing");
  if (typeof value === "boolean") return t(value ? "audit.yes" : "audit.no");
  if (Array.isArray(value)) {
    return value.map(inner).join(t("audit.separator")) || t("audit.nothing");
  }
  if (typeof value === "object") {
    const parts = Object.entries(value).map(([key, each]) => `${labelOf(key, t)} ${inner(each)}`);
    return parts.join(t("audit.separator")) || t("audit.nothing");
  }
  const text = String(value);
  return names.get(text) ?? text;
}
