import { ask, type Reply } from "../bareCall.ts";

/**
 * Replies that are asked for while the page's code is still on its way.
 * @returns `take` gives each reply out once, so that a second try asks the server again
 */
export function earlyReplies(): {
  readonly ask: (path: string) => Promise<Reply>;
  readonly take: (path: string) => Promise<Reply> | null;
} {
  const replies = new Map<string, Promise<Reply>>();
  return {
    ask: (path) => {
      const reply = ask(path);
      // Whoever takes a reply hears of its failure; nobody else needs to.
      reply.catch(() => undefined);
      replies.set(path, reply);
      return reply;
    },
    take: (path) => {
      const reply = replies.get(path) ?? null;
      replies.delete(path);
      return reply;
    },
  };
}
