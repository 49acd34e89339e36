import { Anchor, Group, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { IN_HAND, readSuggestion, type SuggestionDetailView } from "../api/suggestions.ts";
import { Card } from "../ui/Card.tsx";
import { PageHead } from "../ui/PageHead.tsx";
import { ErrorState, Loading } from "../ui/states.tsx";
import { DecisionForm } from "./DecisionForm.tsx";
import { Fact } from "./Fact.tsx";
import { SuggestionMessages } from "./SuggestionMessages.tsx";
import { SuggestionState } from "./SuggestionState.tsx";

/** One suggestion: its words, what becomes of it, and what was written about it. */
export function SuggestionPage() {
  const { t } = useTranslation("suggestions");
  const { suggestionId = "" } = useParams();
  const { data, error, refetch } = useQuery({
    queryKey: ["suggestion", suggestionId],
    queryFn: () => readSuggestion(suggestionId),
  });
  const back = (
    <Anchor component={Link} to="/suggestions">
      {t("back")}
    </Anchor>
  );
  if (data === undefined) {
    return (
      <>
        <PageHead title={t("title")} actions={back} />
        {error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <Loading />}
      </>
    );
  }
  const category = t(`categories.${data.category}`);
  return (
    <>
      <PageHead
        title={t("detailTitle", { category, day: data.receivedOn })}
        mark={<SuggestionState status={data.status} />}
        actions={
          <Group gap="lg">
            {IN_HAND.includes(data.status) && (
              <Anchor component={Link} to={`/actions/new?suggestion=${data.id}`}>
                {t("act")}
              </Anchor>
            )}
            {back}
          </Group>
        }
      />
      <Words suggestion={data} />
      <DecisionForm key={data.revision} suggestion={data} onReload={() => void refetch()} />
      {!data.isErased && <SuggestionMessages suggestion={data} />}
    </>
  );
}

function Words({ suggestion }: { readonly suggestion: SuggestionDetailView }) {
  const { t } = useTranslation("suggestions");
  const { text, submitter, receivedOn, category, isErased } = suggestion;
  return (
    <Card title={t("textTitle")}>
      <Text style={{ whiteSpace: "pre-wrap", overflowWrap: "anywhere" }} mb="md">
        {isErased ? t("erased") : text}
      </Text>
      <dl className="desk-facts">
        <Fact label={t("receivedOn")}>{receivedOn}</Fact>
        <Fact label={t("category")}>{t(`categories.${category}`)}</Fact>
        <Fact label={t("from")}>{submitter?.name ?? t("anonymous")}</Fact>
        {submitter?.contact != null && <Fact label={t("contact")}>{submitter.contact}</Fact>}
      </dl>
      {submitter === null && !isErased && (
        <Text size="sm" c="dimmed" mt="md">
          {t("anonymousHint")}
        </Text>
      )}
    </Card>
  );
}
