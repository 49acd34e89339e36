import { Anchor } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { readSettings } from "../api/administration.ts";
import { readUnits } from "../api/results.ts";
import { readSurveys } from "../api/surveys.ts";
import { PageHead } from "../ui/PageHead.tsx";
import { Empty, ErrorState, Loading } from "../ui/states.tsx";
import { defaultNotice } from "./defaultNotice.ts";
import { NewWaveForm } from "./NewWaveForm.tsx";

/** Makes a draft wave. */
export function NewWavePage() {
  const { t } = useTranslation("waves");
  const { t: td } = useTranslation("desk");
  const surveys = useQuery({ queryKey: ["surveys"], queryFn: readSurveys });
  const units = useQuery({ queryKey: ["units"], queryFn: readUnits });
  const settings = useQuery({ queryKey: ["settings"], queryFn: readSettings });
  const error = surveys.error ?? units.error ?? settings.error;
  const retry = () => {
    void surveys.refetch();
    void units.refetch();
    void settings.refetch();
  };
  return (
    <>
      <Anchor component={Link} to="/waves" size="sm" display="inline-block" mb="sm">
        ← {td("common.backToWaves")}
      </Anchor>
      <PageHead title={t("form.title")} intro={t("form.intro")} />
      {error && <ErrorState error={error} onRetry={retry} />}
      {!error && !(surveys.data && units.data && settings.data) && <Loading />}
      {units.data?.length === 0 && <Empty title={t("emptyTitle")}>{t("form.noUnits")}</Empty>}
      {surveys.data && units.data && units.data.length > 0 && settings.data && (
        <NewWaveForm
          surveys={surveys.data}
          units={units.data}
          notice={defaultNotice(settings.data.company)}
        />
      )}
    </>
  );
}
