import { ask, type Reply } from "../bareCall.ts";

/**
 * Asks for manifest and definition while the page's code is still on its way.
 * @returns `take` gives each reply out once, so that a second try asks the server again
 */
export function askEarly(paths: readonly string[]): {
  readonly take: (path: string) => Promise<Reply> | null;
  readonly peek: (path: string) => Promise<Reply> | null;
} {
  const replies = new Map(paths.map((path) => [path, ask(path)]));
  // Whoever takes a reply hears of its failure; nobody else needs to.
  for (const reply of replies.values()) reply.catch(() => undefined);
  const peek = (path: string) => replies.get(path) ?? null;
  return {
    peek,
    take: (path) => {
      const reply = peek(path);
      replies.delete(path);
      return reply;
    },
  };
}
