import { Box, Paper, Text, Title } from "@mantine/core";
import { type ReactNode, useId } from "react";

interface CardProps {
  readonly title: string;
  readonly intro?: ReactNode;
  readonly children: ReactNode;
}

/** A part of a page with a heading of its own. */
export function Card({ title, intro, children }: CardProps) {
  const headingId = useId();
  return (
    <Paper
      component="section"
      aria-labelledby={headingId}
      className="desk-card"
      p={{ base: "md", sm: "xl" }}
      mb="lg"
    >
      <Title order={2} id={headingId}>
        {title}
      </Title>
      {intro !== undefined && (
        <Text c="dimmed" size="sm" mt={4} maw={680}>
          {intro}
        </Text>
      )}
      <Box mt="md">{children}</Box>
    </Paper>
  );
}
