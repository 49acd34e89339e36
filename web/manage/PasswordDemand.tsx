import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { PageHead } from "../ui/PageHead.tsx";
import { PlainFrame } from "../ui/PlainFrame.tsx";
import { useSignOut } from "../ui/session.ts";
import { PasswordForm } from "./PasswordForm.tsx";

/** All that there is for somebody who signed in with a password that the server drew. */
export function PasswordDemand() {
  const { t } = useTranslation("access");
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
      <PageHead title={t("password.demandTitle")} intro={t("password.demandIntro")} />
      <PasswordForm />
    </PlainFrame>
  );
}
