import { Alert, Anchor } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Link, useLocation } from "react-router";
import { homeOf } from "./places.ts";
import { useActor } from "./session.ts";

/** One sentence for an owner or HR without a second factor, on the first page that they see. */
export function SecondFactorOffer() {
  const { t } = useTranslation("secondFactor");
  const { pathname } = useLocation();
  const { role, hasSecondFactor } = useActor();
  const isMeant = (role === "owner" || role === "hr") && hasSecondFactor === false;
  if (!isMeant || pathname !== homeOf(role)) return null;
  return (
    <Alert role="note" variant="outline" color="gray" mb="lg" className="desk-no-print">
      {t("offer")}{" "}
      <Anchor component={Link} to="/account" inherit>
        {t("offerLink")}
      </Anchor>
    </Alert>
  );
}
