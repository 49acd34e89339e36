import { useState } from "react";
import type { ManifestGroup } from "../../../worker/domain/waves/manifest.ts";
import type { CodeProblem } from "../phase.ts";
import { Fingerprint } from "./Fingerprint.tsx";
import type { ScreenProps } from "./screenProps.ts";

/** A code typed by hand from a slip: no fragment, so unit and fingerprint are compared by eye. */
export function CodeScreen({
  visit,
  view,
  text,
  problem,
}: ScreenProps & { problem: CodeProblem | null }) {
  const [code, setCode] = useState("");
  const [group, setGroup] = useState("");
  const [isTried, setTried] = useState(false);
  const manifest = view.wave?.manifest;
  const isUnitProblem = problem === "unit-missing";
  const submit = (event: { preventDefault(): void }) => {
    event.preventDefault();
    setTried(true);
    void visit.typeCode(code, group);
  };
  return (
    <form onSubmit={submit} noValidate>
      <h1>{text.codeTitle}</h1>
      {problem === "link-not-whole" || (problem !== null && !isTried) ? (
        <p className="warning">{text.codeProblems["link-not-whole"]}</p>
      ) : null}
      <p>{text.codeIntro}</p>
      <label htmlFor="code">{text.codeLabel}</label>
      <input
        id="code"
        className="field code"
        value={code}
        onInput={(event) => setCode((event.target as HTMLInputElement).value)}
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        maxLength={40}
        aria-describedby="code-hint code-problem"
        aria-invalid={isTried && problem !== null && !isUnitProblem}
      />
      <p id="code-hint" className="hint">
        {text.codeHint}
      </p>
      <p id="code-problem" className="problem" role="alert">
        {isTried && problem !== null && !isUnitProblem ? text.codeProblems[problem] : ""}
      </p>
      <label htmlFor="unit">{text.unitLabel}</label>
      <select
        id="unit"
        className="field"
        value={group}
        onChange={(event) => setGroup((event.target as HTMLSelectElement).value)}
        aria-describedby="unit-problem"
        aria-invalid={isTried && isUnitProblem}
      >
        <option value="">{text.unitChoose}</option>
        {(manifest?.groups ?? []).map((choice) => (
          <option key={choice.id} value={choice.id}>
            {groupName(choice)}
          </option>
        ))}
      </select>
      <p id="unit-problem" className="problem" role="alert">
        {isTried && isUnitProblem ? text.codeProblems["unit-missing"] : ""}
      </p>
      <p>{text.codeCompare}</p>
      <Fingerprint hex={(view.wave?.firstFingerprint ?? "").slice(0, 32)} />
      <div className="actions">
        <button type="submit" className="primary">
          {text.codeContinue}
        </button>
      </div>
    </form>
  );
}

const groupName = ({ unitName, cut }: ManifestGroup): string =>
  cut === null ? unitName : `${unitName} · ${cut}`;
