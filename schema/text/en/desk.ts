import type { DeskText } from "../desk.ts";
import { missingPage } from "./missingPage.ts";

/** Sentences of the desk's frame: sign-in, navigation, and the states that every page has. */
export const desk: DeskText = {
  appNameFull: "安问 Anwen",
  skipToContent: "Skip to content",
  language: "切换到中文",
  otherLanguage: "中文",
  colourScheme: { toDark: "Switch to dark colours", toLight: "Switch to light colours" },
  menu: { open: "Open menu", close: "Close menu", label: "Main menu" },
  nav: {
    overview: "Overview",
    waves: "Waves",
    suggestions: "Suggestions",
    actions: "Actions",
    results: "Results",
    programme: "Indicator data",
    accounts: "Accounts",
    auditLog: "Audit log",
    settings: "Settings",
  },
  signOut: "Sign out",
  signedInAs: "Signed in as",
  roles: { owner: "Owner", hr: "HR", manager: "Manager", observer: "Observer" },
  signIn: {
    title: "Sign in",
    intro: {
      email: "For HR, managers, observers and the owner.",
      key: "The key is kept in this browser tab only, and cleared when you sign out or close the tab.",
    },
    email: "E-mail",
    password: "Password",
    key: "Key",
    keyHint: "The owner gave it to you. It looks like anwen_…",
    byKey: "Sign in with a key",
    byEmail: "Sign in with e-mail and password",
    submit: "Sign in",
    wait: "Try again in {{seconds}} s",
    missing: { email: "Enter your e-mail and your password.", key: "Enter your key." },
    refused: {
      email:
        "E-mail or password is wrong, or the account is disabled. Check both and try again; if you forgot the password, ask the owner to reset it.",
      key: "This key does not work: it may be mistyped, or it was revoked. Check it, or ask the owner for a new one.",
    },
    ended:
      "Your session has ended. Sign in again: you return to the same page, with what you had typed.",
    employees: "Employees need no sign-in: open the invitation link you received.",
  },
  secret: { show: "Show what I typed", hide: "Hide what I typed" },
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
    save: "Save",
    saved: "Saved.",
  },
  errors: {
    title: "Nothing was loaded",
    unreachable: "The server cannot be reached. Check your network, then try again.",
    internal:
      "Something failed on the server, and this may not have been done. Reload the page to see where things stand, then try again; tell the owner if it stays like this.",
    "keys-do-not-fit":
      "The server’s keys do not fit its data, so it answers nothing. Tell the owner: the keys have to be restored.",
    "ballots-lost":
      "The key of this wave’s ballots is gone or no longer the right one, so they cannot be opened. Tell the owner: only that key brings them back. Without it, all that is left is to destroy the wave.",
    "links-lost":
      "The links cannot be made again, since the server’s key for codes has changed. Links that were handed out still work. Tell the owner, who can put the old key back.",
    "not-signed-in": "Your session has ended, so this was not done. Sign in and try again.",
    "foreign-origin":
      "For safety, the server takes no changes from this address. Open this page at its usual address and try again.",
    "no-account": "You are known, but you have no account here. Ask the owner for one.",
    "signs-in-by-access":
      "People sign in by the company’s single sign-on here. Reload the page and sign in there.",
    "password-expired":
      "This password was drawn by the server, was valid for 7 days, and is over. Ask the owner for a new one.",
    "password-to-change":
      "Your password was drawn by the server. Load the page again and choose one of your own first.",
    "second-factor-unreadable":
      "The server no longer has the key that sealed your second factor, so no code works. Ask the owner to reset it.",
    "second-factor-required":
      "The owner asks for a second factor first. Reload the page and set it up there.",
    "not-allowed": "Your role does not include this. Ask the owner if you need it.",
    "not-found":
      "There is nothing here. The address may be incomplete, or it is outside of what you may see.",
    "not-valid": "Some of it does not fit:",
    "population-too-near":
      "Not launched: so few people tell this wave from another one of the same survey that the two results would tell of them. See above the groups.",
    "too-many-requests": "Too many requests. Wait a moment, then try again.",
    waitSeconds: "Too many tries. Try again in {{seconds}} seconds.",
    waitMinutes: "Too many tries. Try again in {{minutes}} minutes.",
    unexpected:
      "The server’s answer could not be read, perhaps after an upgrade. Reload the page and try again.",
    other: "That did not work ({{slug}}). Reload the page and try again.",
    crashedTitle: "This page failed",
    crashed: "What was saved before is still there. Please reload the page.",
    reload: "Reload",
  },
  notFound: { ...missingPage, body: "Check the address, or start again from the menu." },
};
