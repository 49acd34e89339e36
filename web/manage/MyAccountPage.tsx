import { Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { readUnits } from "../api/results.ts";
import { Card } from "../ui/Card.tsx";
import { PageHead } from "../ui/PageHead.tsx";
import { useActor } from "../ui/session.ts";
import { Fact } from "./Fact.tsx";
import { PasswordForm } from "./PasswordForm.tsx";
import { SecondFactorCard } from "./SecondFactorCard.tsx";
import { SessionsCard } from "./SessionsCard.tsx";

/** Who one is here, and what one may see; the own password. */
export function MyAccountPage() {
  const { t } = useTranslation("access");
  const { t: td } = useTranslation("desk");
  const { name, role, kind, email, units: led, hasSecondFactor } = useActor();
  const units = useQuery({ queryKey: ["units"], queryFn: readUnits });
  const paths = new Map(units.data?.map(({ id, path }) => [id, path]));
  return (
    <>
      <PageHead title={t("mine.title")} />
      <Card title={name}>
        <dl className="desk-facts">
          <Fact label={t("role")}>{td(`roles.${role}`)}</Fact>
          <Fact label={t("signsInBy")}>{t(`kinds.${kind}`)}</Fact>
          {email !== undefined && <Fact label={t("email")}>{email}</Fact>}
          <Fact label={t("sees")} isWide>
            {t(`scopes.${role}`)}
          </Fact>
          {role === "manager" && (
            <Fact label={t("unitsLed")} isWide>
              {led.length === 0
                ? t("noUnitsLed")
                : led.map((id) => (
                    <Text key={id} component="span" display="block">
                      {paths.get(id) ?? id}
                    </Text>
                  ))}
            </Fact>
          )}
        </dl>
      </Card>
      {kind === "account" && <PasswordForm />}
      {kind === "account" && <SessionsCard />}
      {hasSecondFactor !== undefined && <SecondFactorCard />}
    </>
  );
}
