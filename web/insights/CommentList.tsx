import { Box, Stack, Text, Title } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { ResultsBody } from "../api/results.ts";
import { Card } from "../ui/Card.tsx";
import type { ItemText } from "./itemTexts.ts";

/** Where a comment stands: `position` in the shuffled list of its question and unit. */
export interface CommentPlace {
  readonly unit: string;
  readonly item: string;
  readonly position: number;
}

/** What a page may offer beside a comment. */
export type CommentActions = (place: CommentPlace, text: string) => ReactNode;

/** A comment of which nothing is left. */
const isHidden = (text: string): boolean => /^█+$/.test(text);

interface CommentListProps {
  readonly comments: ResultsBody["comments"];
  readonly nameOf: (unit: string) => string;
  readonly texts: ReadonlyMap<string, ItemText>;
  readonly actions?: CommentActions | undefined;
}

/** Released comments, each under its question and the unit that it is shown for. */
export function CommentList({ comments, nameOf, texts, actions }: CommentListProps) {
  const { t } = useTranslation("results");
  if (comments.length === 0) return null;
  return (
    <Card title={t("comments")} intro={t("commentsIntro")}>
      <Stack gap="xl">
        {comments.map(({ unit, item, texts: words }) => (
          <Box key={`${unit}-${item}`}>
            <Title order={3}>{texts.get(item)?.title ?? item}</Title>
            <Text size="sm" c="dimmed" mb="sm">
              {nameOf(unit)}
            </Text>
            <Stack component="ul" className="desk-list" gap="xs">
              {words.map((text, i) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: two people may write the same, and the order is fixed
                <li key={i} className="desk-comment">
                  {isHidden(text) ? (
                    <Text component="span" c="dimmed">
                      {t("removedComment")}
                    </Text>
                  ) : (
                    <>
                      {text}
                      {actions?.({ unit, item, position: i }, text)}
                    </>
                  )}
                </li>
              ))}
            </Stack>
          </Box>
        ))}
      </Stack>
    </Card>
  );
}
