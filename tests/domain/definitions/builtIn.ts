import { readFileSync } from "node:fs";
import {
  compileDefinition,
  type VersionBody,
} from "../../../worker/domain/definitions/compileDefinition.ts";
import type { Definition } from "../../../worker/domain/definitions/definition.ts";

export const SLUGS = [
  "satisfaction",
  "training",
  "fairness",
  "stress",
  "career",
  "newhire",
  "exit",
  "client",
  "pulse",
] as const;

const read = (path: string) =>
  JSON.parse(readFileSync(new URL(`../../../surveys/${path}`, import.meta.url), "utf8"));

// biome-ignore lint/suspicious/noExplicitAny: tests bend these objects into every wrong shape
export type AnyJson = any;

/** A fresh copy of a built-in survey's two files. */
export const builtInContent = (slug: string): { survey: AnyJson; scoring: AnyJson } => ({
  survey: read(`${slug}/survey.json`),
  scoring: read(`${slug}/scoring.json`),
});

export const builtInMeasures = (): AnyJson => read("measures.json");

export const versionOf = (content: { survey: AnyJson; scoring: AnyJson }): VersionBody => ({
  slug: "made",
  version: "1.0.0",
  ...content,
});

/** Compiles, and fails the test if it cannot. */
export function compiled(content: { survey: AnyJson; scoring: AnyJson }): Definition {
  const result = compileDefinition(versionOf(content));
  if (!result.ok) throw new Error(result.error.reason);
  return result.value;
}

export const builtIn = (slug: string): Definition => ({
  ...compiled(builtInContent(slug)),
  slug,
});
