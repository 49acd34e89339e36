import type { DeskText } from "../desk.ts";

/** Sentences of the desk's frame: sign-in, navigation, and the states that every page has. */
export const desk: DeskText = {
  appNameFull: "安问 Anwen",
  skipToContent: "Skip to content",
  language: "切换到中文",
  otherLanguage: "中文",
  colourScheme: { toDark: "Switch to dark colours", toLight: "Switch to light colours" },
  menu: { open: "Open menu", close: "Close menu", label: "Main menu" },
  nav: { waves: "Waves", results: "Results" },
  signOut: "Sign out",
  signedInAs: "Signed in as",
  roles: { owner: "Owner", hr: "HR", manager: "Manager", observer: "Observer" },
  signIn: {
    title: "Sign in",
    intro:
      "Enter your key. It is kept in this browser tab only, and cleared when you sign out or close the tab.",
    key: "Key",
    keyHint: "The owner gave it to you. It looks like anwen_…",
    submit: "Sign in",
    missing: "Enter your key.",
    refused:
      "This key does not work: it may be mistyped, or it was revoked. Check it, or ask the owner for a new one.",
    ended: "Your key no longer works. Sign in again.",
    employees: "Employees need no sign-in: open the invitation link you received.",
  },
  common: {
    loading: "Loading",
    retry: "Try again",
    cancel: "Cancel",
    close: "Close",
    copy: "Copy",
    copied: "Copied",
    copyFailed: "Copying failed. Select the text and copy it by hand.",
    backToWaves: "Back to waves",
    unit: "Unit",
  },
  errors: {
    title: "Nothing was loaded",
    unreachable: "The server cannot be reached. Check your network, then try again.",
    internal:
      "Something failed on the server. Nothing was lost. Try again, and tell the owner if it stays like this.",
    "not-allowed": "Your role does not include this. Ask the owner if you need it.",
    "not-found":
      "There is nothing here. The address may be incomplete, or it is outside of what you may see.",
    "not-valid": "Some of it does not fit:",
    "too-many-requests": "Too many requests. Wait a moment, then try again.",
    unexpected:
      "The server’s answer could not be read, perhaps after an upgrade. Reload the page and try again.",
    other: "That did not work ({{slug}}). Reload the page and try again.",
    crashedTitle: "This page failed",
    crashed: "Nothing was lost. Please reload the page.",
    reload: "Reload",
  },
  notFound: {
    title: "There is no such page",
    body: "Check the address, or start again from the menu.",
    home: "Go to the start",
  },
};
