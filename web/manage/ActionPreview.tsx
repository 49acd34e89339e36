import { Paper, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { actionFacts, doneText, wordsIn } from "../../schema/text/done.ts";
import type { Action } from "../../schema/wire/actions.ts";
import { SUGGESTION_CATEGORIES } from "../../schema/wire/suggestionLists.ts";
import { currentLanguage } from "../ui/i18n.ts";
import type { ActionDraft } from "./actionDraft.ts";

interface ActionPreviewProps {
  readonly draft: ActionDraft;
  /** null: a new one. */
  readonly action: Action | null;
  /** Id of the programme's measure that it belongs to. */
  readonly measure: string | null;
}

/** What employees read of an action as it stands in the form. Days that come with saving are left out. */
export function ActionPreview({ draft, action, measure }: ActionPreviewProps) {
  const { t } = useTranslation("actions");
  const language = currentLanguage();
  const text = doneText(language);
  const { state, owner, isVisible } = draft;
  const said = wordsIn({ zh: draft.textZh.trim(), en: draft.textEn.trim() }, language);
  const reason = wordsIn({ zh: draft.reasonZh.trim(), en: draft.reasonEn.trim() }, language);
  const isDayKnown = action !== null && action.state === state;
  const facts = actionFacts(
    {
      ...{ owner, state, stateOn: action?.stateOn ?? "" },
      about: SUGGESTION_CATEGORIES.find((category) => category === measure) ?? null,
      due: draft.dueKind === "none" || draft.due === "" ? null : draft.due,
      shownOn: isDayKnown ? action.shownOn : null,
      amendedOn: action?.amendedOn ?? null,
      fromSuggestion: draft.suggestion !== "",
    },
    language,
  );
  return (
    <Paper component="section" withBorder radius="lg" p="md" aria-label={t("preview.title")}>
      <Text size="sm" c="dimmed" mb="xs">
        {t(isVisible ? "preview.title" : "preview.titleHidden")}
      </Text>
      {said.words === "" ? (
        <Text>{t("preview.nothing")}</Text>
      ) : (
        <>
          <Text fw={600}>{text.states[state]}</Text>
          <Text lang={said.lang} style={{ whiteSpace: "pre-wrap", overflowWrap: "anywhere" }}>
            {said.words}
          </Text>
          {state === "dropped" && reason.words !== "" && (
            <Text lang={reason.lang} style={{ overflowWrap: "anywhere" }}>
              {text.reason(reason.words)}
            </Text>
          )}
          <Text size="sm" c="dimmed" mt={4}>
            {facts.join(text.factSeparator)}
          </Text>
        </>
      )}
    </Paper>
  );
}
