import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { SuggestionDetailView } from "../api/suggestions.ts";

/** A change of one suggestion; what the server answers stands everywhere at once. */
export function useSuggestionChange<V>(
  id: string,
  change: (value: V) => Promise<SuggestionDetailView>,
  onDone: () => void,
) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: async (changed) => {
      queryClient.setQueryData(["suggestion", id], changed);
      onDone();
      await Promise.all(
        [["suggestions"], ["suggestion-summary"]].map((queryKey) =>
          queryClient.invalidateQueries({ queryKey }),
        ),
      );
    },
  });
}
