import {
  Alert,
  Badge,
  Button,
  type CSSVariablesResolver,
  createTheme,
  Input,
  type MantineColorsTuple,
  Modal,
  Paper,
} from "@mantine/core";

const SYSTEM_FONTS =
  '-apple-system, BlinkMacSystemFont, "Segoe UI", Roboto, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", sans-serif';

/** The one accent; shade 6 is 6:1 on white. */
const anwen: MantineColorsTuple = [
  "#eaf3ff",
  "#d3e4fb",
  "#a6c8f5",
  "#76aaf0",
  "#4f91ea",
  "#2876dd",
  "#0b5fd0",
  "#0951b3",
  "#074594",
  "#053672",
];

/** Greys of the dark pages, with a little of the accent in them. */
const dark: MantineColorsTuple = [
  "#dde3ea",
  "#a3aebb",
  "#8c98a6",
  "#5c6875",
  "#3d4753",
  "#313944",
  "#262d36",
  "#1b2027",
  "#161a20",
  "#13171c",
];

/** The look of every page of the desk: one accent, system fonts, room to breathe. */
export const theme = createTheme({
  primaryColor: "anwen",
  primaryShade: { light: 6, dark: 6 },
  colors: { anwen, dark },
  fontFamily: SYSTEM_FONTS,
  fontFamilyMonospace: 'ui-monospace, SFMono-Regular, Menlo, Consolas, "Noto Sans Mono", monospace',
  lineHeights: { xs: "1.5", sm: "1.55", md: "1.65", lg: "1.65", xl: "1.65" },
  defaultRadius: "md",
  respectReducedMotion: true,
  cursorType: "pointer",
  headings: {
    fontFamily: SYSTEM_FONTS,
    fontWeight: "650",
    sizes: {
      h1: { fontSize: "1.75rem", lineHeight: "1.3" },
      h2: { fontSize: "1.25rem", lineHeight: "1.4" },
      h3: { fontSize: "1.05rem", lineHeight: "1.45" },
    },
  },
  components: {
    // Its colour is for the frame only: words have the colour of words.
    Alert: Alert.extend({
      styles: { title: { color: "var(--mantine-color-text)", fontSize: "1rem" } },
    }),
    Badge: Badge.extend({
      defaultProps: { variant: "dot", radius: "sm", tt: "none", fw: 500, size: "lg" },
    }),
    InputDescription: Input.Description.extend({ defaultProps: { fz: "0.85rem" } }),
    Button: Button.extend({ defaultProps: { fw: 550 } }),
    Modal: Modal.extend({ defaultProps: { centered: true, radius: "lg", padding: "lg" } }),
    Paper: Paper.extend({ defaultProps: { radius: "lg" } }),
  },
});

/** Mantine's greys are too pale to read in places; these reach 4.5:1 on their grounds. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    "--mantine-color-body": "#ffffff",
    "--mantine-color-text": "#1b2430",
    "--mantine-color-dimmed": "#56616e",
    "--mantine-color-placeholder": "#6b7580",
    "--mantine-color-error": "#c0262d",
    "--desk-ground": "#f5f7fa",
    "--desk-line": "#e1e6ec",
    "--desk-bar": "#0b5fd0",
    "--desk-bar-ground": "#e6ecf3",
    "--desk-earlier": "#87929e",
  },
  dark: {
    "--mantine-color-body": "#1b2027",
    "--mantine-color-text": "#dde3ea",
    "--mantine-color-dimmed": "#a3aebb",
    "--mantine-color-placeholder": "#8f9aa6",
    "--mantine-color-error": "#ff8f8f",
    "--mantine-color-anchor": "#76aaf0",
    "--desk-ground": "#13171c",
    "--desk-line": "#313944",
    "--desk-bar": "#4f91ea",
    "--desk-bar-ground": "#2c343e",
    "--desk-earlier": "#7a8693",
  },
});
