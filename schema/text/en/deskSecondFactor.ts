import type { DeskSecondFactorText } from "../desk.ts";

/** Sentences about the second factor. */
export const deskSecondFactor: DeskSecondFactorText = {
  title: "Second factor",
  intro:
    "At sign-in you enter, beside your password, six digits that an authenticator app on your phone shows. Whoever learns your password still cannot get in. Any common authenticator app works; it needs no network.",
  isOff: "Not turned on yet.",
  isOn: "Turned on.",
  codesLeft: "{{count}} recovery codes are left.",
  codesFew: "Few recovery codes are left. Draw new ones.",
  setUp: "Set it up",
  password: "Present password",
  passwordWhy: "Your password once more, to make sure that it is you.",
  continue: "Continue",
  scan: "Scan this with the authenticator app on your phone",
  qrLabel: "QR code for the authenticator app",
  secret: "If you cannot scan it, type this key into the app (time-based, six digits):",
  secretLabel: "Key",
  code: "The six digits that the app shows",
  confirm: "Turn on",
  recovery: {
    title: "Recovery codes",
    intro:
      "Without your phone, one of these takes the place of the six digits; each works once. They are shown only here: print them or write them down, and keep them apart from your phone.",
    label: "Recovery codes",
    print: "Print",
    done: "I have kept them",
  },
  draw: "Draw new recovery codes",
  drawIntro: "The old ones stop working at once.",
  turnOff: "Turn off",
  turnOffTitle: "Turn off the second factor",
  turnOffIntro:
    "Your password alone will sign you in. For a new phone, turn it off and set it up again.",
  turnedOff: "The second factor is off.",
  codeOrRecovery: "Six digits, or a recovery code",
  missing: {
    password: "Enter your password.",
    code: "Enter the six digits, or a recovery code.",
  },
  faults: {
    "wrong-password": "This is not your password.",
    "wrong-code":
      "This code is not right. Enter the six digits that the app shows now; if they never work, check the clock of your phone.",
    "code-tried-before": "This code was used once already. Wait until the app shows the next one.",
    malformed: "Enter six digits, or a recovery code such as ab12c-3de4f.",
  },
  step: {
    title: "One more step",
    intro: "The password is right. Enter the six digits of the authenticator app on your phone.",
    introRecovery:
      "The password is right. Enter one of the recovery codes you kept, such as ab12c-3de4f.",
    code: "Six digits",
    recovery: "Recovery code",
    useRecovery: "No phone at hand: use a recovery code",
    useCode: "Use the authenticator app",
    back: "Back, to another account",
    lost: "Lost both phone and recovery codes? Ask the owner to reset it.",
    over: "The time is over, or five codes were wrong. Enter your password again.",
  },
  offer: "With a second factor, nobody gets into your account who merely learns your password.",
  offerLink: "Set it up now",
  demand: {
    title: "Set up a second factor first",
    intro:
      "The owner asks it of all accounts of owner and HR. Everything else is there afterwards.",
  },
  reset: "Reset second factor",
  resetOf: "Reset second factor: {{name}}",
  resetTitle: "Reset the second factor",
  resetText:
    "Only where {{name}} has lost both phone and recovery codes. Afterwards the password alone signs {{name}} in, and present sessions end at once. Make sure, in person or by telephone, that they asked for it.",
  resetDone: "Reset.",
  badge: "Second factor",
  setting: {
    title: "Safety of sign-in",
    save: "Save sign-in rule",
    label: "Owner and HR must have a second factor",
    hint: "Whoever has none, you included, sets one up before anything else. Keys and the company’s single sign-on are not affected.",
  },
};
