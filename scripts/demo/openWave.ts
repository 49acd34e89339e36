import Papa from "papaparse";
import {
  compileDefinition,
  type VersionBody,
} from "../../worker/domain/definitions/compileDefinition.ts";
import type { Definition } from "../../worker/domain/definitions/definition.ts";
import type { Manifest } from "../../worker/domain/waves/manifest.ts";
import type { ApiClient } from "./apiClient.ts";

/** One line of the file of links; slips have neither person nor e-mail. */
export interface LinkRow {
  readonly personId?: string;
  /** A person's path on the roster; a slip's unit by its name. */
  readonly unit: string;
  readonly code: string;
  readonly link: string;
}

/** What those who answer a wave need to know. */
export interface OpenWave {
  readonly manifest: Manifest;
  readonly definition: Definition;
  readonly links: readonly LinkRow[];
}

/** Reads the manifest, the survey and the links of a wave that is scheduled or open. */
export async function readOpenWave(hr: ApiClient, id: string): Promise<OpenWave> {
  const manifest = await hr.get<Manifest>(`/waves/${id}/manifest`);
  const { survey, version } = manifest;
  const body = await hr.get<VersionBody>(`/surveys/${survey}/versions/${version}`);
  const definition = compileDefinition(body);
  if (!definition.ok) throw new Error(`The survey ${survey} does not compile.`);
  return { manifest, definition: definition.value, links: await readLinks(hr, id) };
}

/** The file of links of a scheduled or open wave. */
export async function readLinks(hr: ApiClient, id: string): Promise<LinkRow[]> {
  const csv = await hr.getText(`/waves/${id}/invitations`);
  return Papa.parse<LinkRow>(csv, { header: true, skipEmptyLines: true }).data;
}

/** The ballot group that a link names. */
export const groupOf = (link: string): string => link.split(".").at(-2) ?? "";
