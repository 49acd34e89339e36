import { Anchor, Button, Group, Paper, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { wordsIn } from "../../schema/text/done.ts";
import type { Action } from "../../schema/wire/actions.ts";
import { readActions } from "../api/actions.ts";
import { readWaves } from "../api/waves.ts";
import { CopyText } from "../ui/CopyText.tsx";
import { currentLanguage } from "../ui/i18n.ts";
import { PageHead } from "../ui/PageHead.tsx";
import { Empty, ErrorState, Loading } from "../ui/states.tsx";
import { ActionState } from "./ActionState.tsx";
import { Fact } from "./Fact.tsx";

/** What the company will do, the latest made first. */
export function ActionsPage() {
  const { t } = useTranslation("actions");
  const actions = useQuery({ queryKey: ["actions"], queryFn: readActions });
  const waves = useQuery({ queryKey: ["waves"], queryFn: readWaves });
  const error = actions.error ?? waves.error;
  const names = new Map(waves.data?.map(({ id, name }) => [id, name]));
  const isEmpty = actions.data?.length === 0;
  const make = (
    <Button component={Link} to="/actions/new">
      {t("make")}
    </Button>
  );
  return (
    <>
      <PageHead title={t("title")} intro={t("intro")} actions={isEmpty ? undefined : make} />
      {error && (
        <ErrorState
          error={error}
          onRetry={() => void Promise.all([actions.refetch(), waves.refetch()])}
        />
      )}
      {(actions.isPending || waves.isPending) && !error && <Loading />}
      {isEmpty && (
        <Empty title={t("emptyTitle")} action={make}>
          {t("empty")}
        </Empty>
      )}
      {actions.data && waves.data && !isEmpty && (
        <>
          <Paper className="desk-card" p={{ base: "md", sm: "lg" }} mb="lg">
            <dl className="desk-facts">
              <Fact label={t("address")} isWide>
                <CopyText text={`${window.location.origin}/done`} label={t("address")} />
                <Text size="sm" c="dimmed" mt={6}>
                  {t("addressHint")}
                </Text>
              </Fact>
            </dl>
          </Paper>
          <Stack component="ul" className="desk-list" gap="md">
            {actions.data.map((action) => (
              <Row key={action.id} action={action} waveName={names.get(action.wave ?? "")} />
            ))}
          </Stack>
        </>
      )}
    </>
  );
}

function Row(props: { readonly action: Action; readonly waveName: string | undefined }) {
  const { t } = useTranslation("actions");
  const { action, waveName } = props;
  const { id, text, owner, due, state, shownOn } = action;
  const said = wordsIn(text, currentLanguage());
  const facts = [
    owner,
    ...(due === null ? [] : [t("until", { due })]),
    ...(waveName === undefined ? [] : [waveName]),
    shownOn === null ? t("hidden") : t("shownSince", { on: shownOn }),
  ];
  return (
    <Paper component="li" className="desk-card" p={{ base: "md", sm: "lg" }}>
      <Group justify="space-between" align="flex-start" gap="sm">
        <div style={{ flex: "1 1 240px", minWidth: 0 }}>
          <Anchor component={Link} to={`/actions/${id}`} fw={600} lineClamp={2} lang={said.lang}>
            {said.words}
          </Anchor>
          <Text c="dimmed" size="sm" mt={4}>
            {facts.join(" · ")}
          </Text>
        </div>
        <ActionState state={state} />
      </Group>
    </Paper>
  );
}
