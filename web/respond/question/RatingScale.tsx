import type { QuestionRatingModel } from "survey-core";

/** Numbers of which one can be chosen, with words at both ends. */
export function RatingScale(props: {
  readonly question: QuestionRatingModel;
  /** Id of what describes the question. */
  readonly describedBy: string | undefined;
}) {
  const { question, describedBy } = props;
  const { rateMin, rateMax } = question;
  const [low, high] = [`${question.ariaTitleId}-low`, `${question.ariaTitleId}-high`];
  const numbers = Array.from({ length: rateMax - rateMin + 1 }, (_, i) => rateMin + i);
  return (
    <div
      className="sd-rating"
      role="radiogroup"
      aria-labelledby={question.ariaTitleId}
      aria-describedby={[describedBy, low, high].join(" ").trim()}
    >
      <span id={low} className="sd-rating__min-text">
        <span>{question.locMinRateDescription.renderedHtml}</span>
      </span>
      {numbers.map((number) => {
        const isChosen = question.value === number;
        return (
          <label
            key={number}
            className={isChosen ? "sd-rating__item sd-rating__item--selected" : "sd-rating__item"}
          >
            <input
              type="radio"
              className="sd-visuallyhidden"
              name={question.name}
              value={number}
              checked={isChosen}
              onChange={() => {
                question.value = number;
              }}
            />
            <span>{number}</span>
          </label>
        );
      })}
      <span id={high} className="sd-rating__max-text">
        <span>{question.locMaxRateDescription.renderedHtml}</span>
      </span>
    </div>
  );
}
