import {
  Anchor,
  AppShell,
  Box,
  Burger,
  Button,
  Container,
  Group,
  NavLink,
  Text,
} from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { type ReactNode, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { Link, useLocation, useNavigate } from "react-router";
import { HeaderTools } from "./HeaderTools.tsx";
import { placesOf } from "./places.ts";
import { problemText } from "./problemText.ts";
import { useActor, useSignOut } from "./session.ts";

/** Header, menu and main part of every page of a signed-in person. */
export function Shell({ children }: { readonly children: ReactNode }) {
  const { t } = useTranslation("desk");
  const [isMenuOpen, menu] = useDisclosure(false);
  const { pathname } = useLocation();
  const mainRef = useFocusAfterNavigation(pathname, menu.close);
  return (
    <AppShell
      header={{ height: 60 }}
      navbar={{ width: 232, breakpoint: "sm", collapsed: { mobile: !isMenuOpen } }}
    >
      <a className="desk-skip" href="#main">
        {t("skipToContent")}
      </a>
      <AppShell.Header className="desk-shell-header">
        <Group h="100%" px={{ base: "md", sm: "lg" }} justify="space-between" wrap="nowrap">
          <Group gap="sm" wrap="nowrap">
            <Burger
              opened={isMenuOpen}
              onClick={menu.toggle}
              hiddenFrom="sm"
              size="sm"
              aria-expanded={isMenuOpen}
              aria-label={t(isMenuOpen ? "menu.close" : "menu.open")}
            />
            <Link to="/" className="desk-brand">
              <span className="desk-brand-mark" aria-hidden />
              {t("appNameFull")}
            </Link>
          </Group>
          <HeaderTools />
        </Group>
      </AppShell.Header>
      <AppShell.Navbar className="desk-shell-nav" p="md" aria-label={t("menu.label")}>
        <Menu pathname={pathname} onChoose={menu.close} />
      </AppShell.Navbar>
      <AppShell.Main id="main" ref={mainRef} tabIndex={-1} className="desk-main">
        <Container size={1080} px={{ base: "md", sm: "xl" }} py={{ base: "lg", sm: 40 }}>
          {children}
        </Container>
      </AppShell.Main>
    </AppShell>
  );
}

interface MenuProps {
  readonly pathname: string;
  /** Also where the page that one is on is chosen again. */
  readonly onChoose: () => void;
}

function Menu({ pathname, onChoose }: MenuProps) {
  const { t } = useTranslation("desk");
  const actor = useActor();
  const signOut = useSignOut();
  const navigate = useNavigate();
  return (
    <>
      <Box style={{ flex: 1 }}>
        {placesOf(actor.role).map(({ to, key }) => (
          <NavLink
            key={to}
            component={Link}
            to={to}
            onClick={onChoose}
            label={t(key)}
            className="desk-nav-link"
            style={{ borderRadius: "var(--mantine-radius-md)" }}
            mb={4}
            py={10}
            {...(isAt(pathname, to) ? { "aria-current": "page" as const } : {})}
          />
        ))}
      </Box>
      <Box pt="md" style={{ borderTop: "1px solid var(--desk-line)" }}>
        <Text size="xs" c="dimmed">
          {t("signedInAs")}
        </Text>
        <Anchor
          component={Link}
          to="/account"
          onClick={onChoose}
          size="sm"
          fw={600}
          style={{ overflowWrap: "anywhere" }}
          {...(isAt(pathname, "/account") ? { "aria-current": "page" as const } : {})}
        >
          {actor.name}
        </Anchor>
        <Text size="sm" c="dimmed">
          {t(`roles.${actor.role}`)}
        </Text>
        <Button
          variant="default"
          fullWidth
          mt="md"
          loading={signOut.isPending}
          onClick={() => signOut.mutate(undefined, { onSuccess: () => navigate("/") })}
        >
          {t("signOut")}
        </Button>
        {signOut.error && (
          <Text role="alert" size="sm" mt="xs">
            {problemText(signOut.error, t)}
          </Text>
        )}
      </Box>
    </>
  );
}

const isAt = (pathname: string, to: string): boolean =>
  pathname === to || pathname.startsWith(`${to}/`);

/** A new page begins at its top, for eyes and for screen readers; the menu closes on a phone. */
function useFocusAfterNavigation(pathname: string, closeMenu: () => void) {
  const mainRef = useRef<HTMLElement>(null);
  const shown = useRef(pathname);
  useEffect(() => {
    if (shown.current === pathname) return;
    shown.current = pathname;
    closeMenu();
    window.scrollTo(0, 0);
    mainRef.current?.focus({ preventScroll: true });
  }, [pathname, closeMenu]);
  return mainRef;
}
