import { Box } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { readSettings } from "../api/administration.ts";
import { PageHead } from "../ui/PageHead.tsx";
import { ErrorState, Loading } from "../ui/states.tsx";
import { JudgementForm } from "./JudgementForm.tsx";
import { SecondFactorSetting } from "./SecondFactorSetting.tsx";
import { SettingsForm } from "./SettingsForm.tsx";

/** What holds for the whole company; for the owner. */
export function SettingsPage() {
  const { t } = useTranslation("access");
  const { data, error, refetch } = useQuery({ queryKey: ["settings"], queryFn: readSettings });
  return (
    <>
      <PageHead title={t("settings.title")} intro={t("settings.intro")} />
      {error && <ErrorState error={error} onRetry={() => refetch()} />}
      {!data && !error && <Loading rows={2} />}
      {data && (
        <>
          <SettingsForm settings={data} />
          <Box maw={720} mt="lg">
            <SecondFactorSetting settings={data} />
            <JudgementForm settings={data} />
          </Box>
        </>
      )}
    </>
  );
}
