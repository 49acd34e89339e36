import type { WaveView } from "../api/waves.ts";
import { ClosedSteps } from "./ClosedSteps.tsx";
import { HandOutCard } from "./HandOutCard.tsx";

/** A period wave after its close: the same steps as of any wave, beside what was handed out. */
export function PeriodClosedSteps({ wave }: { readonly wave: WaveView }) {
  return (
    <>
      <ClosedSteps wave={wave} />
      <HandOutCard wave={wave} />
    </>
  );
}
