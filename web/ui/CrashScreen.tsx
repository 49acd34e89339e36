import { Button, Container, Text, Title } from "@mantine/core";
import i18next from "i18next";
import { Component, type ReactNode } from "react";

interface CrashScreenProps {
  readonly children: ReactNode;
}

/** What stands in place of a page that failed, so that nobody looks at a blank one. */
export class CrashScreen extends Component<CrashScreenProps, { hasCrashed: boolean }> {
  override state = { hasCrashed: false };

  static getDerivedStateFromError() {
    return { hasCrashed: true };
  }

  override render() {
    if (!this.state.hasCrashed) return this.props.children;
    return (
      <Container component="main" size="sm" py={80}>
        <Title order={1}>{i18next.t("errors.crashedTitle")}</Title>
        <Text mt="sm">{i18next.t("errors.crashed")}</Text>
        <Button mt="lg" onClick={() => location.reload()}>
          {i18next.t("errors.reload")}
        </Button>
      </Container>
    );
  }
}
