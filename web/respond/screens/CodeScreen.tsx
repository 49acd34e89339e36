import { useState } from "react";
import { readPastedLink } from "../../../worker/domain/waves/invitationLink.ts";
import type { CodeProblem } from "../phase.ts";
import { slipWhileTyping } from "../slipWhileTyping.ts";
import { Fingerprint } from "./Fingerprint.tsx";
import type { ScreenProps } from "./screenProps.ts";
import { UnitField } from "./UnitField.tsx";

/** Room for a link with words around it. */
const LINK_LENGTH = 2000;

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
  const isLinkProblem = problem === "link-not-whole" || problem === "link-misspelt";
  const linkProblem = isLinkProblem
    ? text.codeProblems[problem]
    : problem !== null && !isTried
      ? text.linkCodeWrong
      : null;
  const isUnitProblem = problem === "unit-missing";
  // A slip of the finger shows at once; what is only unfinished waits for the button.
  const told = isTried && !isUnitProblem && !isLinkProblem ? problem : null;
  const shown = slipWhileTyping(code) ?? told;
  const change = (typed: string) => {
    setCode(typed);
    // A whole link was put in: it says everything that would have to be picked and compared here.
    const pasted = readPastedLink(typed);
    if (pasted !== null && pasted.fragment !== null) void visit.openPasted(pasted);
  };
  const submit = (event: { preventDefault(): void }) => {
    event.preventDefault();
    setTried(true);
    void visit.typeCode(code, group);
  };
  return (
    <form onSubmit={submit} noValidate>
      <h1>{text.codeTitle}</h1>
      {linkProblem === null ? null : <p className="warning">{linkProblem}</p>}
      <p>{text.codeIntro}</p>
      {linkProblem === null ? <p className="hint">{text.codeNoSlip}</p> : null}
      <label htmlFor="code">{text.codeLabel}</label>
      <input
        id="code"
        className="field code"
        value={code}
        onInput={(event) => change((event.target as HTMLInputElement).value)}
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        maxLength={LINK_LENGTH}
        aria-describedby="code-hint code-problem"
        aria-invalid={shown !== null}
      />
      <p id="code-hint" className="hint">
        {text.codeHint}
      </p>
      <p id="code-problem" className="problem" role="alert">
        {shown === null ? "" : text.codeProblems[shown]}
      </p>
      <UnitField
        view={view}
        text={text}
        group={group}
        isMissing={isTried && isUnitProblem}
        onPick={setGroup}
      />
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
