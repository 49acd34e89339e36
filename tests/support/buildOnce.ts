import { build } from "../../scripts/build.ts";

/** Vitest global set-up: the servers of a run all serve what the sources say now. */
export default async function setup(): Promise<void> {
  await build();
}
