import { useState } from "react";
import { ballotFromSurveyData } from "../../../worker/domain/definitions/ballotFromSurveyData.ts";
import { isVisible } from "../../../worker/domain/definitions/visibility.ts";
import { Opening } from "./Plain.tsx";
import type { ScreenProps } from "./screenProps.ts";

/** The last look before what cannot be taken back. */
export function ReviewScreen({ visit, view, text }: ScreenProps) {
  const [isPressed, setPressed] = useState(false);
  const { survey, session } = view;
  if (survey === null || session === null) {
    return <Opening text={text} sentence={text.loadingSurvey} />;
  }
  const { items } = survey.definition;
  const ballot = ballotFromSurveyData(survey.definition, session.data);
  const total = items.filter((item) => isVisible(item, ballot.answers)).length;
  const answered = Object.keys(ballot.answers).length + Object.keys(ballot.comments).length;
  const submit = () => {
    setPressed(true);
    void visit.submit();
  };
  return (
    <>
      <h1>{text.reviewTitle}</h1>
      {view.isLate ? <p className="warning">{text.reviewLate}</p> : null}
      <p>{answered === 0 ? text.reviewEmpty : text.reviewCount(answered, total)}</p>
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
