import type { RestingState } from "../phase.ts";
import { Plain } from "./Plain.tsx";
import type { ScreenProps } from "./screenProps.ts";

/** The wave takes no answers now. */
export function RestingScreen({
  view,
  text,
  state,
  isTooLate,
}: ScreenProps & { state: RestingState; isTooLate: boolean }) {
  const { opensOn = "", closesOn = "" } = view.wave?.manifest ?? {};
  const { title, body } = text.states[state];
  const sentence = body(state === "scheduled" ? opensOn : closesOn);
  return <Plain title={title} sentences={isTooLate ? [text.tooLate, sentence] : [sentence]} />;
}
