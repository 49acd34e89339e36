import type { DemoSignIn } from "./accounts.ts";

/** What the demo prints once it is served. */
export function welcome(demo: {
  readonly url: string;
  readonly signIn: DemoSignIn;
  /** An unused invitation. */
  readonly link: string | null;
}): string {
  const { url, signIn, link } = demo;
  const invitation = link ?? "none: no wave is open. Launch one at the desk.";
  return `
安问 Anwen is running.  Stop it with Ctrl+C.

  ${url}/
${signInLines(signIn)}
  An employee's invitation, unused until you answer it (best on a phone-sized window):
                 ${invitation}

ready ${url}
`;
}

const WHAT_TO_SEE = {
  owner: "makes accounts and settings; sees no results by that alone",
  hr: "plans, launches and releases waves: look at the open one and its participation",
  observer: "checks the promises: manifests, what was hidden and why, the audit log",
} as const;

function signInLines({ accounts, password }: DemoSignIn): string {
  const lines = accounts.map(({ email, role, leads }) => {
    const what =
      role === "manager"
        ? `leads ${leads}: look at the trends there, and find no other unit`
        : WHAT_TO_SEE[role];
    return `  ${email.padEnd(24)} ${what}`;
  });
  return `
  Sign in with one of these and the password  ${password}

${lines.join("\n")}
`;
}
