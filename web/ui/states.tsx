import { Alert, Button, Paper, Skeleton, Stack, Text, Title } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { problemText } from "./problemText.ts";

/** While something is on its way: its outline, and a word for those who cannot see it. */
export function Loading({ rows = 3 }: { readonly rows?: number }) {
  const { t } = useTranslation("desk");
  return (
    <Stack role="status" aria-label={t("common.loading")} gap="md">
      {Array.from({ length: rows }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: outlines are all alike
        <Skeleton key={row} height={88} radius="lg" aria-hidden />
      ))}
    </Stack>
  );
}

interface EmptyProps {
  readonly title: string;
  readonly children: ReactNode;
  readonly action?: ReactNode;
}

/** Where there is nothing yet: what would stand here, and how it gets there. */
export function Empty({ title, children, action }: EmptyProps) {
  return (
    <Paper className="desk-card" p={{ base: "lg", sm: 48 }} ta="center">
      <Title order={2}>{title}</Title>
      <Text c="dimmed" mt="xs" mx="auto" maw={520}>
        {children}
      </Text>
      {action !== undefined && (
        <Stack align="center" mt="lg">
          {action}
        </Stack>
      )}
    </Paper>
  );
}

interface ErrorStateProps {
  readonly error: unknown;
  readonly onRetry?: () => void;
  readonly children?: ReactNode;
}

/** Where something could not be shown: what happened, and what to do. */
export function ErrorState({ error, onRetry, children }: ErrorStateProps) {
  const { t } = useTranslation("desk");
  return (
    <Alert
      role="alert"
      variant="outline"
      color="gray"
      title={t("errors.title")}
      className="desk-card"
    >
      <Text>{problemText(error, t)}</Text>
      {children}
      {onRetry && (
        <Button variant="default" mt="md" onClick={onRetry}>
          {t("common.retry")}
        </Button>
      )}
    </Alert>
  );
}
