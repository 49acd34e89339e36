import { useEffect, useRef, useState } from "react";
import type { z } from "zod";
import type { BoxText } from "../../schema/text/box.ts";
import { MOST_SUGGESTION_UNITS } from "../../schema/wire/suggestionLists.ts";
import type { FollowedSuggestion } from "../../schema/wire/suggestions.ts";
import { boxApi } from "./boxApi.ts";

/** A suggestion as whoever holds its code sees it. */
export type Followed = z.infer<typeof FollowedSuggestion>;

interface FollowedCardProps {
  readonly text: BoxText;
  readonly code: string;
  readonly followed: Followed;
  readonly onChange: (followed: Followed) => void;
  readonly onLeave: () => void;
}

/** What came of a suggestion, and what was written about it. */
export function FollowedCard({ text, code, followed, onChange, onLeave }: FollowedCardProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const { status, answer, action, owner, dueOn } = followed;
  const facts = [
    [text.answer, answer],
    [text.action, action],
    [text.owner, owner],
    [text.dueOn, dueOn ?? ""],
  ].filter(([, value]) => value !== "");
  return (
    <>
      <section className="card strong">
        <h2 ref={heading} tabIndex={-1}>
          {text.statuses[status]}
        </h2>
        <dl className="facts">
          {facts.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
        {status === "open" ? <p>{text.noAnswerYet}</p> : null}
      </section>
      <section className="card">
        <h2>{text.yours}</h2>
        <p className="hint">
          {text.receivedOn(followed.receivedOn)} · {text.categories[followed.category]}
        </p>
        <p className="words">{followed.text}</p>
      </section>
      <section className="card">
        <h2>{text.messages}</h2>
        {followed.messages.length === 0 ? <p>{text.noMessages}</p> : null}
        <ul className="talk">
          {followed.messages.map((message, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: messages are only ever added
            <li key={i} className={message.from === "submitter" ? "own" : ""}>
              <p className="hint">
                {text.from[message.from]} · {message.day}
              </p>
              <p className="words">{message.text}</p>
            </li>
          ))}
        </ul>
        <ReplyForm text={text} code={code} onChange={onChange} />
      </section>
      <div className="actions">
        <button type="button" className="secondary" onClick={onLeave}>
          {text.otherCode}
        </button>
      </div>
    </>
  );
}

function ReplyForm(props: Pick<FollowedCardProps, "text" | "code" | "onChange">) {
  const { text, code, onChange } = props;
  const [reply, setReply] = useState("");
  const [told, setTold] = useState<"sent" | keyof BoxText["replyProblems"] | null>(null);
  const [isBusy, setBusy] = useState(false);
  const submit = async (event: { preventDefault(): void }) => {
    event.preventDefault();
    if (reply.trim() === "") return setTold("empty");
    setBusy(true);
    const answer = await boxApi.reply(code, reply);
    setBusy(false);
    if (answer.kind === "answered" && answer.status === 200) {
      setReply("");
      setTold("sent");
      return onChange(answer.body as Followed);
    }
    const problem = answer.kind === "answered" ? answer.problem : null;
    setTold(problem === "too-many-messages" || problem === "not-valid" ? problem : "unreachable");
  };
  const isProblem = told !== null && told !== "sent";
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <label htmlFor="reply">{text.reply}</label>
      <textarea
        id="reply"
        className="field short"
        maxLength={MOST_SUGGESTION_UNITS}
        value={reply}
        onInput={(event) => {
          setTold(null);
          setReply((event.target as HTMLTextAreaElement).value);
        }}
        aria-describedby="reply-hint reply-problem"
        aria-invalid={isProblem}
      />
      <p id="reply-problem" className="problem" role="alert">
        {isProblem ? text.replyProblems[told] : ""}
      </p>
      <p id="reply-hint" className="hint">
        {text.replyHint}
      </p>
      <div className="actions">
        <button type="submit" className="primary" disabled={isBusy}>
          {text.sendReply}
        </button>
      </div>
      <p role="status">{told === "sent" ? text.replySent : ""}</p>
    </form>
  );
}
