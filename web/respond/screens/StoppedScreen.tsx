import type { StopReason } from "../phase.ts";
import { Plain } from "./Plain.tsx";
import type { ScreenProps } from "./screenProps.ts";

/** Something does not fit what the invitation promised: nothing more is sent. */
export function StoppedScreen({ visit, text, why }: ScreenProps & { why: StopReason }) {
  return (
    <Plain title={text.stoppedTitle} sentences={[text.stops[why], text.stopAdvice]}>
      {why === "group-foreign" ? (
        <button type="button" className="secondary" onClick={visit.typeOtherCode}>
          {text.otherCode}
        </button>
      ) : null}
    </Plain>
  );
}
