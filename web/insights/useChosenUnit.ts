import { useQuery } from "@tanstack/react-query";
import { useSearchParams } from "react-router";
import { readUnits } from "../api/results.ts";
import { useActor } from "../ui/session.ts";
import { firstUnit } from "./unitChoices.ts";

/**
 * The unit that a page is about: it stands in the address, so that a link leads to the same, and
 * everything else in the address stays. `likely` is its id as far as that is known before the tree
 * of units has come.
 */
export function useChosenUnit() {
  const actor = useActor();
  const [search, setSearch] = useSearchParams();
  const units = useQuery({ queryKey: ["units"], queryFn: readUnits, staleTime: 5 * 60_000 });
  const asked = search.get("unit");
  const all = units.data ?? [];
  const unit = asked === null ? firstUnit(all, actor) : all.find(({ id }) => id === asked);
  const choose = (id: string) => setSearch(withParameter(search, "unit", id), { replace: true });
  const onlyLed = actor.role === "manager" && actor.units.length === 1 ? actor.units[0] : null;
  return { units, unit, likely: asked ?? onlyLed ?? null, choose };
}

/** The address's parameters with one of them changed; null takes it away. */
export function withParameter(
  search: URLSearchParams,
  name: string,
  value: string | null,
): URLSearchParams {
  const changed = new URLSearchParams(search);
  if (value === null) changed.delete(name);
  else changed.set(name, value);
  return changed;
}
