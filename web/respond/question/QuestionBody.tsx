import type {
  Question,
  QuestionCommentModel,
  QuestionDropdownModel,
  QuestionMatrixModel,
  QuestionRadiogroupModel,
  QuestionRatingModel,
} from "survey-core";
import { SurveyQuestionCheckbox, SurveyQuestionComment } from "survey-react-ui";
import type { RespondText } from "../../../schema/text/respond.ts";
import { MatrixCards } from "./MatrixCards.tsx";
import { OptionList } from "./OptionList.tsx";
import { optionsOf } from "./optionsOf.ts";
import { RatingScale } from "./RatingScale.tsx";
import { RoomLeft } from "./RoomLeft.tsx";

/** What the library's parts ask for; they show no errors, since nothing is compulsory. */
const CREATOR = {
  createQuestionElement: () => null,
  renderError: () => null,
  questionTitleLocation: () => "top",
  questionErrorLocation: () => "top",
};

/** What is answered, by the kind of question. The library draws what is seldom. */
export function QuestionBody({ question, text }: { question: Question; text: RespondText }) {
  const describedBy = question.description === "" ? undefined : question.ariaDescriptionId;
  switch (question.getType()) {
    case "radiogroup":
      return (
        <OptionList
          name={question.name}
          labelledBy={question.ariaTitleId}
          describedBy={describedBy}
          options={optionsOf((question as QuestionRadiogroupModel).visibleChoices)}
          chosen={question.value}
          choose={(value) => {
            question.value = value;
          }}
        />
      );
    case "dropdown":
      return (
        <select
          className="field"
          aria-labelledby={question.ariaTitleId}
          aria-describedby={describedBy}
          value={question.value ?? ""}
          onChange={({ currentTarget }) => {
            const { visibleChoices } = question as QuestionDropdownModel;
            question.value = visibleChoices[currentTarget.selectedIndex - 1]?.value;
          }}
        >
          <option value="">{text.pleaseChoose}</option>
          {optionsOf((question as QuestionDropdownModel).visibleChoices).map((option) => (
            <option key={option.value} value={option.value}>
              {option.text}
            </option>
          ))}
        </select>
      );
    case "matrix":
      return <MatrixCards question={question as QuestionMatrixModel} />;
    case "checkbox":
      return <SurveyQuestionCheckbox {...partProps(question)} />;
    case "rating":
      return <RatingScale question={question as QuestionRatingModel} describedBy={describedBy} />;
    case "comment":
      return (
        <>
          <SurveyQuestionComment {...partProps(question)} />
          <RoomLeft left={roomOf(question as QuestionCommentModel)} text={text} />
        </>
      );
    default:
      throw new Error(`No survey has a question of type ${question.getType()}.`);
  }
}

/** Made for what the library draws only: its class names are put together anew each time. */
const partProps = (question: Question) => ({
  ...{ question, creator: CREATOR, css: question.cssClasses, isDisplayMode: false },
});

/** How many characters more a comment takes. */
function roomOf(question: QuestionCommentModel): number {
  const most = question.getMaxLength();
  return typeof most === "number"
    ? most - String(question.value ?? "").length
    : Number.POSITIVE_INFINITY;
}
