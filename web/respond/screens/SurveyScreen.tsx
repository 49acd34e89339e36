import "../survey.css";
import { useEffect, useReducer, useRef, useState } from "react";
import type { Model } from "survey-core";
import { type PreparedModel, prepareModel } from "../prepareModel.ts";
import { QuestionView } from "../question/QuestionView.tsx";
import { localeOf, makeSurveyModel, placeOf, restoreAnswers } from "../surveyModel.ts";
import type { ScreenProps } from "./screenProps.ts";

// One piece of code to load: what makes the model, and what draws it.
export { prepareModel };

export interface SurveyScreenProps extends ScreenProps {
  readonly prepared: PreparedModel;
}

/** The questions, one at a time: the model is SurveyJS's, the way through them the page's own. */
export default function SurveyScreen(props: SurveyScreenProps) {
  const { view, language, prepared } = props;
  const { survey, session } = view;
  // One model for the whole time on this screen: it holds the answers while the language changes.
  const [model] = useState(() => {
    if (survey === null || session === null) return null;
    const { orderSeed, data } = session;
    const made =
      prepared.take(survey.survey, orderSeed) ?? makeSurveyModel(survey.survey, orderSeed);
    restoreAnswers(made, data, language);
    return made;
  });
  return model === null ? null : <Questions {...props} model={model} />;
}

function Questions({ visit, view, text, language, model }: SurveyScreenProps & { model: Model }) {
  const [, refresh] = useReducer((count: number) => count + 1, 0);
  const frame = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState(() => {
    const { question, position, after } = placeOf(model, view.session?.at ?? null);
    return view.isPastFirst && position === 1 && after !== null ? after : question.name;
  });
  // The texts are read from the model while the page is drawn.
  if (model.locale !== localeOf(language)) model.locale = localeOf(language);
  const { question, position, total, before, after } = placeOf(model, at);
  const isAnswered = !question.isEmpty();

  useEffect(() => {
    const keep = () => {
      visit.change({ ...model.data }, at);
      refresh();
    };
    model.onValueChanged.add(keep);
    return () => model.onValueChanged.remove(keep);
  }, [model, visit, at]);
  useEffect(() => {
    if (view.isPastFirst) visit.change({ ...model.data }, at);
  }, [model, visit, at, view.isPastFirst]);

  const goTo = (name: string) => {
    setAt(name);
    visit.change({ ...model.data }, name);
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
      <div ref={frame} tabIndex={-1} className="frame sd-root-modern">
        <QuestionView key={question.name} question={question} />
      </div>
      {isAnswered && question.getType() !== "comment" ? (
        <button type="button" className="quiet" onClick={() => question.clearValue()}>
          {text.unchoose}
        </button>
      ) : null}
      <div className="dock">
        <div className="pair">
          <button
            type="button"
            className="secondary"
            onClick={() => (before === null ? visit.readNotice() : goTo(before))}
          >
            {before === null ? text.backToNotice : text.back}
          </button>
          <button
            type="button"
            className={after === null || isAnswered ? "primary" : "secondary"}
            onClick={() => (after === null ? void visit.review() : goTo(after))}
          >
            {after === null ? text.finish : isAnswered ? text.next : text.skip}
          </button>
        </div>
      </div>
    </>
  );
}
