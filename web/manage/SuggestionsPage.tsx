import { Anchor, Button, Group, NativeSelect, Paper, Stack, Text } from "@mantine/core";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Link, useSearchParams } from "react-router";
import { SUGGESTION_STATUSES } from "../../schema/wire/suggestionLists.ts";
import {
  readSuggestionPage,
  readSuggestionSummary,
  type SuggestionStatus,
  type SuggestionSummaryView,
  type SuggestionView,
} from "../api/suggestions.ts";
import { PageHead } from "../ui/PageHead.tsx";
import { Empty, ErrorState, Loading } from "../ui/states.tsx";
import { SuggestionFigures } from "./SuggestionFigures.tsx";
import { SuggestionState } from "./SuggestionState.tsx";

/** Everything that was put into the box, the latest day first. */
export function SuggestionsPage() {
  const { t } = useTranslation("suggestions");
  const [status, setStatus] = useStatus();
  const summary = useQuery({ queryKey: ["suggestion-summary"], queryFn: readSuggestionSummary });
  const pages = useInfiniteQuery({
    queryKey: ["suggestions", status],
    queryFn: ({ pageParam }) => readSuggestionPage(status, pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next ?? null,
  });
  const suggestions = pages.data?.pages.flatMap(({ items }) => items);
  const error = pages.error ?? summary.error;
  const retry = () => void Promise.all([pages.refetch(), summary.refetch()]);
  const isBoxEmpty = summary.data !== undefined && countOf(summary.data) === 0;
  return (
    <>
      <PageHead title={t("title")} intro={t("intro")} />
      {error && <ErrorState error={error} onRetry={retry} />}
      {summary.data && <SuggestionFigures summary={summary.data} />}
      {summary.data && !isBoxEmpty && (
        <NativeSelect
          label={t("filter")}
          value={status}
          onChange={(event) => setStatus(event.currentTarget.value)}
          data={choicesOf(summary.data, t)}
          maw={320}
          mb="lg"
        />
      )}
      {(pages.isPending || summary.isPending) && !error && <Loading />}
      {isBoxEmpty && <Empty title={t("emptyTitle")}>{t("empty")}</Empty>}
      {!isBoxEmpty && suggestions?.length === 0 && (
        <Empty title={t("noneTitle")}>{t("none")}</Empty>
      )}
      <Stack component="ul" className="desk-list" gap="md">
        {suggestions?.map((suggestion) => (
          <Row key={suggestion.id} suggestion={suggestion} />
        ))}
      </Stack>
      {pages.hasNextPage && (
        <Button
          variant="default"
          mt="lg"
          loading={pages.isFetchingNextPage}
          onClick={() => pages.fetchNextPage()}
        >
          {t("more")}
        </Button>
      )}
    </>
  );
}

function Row({ suggestion }: { readonly suggestion: SuggestionView }) {
  const { t } = useTranslation("suggestions");
  const { id, text, receivedOn, category, status, submitter, owner, dueOn, isErased } = suggestion;
  const facts = [receivedOn, t(`categories.${category}`), submitter?.name ?? t("anonymous")];
  if (owner !== "" && dueOn !== null) facts.push(t("due", { owner, dueOn }));
  return (
    <Paper component="li" className="desk-card" p={{ base: "md", sm: "lg" }}>
      <Group justify="space-between" align="flex-start" gap="sm">
        <div style={{ flex: "1 1 240px", minWidth: 0 }}>
          <Anchor component={Link} to={`/suggestions/${id}`} fw={600} lineClamp={2}>
            {isErased ? t("erased") : text}
          </Anchor>
          <Text c="dimmed" size="sm" mt={4}>
            {facts.join(" · ")}
          </Text>
        </div>
        <SuggestionState status={status} />
      </Group>
    </Paper>
  );
}

/** The status looked at, kept in the address; at first those that wait for an answer. */
function useStatus(): [SuggestionStatus | "", (status: string) => void] {
  const [params, setParams] = useSearchParams();
  const wanted = params.get("status") ?? "open";
  const status = SUGGESTION_STATUSES.find((known) => known === wanted) ?? "";
  return [status, (next) => setParams({ status: next === "" ? "all" : next }, { replace: true })];
}

const countOf = ({ byStatus }: SuggestionSummaryView): number =>
  Object.values(byStatus).reduce((sum, count) => sum + count, 0);

function choicesOf(
  summary: SuggestionSummaryView,
  t: ReturnType<typeof useTranslation<"suggestions">>["t"],
) {
  return [
    { value: "", label: t("all", { count: countOf(summary) }) },
    ...SUGGESTION_STATUSES.map((status) => ({
      value: status as string,
      label: t("withCount", {
        status: t(`statuses.${status}`),
        count: summary.byStatus[status],
      }),
    })),
  ];
}
