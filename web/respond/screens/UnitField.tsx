import type { ManifestGroup } from "../../../worker/domain/waves/manifest.ts";
import type { ScreenProps } from "./screenProps.ts";

/** The choice of the unit that is printed on a slip. */
export function UnitField(
  props: Pick<ScreenProps, "view" | "text"> & {
    group: string;
    isMissing: boolean;
    onPick: (group: string) => void;
  },
) {
  const { view, text, group, isMissing, onPick } = props;
  return (
    <>
      <label htmlFor="unit">{text.unitLabel}</label>
      <select
        id="unit"
        className="field"
        value={group}
        onChange={(event) => onPick((event.target as HTMLSelectElement).value)}
        aria-describedby="unit-problem"
        aria-invalid={isMissing}
      >
        <option value="">{text.pleaseChoose}</option>
        {(view.wave?.manifest.groups ?? []).map((choice) => (
          <option key={choice.id} value={choice.id}>
            {groupName(choice)}
          </option>
        ))}
      </select>
      <p id="unit-problem" className="problem" role="alert">
        {isMissing ? text.codeProblems["unit-missing"] : ""}
      </p>
    </>
  );
}

const groupName = ({ unitName, cut }: ManifestGroup): string =>
  cut === null ? unitName : `${unitName} · ${cut}`;
