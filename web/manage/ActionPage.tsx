import { Anchor } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { readActions } from "../api/actions.ts";
import { PageHead } from "../ui/PageHead.tsx";
import { Empty, ErrorState, Loading } from "../ui/states.tsx";
import { ActionForm } from "./ActionForm.tsx";
import { ActionState } from "./ActionState.tsx";
import { useActionChoices } from "./actionChoices.ts";
import { toActionDraft } from "./actionDraft.ts";

/** One action, to be changed. */
export function ActionPage() {
  const { t } = useTranslation("actions");
  const { actionId = "" } = useParams();
  const actions = useQuery({ queryKey: ["actions"], queryFn: readActions });
  const choices = useActionChoices();
  const action = actions.data?.find(({ id }) => id === actionId);
  const error = actions.error ?? choices.error;
  const isMissing = actions.data !== undefined && action === undefined;
  const isHere = action !== undefined && choices.data !== undefined;
  return (
    <>
      <PageHead
        title={t("changeTitle")}
        mark={action && <ActionState state={action.state} />}
        actions={
          <Anchor component={Link} to="/actions">
            {t("back")}
          </Anchor>
        }
      />
      {error && (
        <ErrorState
          error={error}
          onRetry={() => void Promise.all([actions.refetch(), choices.refetch()])}
        />
      )}
      {isMissing && <Empty title={t("missingTitle")}>{t("missing")}</Empty>}
      {!isHere && !isMissing && !error && <Loading />}
      {isHere && (
        <ActionForm
          key={action.revision}
          action={action}
          start={toActionDraft(action)}
          choices={choices.data}
          onReload={() => void actions.refetch()}
        />
      )}
    </>
  );
}
