import type { Language } from "../../../schema/text/language.ts";
import type { RespondText } from "../../../schema/text/respond.ts";
import type { Visit } from "../visit.ts";
import type { VisitView } from "../visitState.ts";

/** What every screen gets. */
export interface ScreenProps {
  readonly visit: Visit;
  readonly view: VisitView;
  readonly text: RespondText;
  readonly language: Language;
}
