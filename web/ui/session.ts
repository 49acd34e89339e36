import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useSyncExternalStore } from "react";
import type { Session } from "../../schema/wire/session.ts";
import { ApiProblem } from "../api/apiProblem.ts";
import { dropCredential, hasCredential, keepCredential } from "../api/credential.ts";
import { readSession } from "../api/session.ts";

let hasEnded = false;
const listeners = new Set<() => void>();

function changed(): void {
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

const snapshot = () => `${hasCredential()}${hasEnded}`;

/**
 * Signs in with a key: kept only if the server knows it.
 * @throws ApiProblem with status 401 for a key that does not work, and as any call.
 */
export function useSignIn() {
  const queryClient = useQueryClient();
  return async (key: string): Promise<void> => {
    if (!keepCredential(key)) throw new ApiProblem({ slug: "not-signed-in", status: 401 });
    try {
      queryClient.setQueryData(["session"], await readSession());
      hasEnded = false;
    } catch (error) {
      dropCredential();
      throw error;
    } finally {
      changed();
    }
  };
}

/** Called where the server no longer knows us: the sign-in page says so. */
export function endSession(): void {
  if (!hasCredential()) return;
  dropCredential();
  hasEnded = true;
  changed();
}

/** Who is signed in, as far as this tab knows. */
export function useSession() {
  useSyncExternalStore(subscribe, snapshot);
  const isCredentialHeld = hasCredential();
  const query = useQuery({
    queryKey: ["session"],
    queryFn: readSession,
    enabled: isCredentialHeld,
    staleTime: 5 * 60_000,
  });
  return { isCredentialHeld, hasEnded, query };
}

/** Who is signed in; only inside pages that the shell shows to signed-in people. */
export function useActor(): Session {
  const { query } = useSession();
  if (query.data === undefined) throw new Error("This page needs somebody signed in.");
  return query.data;
}

/** Signs out: the key and everything loaded with it leave this tab. */
export function useSignOut(): () => void {
  const queryClient = useQueryClient();
  return () => {
    dropCredential();
    hasEnded = false;
    queryClient.clear();
    changed();
  };
}
