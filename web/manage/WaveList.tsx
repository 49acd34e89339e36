import { Anchor, Button, Group, Paper, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { readSurveys } from "../api/surveys.ts";
import { readWaves, type WaveView } from "../api/waves.ts";
import { inLanguage } from "../ui/i18n.ts";
import { PageHead } from "../ui/PageHead.tsx";
import { Empty, ErrorState, Loading } from "../ui/states.tsx";
import { WaveState } from "./WaveState.tsx";

/** All waves, the latest first. */
export function WaveList() {
  const { t } = useTranslation("waves");
  const waves = useQuery({ queryKey: ["waves"], queryFn: readWaves });
  const surveys = useQuery({ queryKey: ["surveys"], queryFn: readSurveys });
  const create = (
    <Button component={Link} to="/waves/new">
      {t("create")}
    </Button>
  );
  const isEmpty = waves.data?.length === 0;
  return (
    <>
      <PageHead title={t("title")} intro={t("intro")} actions={isEmpty ? null : create} />
      {waves.error && <ErrorState error={waves.error} onRetry={() => waves.refetch()} />}
      {waves.isPending && <Loading />}
      {isEmpty && (
        <Empty title={t("emptyTitle")} action={create}>
          {t("empty")}
        </Empty>
      )}
      <Stack component="ul" className="desk-list" gap="md">
        {waves.data?.map((wave) => {
          const survey = surveys.data?.find(({ slug }) => slug === wave.survey);
          const title = survey ? inLanguage(survey.title) : wave.survey;
          return <WaveRow key={wave.id} wave={wave} surveyTitle={title} />;
        })}
      </Stack>
    </>
  );
}

function WaveRow({ wave, surveyTitle }: { wave: WaveView; surveyTitle: string }) {
  const { t } = useTranslation("waves");
  const { id, name, state, opensOn, closesOn, closedOn } = wave;
  return (
    <Paper component="li" className="desk-card" p={{ base: "md", sm: "lg" }}>
      <Group justify="space-between" gap="sm">
        <div style={{ flex: "1 1 240px" }}>
          <Anchor component={Link} to={`/waves/${id}`} fw={600} fz="lg">
            {name}
          </Anchor>
          <Text c="dimmed" size="sm">
            {surveyTitle} · {t("dates", { opensOn, closesOn: closedOn ?? closesOn })}
          </Text>
        </div>
        <WaveState state={state} />
      </Group>
    </Paper>
  );
}
