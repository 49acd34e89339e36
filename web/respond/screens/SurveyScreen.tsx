import "../survey.css";
import { useEffect, useReducer, useRef, useState } from "react";
import { Survey } from "survey-react-ui";
import { type PreparedModel, prepareModel } from "../prepareModel.ts";
import { localeOf, makeSurveyModel, placeOf, restoreDraft } from "../surveyModel.ts";
import type { ScreenProps } from "./screenProps.ts";

// One piece of code to load: what makes the model, and what draws it.
export { prepareModel };

export interface SurveyScreenProps extends ScreenProps {
  readonly prepared: PreparedModel;
}

/** The questions, one at a time, with our own progress and buttons around SurveyJS. */
export default function SurveyScreen({ visit, view, text, language, prepared }: SurveyScreenProps) {
  const { survey, session } = view;
  const [, refresh] = useReducer((count: number) => count + 1, 0);
  const frame = useRef<HTMLDivElement>(null);
  // One model for the whole time on this screen: it holds the answers while the language changes.
  const [model] = useState(() => {
    if (survey === null || session === null) return null;
    const { orderSeed } = session;
    const made =
      prepared.take(survey.survey, orderSeed) ?? makeSurveyModel(survey.survey, orderSeed);
    restoreDraft(made, session, language);
    if (view.isPastFirst && placeOf(made).position === 1) made.performNext();
    return made;
  });

  useEffect(() => {
    if (model === null) return;
    const keep = () => {
      visit.change({ ...model.data }, model.currentElementName || null);
      refresh();
    };
    model.onValueChanged.add(keep);
    if (view.isPastFirst) keep();
    return () => model.onValueChanged.remove(keep);
  }, [model, visit, view.isPastFirst]);
  useEffect(() => {
    if (model !== null) model.locale = localeOf(language);
  }, [model, language]);

  if (model === null) return null;
  const { position, total, isAnswered } = placeOf(model);
  const isChosen = isAnswered && model.currentSingleQuestion.getType() !== "comment";
  const isFirst = position === 1;
  const isLast = position === total;
  const move = (step: () => unknown) => {
    step();
    visit.change({ ...model.data }, model.currentElementName || null);
    refresh();
    window.scrollTo(0, 0);
    frame.current?.focus({ preventScroll: true });
  };
  return (
    <>
      <h1 className="survey-name">{view.wave?.manifest.name}</h1>
      <div className="progress">
        <p aria-live="polite">{text.progress(position, total)}</p>
        <progress max={total} value={position} aria-label={text.progress(position, total)} />
      </div>
      <div ref={frame} tabIndex={-1} className="frame">
        <Survey model={model} />
      </div>
      {isChosen ? (
        <button
          type="button"
          className="quiet"
          onClick={() => model.currentSingleQuestion.clearValue()}
        >
          {text.unchoose}
        </button>
      ) : null}
      <div className="dock pair">
        <button
          type="button"
          className="secondary"
          onClick={() => (isFirst ? visit.readNotice() : move(() => model.performPrevious()))}
        >
          {isFirst ? text.backToNotice : text.back}
        </button>
        <button
          type="button"
          className={isLast || isAnswered ? "primary" : "secondary"}
          onClick={() => (isLast ? void visit.review() : move(() => model.performNext()))}
        >
          {isLast ? text.finish : isAnswered ? text.next : text.skip}
        </button>
      </div>
    </>
  );
}
