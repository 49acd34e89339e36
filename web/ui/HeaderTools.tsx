import {
  ActionIcon,
  Button,
  Group,
  useComputedColorScheme,
  useMantineColorScheme,
} from "@mantine/core";
import { useTranslation } from "react-i18next";
import { chooseLanguage, currentLanguage } from "./i18n.ts";
import { MoonIcon, SunIcon } from "./icons.tsx";

/** Language and colours: on every page, signed in or not. */
export function HeaderTools() {
  const { t } = useTranslation("desk");
  const { setColorScheme } = useMantineColorScheme();
  const isDark = useComputedColorScheme("light") === "dark";
  const other = currentLanguage() === "en" ? "zh-CN" : "en";
  return (
    <Group gap={6} wrap="nowrap">
      <Button
        variant="subtle"
        color="gray"
        c="inherit"
        size="compact-md"
        lang={other}
        aria-label={t("language")}
        onClick={() => chooseLanguage(other)}
      >
        {t("otherLanguage")}
      </Button>
      <ActionIcon
        variant="subtle"
        color="gray"
        c="inherit"
        size="lg"
        aria-label={t(isDark ? "colourScheme.toLight" : "colourScheme.toDark")}
        onClick={() => setColorScheme(isDark ? "light" : "dark")}
      >
        {isDark ? <SunIcon /> : <MoonIcon />}
      </ActionIcon>
    </Group>
  );
}
