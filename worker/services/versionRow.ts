import { utf8ToBytes } from "@noble/hashes/utils.js";
import { sha256Hex } from "../domain/tokens/fingerprint.ts";
import type { SurveyVersionRow } from "../store/survey.ts";

/** A version as it is stored and served: the body's bytes are what `sha256` is over. */
export function versionRow(
  slug: string,
  version: string,
  content: { survey: object; scoring: object },
): SurveyVersionRow {
  const { title } = content.survey as { title?: { "zh-cn"?: string; en?: string } };
  const body = JSON.stringify({
    slug,
    version,
    title: { zh: title?.["zh-cn"] ?? slug, en: title?.en ?? slug },
    survey: content.survey,
    scoring: content.scoring,
  });
  return { slug, version, body, sha256: sha256Hex(utf8ToBytes(body)) };
}
