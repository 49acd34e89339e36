import { Anchor } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Link, useSearchParams } from "react-router";
import { readSuggestion, type SuggestionDetailView } from "../api/suggestions.ts";
import { PageHead } from "../ui/PageHead.tsx";
import { ErrorState, Loading } from "../ui/states.tsx";
import { ActionForm } from "./ActionForm.tsx";
import { useActionChoices } from "./actionChoices.ts";
import { type ActionDraft, EMPTY_ACTION, toDue } from "./actionDraft.ts";

/** A new action, begun from a wave or a suggestion where the address names one. */
export function NewActionPage() {
  const { t } = useTranslation("actions");
  const [params] = useSearchParams();
  const suggestionId = params.get("suggestion") ?? "";
  const choices = useActionChoices();
  const suggestion = useQuery({
    queryKey: ["suggestion", suggestionId],
    queryFn: () => readSuggestion(suggestionId),
    enabled: suggestionId !== "",
  });
  const error = choices.error ?? suggestion.error;
  const isHere = choices.data !== undefined && (suggestionId === "" || suggestion.data);
  // A wave that is not over is not in the list, and cannot be linked to.
  const wave = choices.data?.waves.find(({ id }) => id === params.get("wave"))?.id ?? "";
  const begun = suggestion.data === undefined ? EMPTY_ACTION : beginFrom(suggestion.data);
  return (
    <>
      <PageHead
        title={t("newTitle")}
        actions={
          <Anchor component={Link} to="/actions">
            {t("back")}
          </Anchor>
        }
      />
      {error && (
        <ErrorState
          error={error}
          onRetry={() => void (choices.error ? choices : suggestion).refetch()}
        />
      )}
      {!isHere && !error && <Loading />}
      {isHere && choices.data && (
        <ActionForm
          action={null}
          start={{ ...begun, wave }}
          choices={choices.data}
          onReload={() => undefined}
        />
      )}
    </>
  );
}

/** What was decided on a suggestion, as the beginning of an action. */
function beginFrom({ id, action, owner, dueOn }: SuggestionDetailView): ActionDraft {
  const isChinese = /\p{Script=Han}/u.test(action);
  return {
    ...EMPTY_ACTION,
    ...(isChinese ? { textZh: action } : { textEn: action }),
    ...toDue(dueOn),
    owner,
    suggestion: id,
  };
}
