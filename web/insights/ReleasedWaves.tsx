import { Anchor, Box, Paper, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { hasResults } from "../../worker/domain/waves/stateMachine.ts";
import { readSurveys } from "../api/surveys.ts";
import { readWaves } from "../api/waves.ts";
import { inLanguage } from "../ui/i18n.ts";
import { PageHead } from "../ui/PageHead.tsx";
import { useActor } from "../ui/session.ts";
import { Empty, ErrorState, Loading } from "../ui/states.tsx";
import { AuditCard } from "./AuditCard.tsx";
import { RunningWaves } from "./RunningWaves.tsx";

/** The waves that have results, the latest first. */
export function ReleasedWaves() {
  const { t } = useTranslation("results");
  const { t: tw } = useTranslation("waves");
  const waves = useQuery({ queryKey: ["waves"], queryFn: readWaves });
  const surveys = useQuery({ queryKey: ["surveys"], queryFn: readSurveys });
  const released = waves.data?.filter(({ manifest, state }) => manifest && hasResults(state));
  const { role } = useActor();
  const isWatching = role === "observer" || role === "owner";
  const titleOf = (slug: string) => {
    const survey = surveys.data?.find((listed) => listed.slug === slug);
    return survey ? inLanguage(survey.title) : slug;
  };
  return (
    <>
      <PageHead title={t("title")} intro={t("intro")} />
      {waves.error && <ErrorState error={waves.error} onRetry={() => waves.refetch()} />}
      {waves.isPending && <Loading />}
      {released?.length === 0 && <Empty title={t("emptyTitle")}>{t("empty")}</Empty>}
      <Stack component="ul" className="desk-list" gap="md">
        {released?.map(({ id, name, survey, opensOn, closesOn, closedOn }) => (
          <Paper component="li" key={id} className="desk-card" p={{ base: "md", sm: "lg" }}>
            <Anchor component={Link} to={`/results/${id}`} fw={600} fz="lg">
              {name}
            </Anchor>
            <Text c="dimmed" size="sm">
              {titleOf(survey)} · {tw("dates", { opensOn, closesOn: closedOn ?? closesOn })}
            </Text>
          </Paper>
        ))}
      </Stack>
      {waves.data && isWatching && (
        <Box mt="xl">
          <RunningWaves waves={waves.data} />
          <AuditCard />
        </Box>
      )}
    </>
  );
}
