import type { WaveRow } from "../store/wave.ts";

/** A step that fits the state, but whose time has not come. */
export interface TooEarly {
  readonly reason: "too-early";
  readonly state: WaveRow["state"];
  readonly retryAfterSeconds: number;
}
