import { ok, type Result, refuse } from "../domain/result.ts";
import { openLink } from "../domain/waves/invitationLink.ts";
import type { StepOutOfOrder } from "../domain/waves/stateMachine.ts";
import type { Deps } from "../env.ts";
import { readSettings } from "../store/setting.ts";
import { findWave, listWaveGroups } from "../store/wave.ts";

/** The link of one ballot group, the same for everybody in it. */
export interface Poster {
  readonly group: string;
  readonly unit: string;
  readonly unitName: string;
  readonly cut: string | null;
  readonly invited: number;
  readonly link: string;
}

/**
 * The links of an open wave, one for each group, until it closes. They name nobody and may hang on
 * a wall, so reading them is not logged.
 * @param requestOrigin stands in links where the setting `publicOrigin` is empty.
 */
export async function readPosters(
  deps: Deps,
  waveId: string,
  requestOrigin: string,
): Promise<
  Result<Poster[], { reason: "unknown-wave" | "channel-has-no-posters" } | StepOutOfOrder>
> {
  const wave = await findWave(deps.db, waveId);
  if (wave === undefined) return refuse({ reason: "unknown-wave" });
  if (wave.channel !== "open") return refuse({ reason: "channel-has-no-posters" });
  if (wave.state !== "scheduled" && wave.state !== "open") {
    return refuse({ reason: "step-out-of-order", state: wave.state });
  }
  const [{ publicOrigin }, groups] = await Promise.all([
    readSettings(deps.db),
    listWaveGroups(deps.db, waveId),
  ]);
  const origin = publicOrigin ?? requestOrigin;
  return ok(
    groups.map(({ id, unitId, unitName, cut, invited }) => ({
      ...{ group: id, unit: unitId, unitName, cut, invited },
      link: openLink(origin, waveId, id, wave.firstManifest ?? ""),
    })),
  );
}
