import "../survey.css";
import { useEffect, useLayoutEffect, useRef, useState } from "react";
import type { Model } from "survey-core";
import { type PreparedModel, prepareModel } from "../prepareModel.ts";
import { QuestionView } from "../question/QuestionView.tsx";
import { isComplete, localeOf, makeSurveyModel, placeOf, restoreAnswers } from "../surveyModel.ts";
import { useNewest } from "../useNewest.ts";
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
  const [made] = useState(() => {
    if (survey === null || session === null) return null;
    const { orderSeed, data } = session;
    const model =
      prepared.take(survey.survey, orderSeed) ?? makeSurveyModel(survey.survey, orderSeed);
    return { model, isPruned: restoreAnswers(model, data, language) };
  });
  return made === null ? null : <Questions {...props} {...made} />;
}

interface Made {
  readonly model: Model;
  /** The draft has answers that logic hides, and the model has taken them out. */
  readonly isPruned: boolean;
}

function Questions({ visit, view, text, language, model, isPruned }: SurveyScreenProps & Made) {
  const frame = useRef<HTMLDivElement>(null);
  const shown = useNewest(() => {
    const { question, position, after } = placeOf(model, view.session?.at ?? null);
    return view.isPastFirst && position === 1 && after !== null ? after : question.name;
  });
  const at = shown.get();
  // The texts are read from the model while the page is drawn.
  if (model.locale !== localeOf(language)) model.locale = localeOf(language);
  const { question, position, total, before, after } = placeOf(model, at);
  // Somebody may leave a matrix half answered, and then leaves nothing out by going on.
  const onward = question.isEmpty() ? text.skip : text.next;

  useLayoutEffect(() => {
    const keep = () => {
      visit.change({ ...model.data }, shown.get());
      // The answers are drawn from the model.
      shown.set(shown.get());
    };
    model.onValueChanged.add(keep);
    return () => model.onValueChanged.remove(keep);
  }, [model, visit, shown]);
  const isShown = view.phase.at === "answering";
  const wanted = view.session?.at ?? null;
  // Somebody comes back from the last look, perhaps to a question that is still open.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when the questions come into sight
  useLayoutEffect(() => {
    if (isShown && wanted !== null && !view.isPastFirst) shown.set(wanted);
  }, [isShown]);
  const isToKeep = useRef(isPruned || view.isPastFirst);
  useEffect(() => {
    if (!isToKeep.current) return;
    isToKeep.current = false;
    visit.change({ ...model.data }, shown.get());
    // The first answer has ended the survey: there is no question to go on to.
    if (view.isPastFirst && after === null) void visit.review();
  }, [model, visit, shown, after, view.isPastFirst]);

  const goTo = (name: string) => {
    shown.set(name);
    visit.change({ ...model.data }, name);
    window.scrollTo(0, 0);
    frame.current?.focus({ preventScroll: true });
  };
  const unchoose = () => {
    question.clearValue();
    // The button goes, and the focus with it.
    const option = frame.current?.querySelector<HTMLElement>("input, select");
    (option ?? frame.current)?.focus();
  };
  return (
    <>
      <h1 className="survey-name">{view.wave?.manifest.name}</h1>
      <div className="progress">
        <p aria-live="polite">{text.progress(position, total)}</p>
        <progress max={total} value={position} aria-label={text.progress(position, total)} />
      </div>
      <div ref={frame} tabIndex={-1} className="frame sd-root-modern">
        <QuestionView key={question.name} question={question} text={text} />
      </div>
      {question.isEmpty() || question.getType() === "comment" ? null : (
        <button type="button" className="quiet" onClick={unchoose}>
          {text.unchoose}
        </button>
      )}
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
            className={after === null || isComplete(question) ? "primary" : "secondary"}
            onClick={() => (after === null ? void visit.review() : goTo(after))}
          >
            {after === null ? text.finish : onward}
          </button>
        </div>
      </div>
    </>
  );
}
