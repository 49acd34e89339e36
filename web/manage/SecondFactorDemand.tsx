import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { PageHead } from "../ui/PageHead.tsx";
import { PlainFrame } from "../ui/PlainFrame.tsx";
import { useSignOut } from "../ui/session.ts";
import { SecondFactorCard } from "./SecondFactorCard.tsx";

/** All that there is for an owner or HR before they have the second factor that is asked for. */
export function SecondFactorDemand() {
  const { t } = useTranslation("secondFactor");
  const { t: td } = useTranslation("desk");
  const signOut = useSignOut();
  return (
    <PlainFrame
      size="sm"
      aside={
        <Button variant="default" loading={signOut.isPending} onClick={() => signOut.mutate()}>
          {td("signOut")}
        </Button>
      }
    >
      <PageHead title={t("demand.title")} intro={t("demand.intro")} />
      <SecondFactorCard />
    </PlainFrame>
  );
}
