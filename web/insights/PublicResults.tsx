import { Anchor, Button, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { given } from "../../schema/text/given.ts";
import { ApiProblem } from "../api/apiProblem.ts";
import { readCompanyResults } from "../api/results.ts";
import { readSurveyVersion } from "../api/surveys.ts";
import { readManifest } from "../api/waves.ts";
import { currentLanguage } from "../ui/i18n.ts";
import { PageHead } from "../ui/PageHead.tsx";
import { PlainFrame } from "../ui/PlainFrame.tsx";
import { Empty, ErrorState, Loading } from "../ui/states.tsx";
import { ResultsView } from "./ResultsView.tsx";

/** The company's results of one wave, for everybody, without a sign-in. */
export function PublicResults({ waveId }: { readonly waveId: string }) {
  const { t } = useTranslation("results");
  const { data, error, refetch } = useQuery({
    queryKey: ["company-results", waveId],
    queryFn: async () => {
      const results = await readCompanyResults(waveId);
      const [version, manifest] = await Promise.all([
        readSurveyVersion(results.survey, results.version),
        readManifest(waveId),
      ]);
      return { results, version, manifest };
    },
    staleTime: 5 * 60_000,
  });
  const isUnreleased = error instanceof ApiProblem && error.status === 409;
  const isNever = isUnreleased && ["stopped", "destroyed"].includes(error.state ?? "");
  return (
    <PlainFrame
      size={1080}
      aside={
        <Button component={Link} to="/" variant="subtle" color="gray" c="inherit" visibleFrom="sm">
          {t("signInForMore")}
        </Button>
      }
    >
      <PageHead title={data ? data.manifest.name : t("publicTitle")} intro={t("publicIntro")} />
      {data && (
        <>
          <ResultsView results={data.results} version={data.version} units={[]} />
          <Text size="sm" c="dimmed" mt="xs">
            {t("k", { k: data.results.k })}
          </Text>
        </>
      )}
      {isUnreleased && !isNever && <NotReleased waveId={waveId} />}
      {isNever && <Empty title={t("noneTitle")}>{t("none")}</Empty>}
      {(data || isUnreleased) && (
        <Text mt="lg">
          {/* A page of its own, without the desk. */}
          <Anchor href={`/done#${waveId}`}>{t("whatWasDone")}</Anchor>
        </Text>
      )}
      {error && !isUnreleased && <ErrorState error={error} onRetry={() => refetch()} />}
      {!data && !error && <Loading />}
    </PlainFrame>
  );
}

/** Nothing yet, and when the notice says that results will come. */
function NotReleased({ waveId }: { readonly waveId: string }) {
  const { t } = useTranslation("results");
  const { data: manifest } = useQuery({
    queryKey: ["manifest", waveId],
    queryFn: () => readManifest(waveId),
  });
  return (
    <Empty title={t("notReleasedTitle")}>
      {t("notReleased")}
      {manifest !== undefined && (
        <>
          <br />
          {t("resultsBy", { when: given(manifest.notice.resultsBy, currentLanguage()) })}
        </>
      )}
    </Empty>
  );
}
