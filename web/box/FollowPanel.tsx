import { useState } from "react";
import type { BoxText } from "../../schema/text/box.ts";
import { readInvitationCode } from "../../worker/domain/tokens/invitationCode.ts";
import { slipWhileTyping } from "../respond/slipWhileTyping.ts";
import { type BoxReply, boxApi } from "./boxApi.ts";
import { type Followed, FollowedCard } from "./FollowedCard.tsx";

type CodeProblem = keyof BoxText["codeProblems"];

/** A code is typed, and what came of the suggestion is read. The code stays in this page only. */
export function FollowPanel({ text }: { text: BoxText }) {
  const [typed, setTyped] = useState("");
  const [problem, setProblem] = useState<CodeProblem | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [found, setFound] = useState<{ code: string; followed: Followed } | null>(null);
  const slip = slipWhileTyping(typed);
  const shown = problem ?? slip;
  const submit = async (event: { preventDefault(): void }) => {
    event.preventDefault();
    const code = readInvitationCode(typed);
    if (!code.ok) return setProblem(code.error.reason);
    setBusy(true);
    const reply = await boxApi.read(code.value);
    setBusy(false);
    if (reply.kind === "answered" && reply.status === 200) {
      setTyped("");
      return setFound({ code: code.value, followed: reply.body as Followed });
    }
    setProblem(problemOf(reply));
  };
  if (found !== null) {
    return (
      <FollowedCard
        text={text}
        code={found.code}
        followed={found.followed}
        onChange={(followed) => setFound({ ...found, followed })}
        onLeave={() => setFound(null)}
      />
    );
  }
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <p>{text.followIntro}</p>
      <label htmlFor="code">{text.codeLabel}</label>
      <input
        id="code"
        className="field code"
        value={typed}
        onInput={(event) => {
          setProblem(null);
          setTyped((event.target as HTMLInputElement).value);
        }}
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        maxLength={40}
        aria-describedby="code-hint code-problem"
        aria-invalid={shown !== null}
      />
      <p id="code-problem" className="problem" role="alert">
        {shown === null ? "" : text.codeProblems[shown]}
      </p>
      <p id="code-hint" className="hint">
        {text.codeHint}
      </p>
      <div className="actions">
        <button type="submit" className="primary" disabled={isBusy}>
          {isBusy ? text.reading : text.read}
        </button>
      </div>
    </form>
  );
}

function problemOf(reply: BoxReply): CodeProblem {
  if (reply.kind === "unreachable") return "unreachable";
  return reply.status === 429 ? "busy" : "code-not-known";
}
