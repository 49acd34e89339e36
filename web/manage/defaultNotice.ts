import { DEFAULT_NOTICE } from "../../schema/text/defaultNotice.ts";
import type { NoticeDraft } from "./newWave.ts";

/** What the notice says where HR changes nothing: the company's name, once the owner has set it. */
export const defaultNotice = (company: string): NoticeDraft => ({
  ...DEFAULT_NOTICE,
  organiser:
    company === DEFAULT_NOTICE.organiser.zh
      ? DEFAULT_NOTICE.organiser
      : { zh: company, en: company },
});
