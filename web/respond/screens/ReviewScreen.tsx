import { useState } from "react";
import { countQuestions } from "../countQuestions.ts";
import { Opening } from "./Plain.tsx";
import type { ScreenProps } from "./screenProps.ts";

/** The last look before what cannot be taken back. */
export function ReviewScreen({ visit, view, text }: ScreenProps) {
  const [isPressed, setPressed] = useState(false);
  const { survey, session } = view;
  if (survey === null || session === null) {
    return <Opening text={text} sentence={text.loadingSurvey} />;
  }
  const { total, complete, open, isBlank } = countQuestions(survey, session.data);
  const submit = () => {
    setPressed(true);
    void visit.submit();
  };
  return (
    <>
      <h1>{text.reviewTitle}</h1>
      {view.isLate ? <p className="warning">{text.reviewLate}</p> : null}
      <p>{isBlank ? text.reviewEmpty : text.reviewCount(complete, total)}</p>
      {isBlank || open.length === 0 ? null : (
        <>
          <p id="open">{text.reviewOpen}</p>
          <ul className="open-questions" aria-labelledby="open">
            {open.map(({ name, position }) => (
              <li key={name}>
                <button type="button" className="secondary" onClick={() => void visit.answer(name)}>
                  {text.reviewQuestion(position)}
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
      <p>{session.isOpen ? text.reviewFinalOpen : text.reviewFinal}</p>
      <div className="actions">
        <button type="button" className="primary" disabled={isPressed} onClick={submit}>
          {text.submit}
        </button>
        <button type="button" className="secondary" onClick={() => void visit.answer()}>
          {text.backToAnswers}
        </button>
      </div>
    </>
  );
}
