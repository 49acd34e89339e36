import { Box, Stack, Text, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { ResultsBody } from "../api/results.ts";
import { Card } from "../ui/Card.tsx";
import type { ItemText } from "./itemTexts.ts";

interface CommentListProps {
  readonly comments: ResultsBody["comments"];
  readonly nameOf: (unit: string) => string;
  readonly texts: ReadonlyMap<string, ItemText>;
}

/** Released comments, each under its question and the unit that it is shown for. */
export function CommentList({ comments, nameOf, texts }: CommentListProps) {
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
                  {text}
                </li>
              ))}
            </Stack>
          </Box>
        ))}
      </Stack>
    </Card>
  );
}
