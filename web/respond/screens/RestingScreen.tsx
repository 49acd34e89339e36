import type { RestingState } from "../phase.ts";
import { Plain } from "./Plain.tsx";
import type { ScreenProps } from "./screenProps.ts";

/** The wave takes no answers now. */
export function RestingScreen({ view, text, state }: ScreenProps & { state: RestingState }) {
  const { opensOn = "", closesOn = "" } = view.wave?.manifest ?? {};
  const sentence =
    state === "scheduled"
      ? text.states.scheduled.body(opensOn)
      : state === "closed"
        ? text.states.closed.body(closesOn)
        : text.states.stopped.body();
  return <Plain title={text.states[state].title} sentences={[sentence]} />;
}
