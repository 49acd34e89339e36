import { useTranslation } from "react-i18next";
import { Empty } from "../ui/states.tsx";

/** Where the address names no unit that one may see, or there is none at all. */
export function NoUnit({ isRosterEmpty }: { readonly isRosterEmpty: boolean }) {
  const { t } = useTranslation("trends");
  return isRosterEmpty ? (
    <Empty title={t("noRosterTitle")}>{t("noRoster")}</Empty>
  ) : (
    <Empty title={t("unknownUnitTitle")}>{t("unknownUnit")}</Empty>
  );
}
