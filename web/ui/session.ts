import { type QueryClient, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { createContext, useContext } from "react";
import type { Session } from "../../schema/wire/session.ts";
import { ApiProblem } from "../api/apiProblem.ts";
import { dropKey, keepKey } from "../api/credential.ts";
import {
  type Challenge,
  readSession,
  signInByCode,
  signInByEmail,
  signOutByCookie,
} from "../api/session.ts";

/** Who is signed in, and who was until the server stopped knowing them. */
interface SessionState {
  readonly now: Session | null;
  /** Their page waits behind the sign-in with all that was typed into it. */
  readonly before: Session | null;
}

const SESSION = ["session"] as const;
const NOBODY: SessionState = { now: null, before: null };

const heldState = (queryClient: QueryClient): SessionState =>
  queryClient.getQueryData<SessionState>(SESSION) ?? NOBODY;

const afterEnd = (state: SessionState): SessionState => ({
  now: null,
  before: state.now ?? state.before,
});

/** Called where the server no longer knows us: the sign-in page says so. */
export function endSession(queryClient: QueryClient): void {
  if (heldState(queryClient).now === null) return;
  dropKey();
  queryClient.setQueryData<SessionState>(SESSION, afterEnd(heldState(queryClient)));
}

/** Asks once who is signed in, and now and then whether they still are. */
export function useSession() {
  const queryClient = useQueryClient();
  return useQuery({
    queryKey: SESSION,
    queryFn: async (): Promise<SessionState> => {
      const now = await readSession();
      return now === null ? afterEnd(heldState(queryClient)) : { now, before: null };
    },
    staleTime: 5 * 60_000,
  });
}

/** The ways to say who one is. */
export type Proof =
  | { readonly way: "email"; readonly email: string; readonly password: string }
  | { readonly way: "code"; readonly challenge: string; readonly code: string }
  | { readonly way: "key"; readonly key: string };

/**
 * Signs in, or hands back the challenge that a second factor answers. What another person had loaded is dropped; the same person finds the page as it was.
 * @throws ApiProblem with status 401 where the proof does not work, and as any call.
 */
export function useSignIn() {
  const queryClient = useQueryClient();
  return async (proof: Proof): Promise<Challenge | null> => {
    dropKey();
    if (proof.way === "email") {
      const answer = await signInByEmail(proof.email, proof.password);
      if ("challenge" in answer) return answer;
    } else if (proof.way === "code") await signInByCode(proof.challenge, proof.code);
    else if (!keepKey(proof.key)) throw notSignedIn();
    const now = await readSession();
    if (now === null) {
      dropKey();
      throw notSignedIn();
    }
    const { before } = heldState(queryClient);
    if (before !== null && before.id !== now.id) forgetLoaded(queryClient);
    queryClient.setQueryData<SessionState>(SESSION, { now, before: null });
    await queryClient.invalidateQueries({ predicate: isNoSession });
    return null;
  };
}

/** Asks anew who one is, after something about oneself has changed. */
export function useSessionRefresh(): () => Promise<void> {
  const queryClient = useQueryClient();
  return () => queryClient.invalidateQueries({ queryKey: SESSION });
}

/** Signs out: the credential and everything loaded with it leave this browser. */
export function useSignOut() {
  const queryClient = useQueryClient();
  const { kind } = useActor();
  return useMutation({
    mutationFn: async () => {
      if (kind === "account") await signOutUnlessGone();
      dropKey();
    },
    onSuccess: () => {
      queryClient.setQueryData<SessionState>(SESSION, NOBODY);
      forgetLoaded(queryClient);
    },
  });
}

// Who is signed out already has what they asked for.
async function signOutUnlessGone(): Promise<void> {
  try {
    await signOutByCookie();
  } catch (error) {
    if (!(error instanceof ApiProblem && error.status === 401)) throw error;
  }
}

const notSignedIn = () => new ApiProblem({ slug: "not-signed-in", status: 401 });

const isNoSession = (query: { readonly queryKey: readonly unknown[] }): boolean =>
  query.queryKey[0] !== SESSION[0];

function forgetLoaded(queryClient: QueryClient): void {
  queryClient.removeQueries({ predicate: isNoSession });
}

/** Hands the signed-in person to the pages. */
export const ActorContext = createContext<Session | null>(null);

/** Who is signed in; only inside pages that the shell shows to signed-in people. */
export function useActor(): Session {
  const actor = useContext(ActorContext);
  if (actor === null) throw new Error("This page needs somebody signed in.");
  return actor;
}
