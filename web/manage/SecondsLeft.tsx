import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";

/** Says that the ballots are settling, and counts down to the next try. */
export function SecondsLeft({ seconds }: { readonly seconds: number }) {
  const { t } = useTranslation("waves");
  const [left, setLeft] = useState(seconds);
  useEffect(() => {
    const timer = setInterval(() => setLeft((now) => Math.max(0, now - 1)), 1000);
    return () => clearInterval(timer);
  }, []);
  return <span className="desk-numbers">{t("preview.settling", { seconds: left })}</span>;
}
