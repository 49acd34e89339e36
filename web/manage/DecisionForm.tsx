import { Button, Group, NativeSelect, Stack, Text, Textarea, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { MOST_SUGGESTION_UNITS, SUGGESTION_STATUSES } from "../../schema/wire/suggestionLists.ts";
import { ApiProblem } from "../api/apiProblem.ts";
import { decideSuggestion, type SuggestionDetailView } from "../api/suggestions.ts";
import { Card } from "../ui/Card.tsx";
import { notifyDone } from "../ui/notify.ts";
import { problemText } from "../ui/problemText.ts";
import {
  type DecisionDraft,
  decisionFaults,
  toDecision,
  toDecisionDraft,
} from "./suggestionDraft.ts";
import { useSuggestionChange } from "./useSuggestionChange.ts";

interface DecisionFormProps {
  readonly suggestion: SuggestionDetailView;
  readonly onReload: () => void;
}

/** What becomes of a suggestion: status, answer, and who does what until when. */
export function DecisionForm({ suggestion, onReload }: DecisionFormProps) {
  const { t } = useTranslation("suggestions");
  const { t: td } = useTranslation("desk");
  const [draft, setDraft] = useState(() => toDecisionDraft(suggestion));
  const [isTried, setIsTried] = useState(false);
  const faults = decisionFaults(draft);
  const { id, revision } = suggestion;
  const save = useSuggestionChange(
    id,
    (decided: DecisionDraft) => decideSuggestion(id, toDecision(decided, revision)),
    () => notifyDone(td("common.saved")),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setIsTried(true);
    if (faults.size === 0) save.mutate(draft);
  };
  const field = (name: "answer" | "action" | "owner" | "dueOn") => ({
    label: t(`decision.${name}`),
    value: draft[name],
    onChange: (event: { currentTarget: { value: string } }) => {
      const { value } = event.currentTarget;
      setDraft((before) => ({ ...before, [name]: value }));
    },
    error: isTried && faults.has(name) ? t(`decision.faults.${name}`) : null,
  });
  const isMeanwhile = save.error instanceof ApiProblem && save.error.slug === "decided-meanwhile";
  return (
    <Card title={t("decision.title")} intro={t("decision.intro")}>
      <form onSubmit={submit} noValidate>
        <Stack gap="lg" maw={680}>
          <NativeSelect
            label={t("decision.status")}
            value={draft.status}
            onChange={(event) => {
              const { value } = event.currentTarget;
              const status = SUGGESTION_STATUSES.find((known) => known === value) ?? "open";
              setDraft((before) => ({ ...before, status }));
            }}
            data={SUGGESTION_STATUSES.map((value) => ({ value, label: t(`statuses.${value}`) }))}
          />
          <Textarea
            {...field("answer")}
            description={t("decision.answerHint")}
            rows={5}
            maxLength={MOST_SUGGESTION_UNITS}
          />
          <TextInput {...field("action")} maxLength={300} />
          <Group gap="lg" align="flex-start" grow preventGrowOverflow={false}>
            <TextInput
              {...field("owner")}
              description={t("decision.ownerHint")}
              inputWrapperOrder={["label", "input", "description", "error"]}
              maxLength={80}
            />
            <TextInput {...field("dueOn")} type="date" />
          </Group>
          {save.error && (
            <Group gap="sm">
              <Text role="alert" c="var(--mantine-color-error)" size="sm">
                {isMeanwhile ? t("decision.meanwhile") : problemText(save.error, td)}
              </Text>
              {isMeanwhile && (
                <Button variant="default" size="compact-sm" onClick={onReload}>
                  {t("decision.reload")}
                </Button>
              )}
            </Group>
          )}
          <div>
            <Button type="submit" size="md" loading={save.isPending}>
              {t("decision.save")}
            </Button>
          </div>
        </Stack>
      </form>
    </Card>
  );
}
