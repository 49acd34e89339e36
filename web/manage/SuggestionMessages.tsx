import { Button, Stack, Text, Textarea } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { MOST_SUGGESTION_UNITS } from "../../schema/wire/suggestionLists.ts";
import { ApiProblem } from "../api/apiProblem.ts";
import { replyToSuggestion, type SuggestionDetailView } from "../api/suggestions.ts";
import { Card } from "../ui/Card.tsx";
import { problemText } from "../ui/problemText.ts";
import { useSuggestionChange } from "./useSuggestionChange.ts";

/** What HR and the holder of the code wrote to each other, and room for more. */
export function SuggestionMessages({ suggestion }: { readonly suggestion: SuggestionDetailView }) {
  const { t } = useTranslation("suggestions");
  const { t: td } = useTranslation("desk");
  const { id, messages } = suggestion;
  const [text, setText] = useState("");
  const [isTried, setIsTried] = useState(false);
  const isEmpty = text.trim() === "";
  const send = useSuggestionChange(
    id,
    (reply: string) => replyToSuggestion(id, reply),
    () => {
      setText("");
      setIsTried(false);
    },
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setIsTried(true);
    if (!isEmpty) send.mutate(text);
  };
  const isTooMany = send.error instanceof ApiProblem && send.error.slug === "too-many-messages";
  return (
    <Card title={t("messages.title")}>
      {messages.length === 0 && <Text c="dimmed">{t("messages.none")}</Text>}
      <Stack component="ul" className="desk-list" gap="sm">
        {messages.map((message, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: messages are only ever added
          <li key={i}>
            <Text size="sm" c="dimmed">
              {t(`messages.from.${message.from}`)} · {message.day}
            </Text>
            <Text style={{ whiteSpace: "pre-wrap", overflowWrap: "anywhere" }}>{message.text}</Text>
          </li>
        ))}
      </Stack>
      <form onSubmit={submit} noValidate>
        <Stack gap="md" mt="lg" maw={680}>
          <Textarea
            label={t("messages.label")}
            description={t("messages.hint")}
            rows={3}
            maxLength={MOST_SUGGESTION_UNITS}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
            error={isTried && isEmpty ? t("messages.missing") : null}
          />
          {send.error && (
            <Text role="alert" c="var(--mantine-color-error)" size="sm">
              {isTooMany ? t("messages.tooMany") : problemText(send.error, td)}
            </Text>
          )}
          <div>
            <Button type="submit" variant="default" loading={send.isPending}>
              {t("messages.send")}
            </Button>
          </div>
        </Stack>
      </form>
    </Card>
  );
}
