import { useTranslation } from "react-i18next";
import { ApiProblem } from "../api/apiProblem.ts";
import { problemText } from "../ui/problemText.ts";

/** Says in words why an action was not saved or deleted, and what to do. */
export function useActionProblem(): (error: unknown) => string {
  const { t, i18n } = useTranslation("actions");
  const { t: td } = useTranslation("desk");
  return (error) => {
    if (!(error instanceof ApiProblem)) return problemText(error, td);
    if (error.slug === "changed-meanwhile") return t("meanwhile");
    if (error.slug === "action-shown") return t("shownMeanwhile");
    const known = error.errors.flatMap(({ code }) => {
      const key = `faults.${code}`;
      return i18n.exists(key, { ns: "actions" }) ? [t(key as "faults.unknown-wave")] : [];
    });
    return known.length > 0 ? known.join(" ") : problemText(error, td);
  };
}
