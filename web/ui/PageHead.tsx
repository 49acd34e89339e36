import { Box, Group, Text, Title } from "@mantine/core";
import { type ReactNode, useEffect } from "react";
import { useTranslation } from "react-i18next";

interface PageHeadProps {
  readonly title: string;
  readonly intro?: ReactNode;
  /** Stands beside the title, such as a state. */
  readonly mark?: ReactNode;
  /** Buttons, right of the title where there is room. */
  readonly actions?: ReactNode;
}

/** The head of every page: its only h1, which also names the browser's tab. */
export function PageHead({ title, intro, mark, actions }: PageHeadProps) {
  const { t } = useTranslation("desk");
  const tabTitle = `${title} · ${t("appNameFull")}`;
  useEffect(() => {
    const before = document.title;
    document.title = tabTitle;
    // Where this page only stood before another one, the tab is called after that one again.
    return () => {
      document.title = before;
    };
  }, [tabTitle]);
  return (
    <Group justify="space-between" align="flex-start" gap="md" mb="xl">
      <Box style={{ flex: "1 1 320px" }}>
        <Group gap="md" align="center">
          <Title order={1}>{title}</Title>
          {mark}
        </Group>
        {intro !== undefined && (
          <Text c="dimmed" mt={6} maw={680}>
            {intro}
          </Text>
        )}
      </Box>
      {actions}
    </Group>
  );
}
