import { Box, Container, Group } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { HeaderTools } from "./HeaderTools.tsx";

interface PlainFrameProps {
  readonly size: string | number;
  /** Stands at the right of the header, before language and colours. */
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}

/** The frame of pages without a menu: sign-in, public results. */
export function PlainFrame({ size, aside, children }: PlainFrameProps) {
  const { t } = useTranslation("desk");
  return (
    <>
      <a className="desk-skip" href="#main">
        {t("skipToContent")}
      </a>
      <Box
        component="header"
        className="desk-shell-header"
        style={{ borderBottom: "1px solid var(--desk-line)" }}
      >
        <Group mih={60} px={{ base: "md", sm: "xl" }} justify="space-between">
          <Link to="/" className="desk-brand">
            <span className="desk-brand-mark" aria-hidden />
            {t("appNameFull")}
          </Link>
          <Group gap="xs" wrap="nowrap">
            {aside}
            <HeaderTools />
          </Group>
        </Group>
      </Box>
      <Container
        component="main"
        id="main"
        tabIndex={-1}
        className="desk-main"
        size={size}
        py={{ base: "lg", sm: 40 }}
      >
        {children}
      </Container>
    </>
  );
}
