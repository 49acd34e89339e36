import type {
  Question,
  QuestionDropdownModel,
  QuestionMatrixModel,
  QuestionRadiogroupModel,
  QuestionRatingModel,
} from "survey-core";
import { SurveyQuestionCheckbox, SurveyQuestionComment } from "survey-react-ui";
import { MatrixCards } from "./MatrixCards.tsx";
import { OptionList } from "./OptionList.tsx";
import { optionsOf } from "./optionsOf.ts";
import { RatingScale } from "./RatingScale.tsx";

/** What the library's parts ask for; they show no errors, since nothing is compulsory. */
const CREATOR = {
  createQuestionElement: () => null,
  renderError: () => null,
  questionTitleLocation: () => "top",
  questionErrorLocation: () => "top",
};

/** What is answered, by the kind of question. The library draws what is seldom. */
export function QuestionBody({ question }: { readonly question: Question }) {
  const props = { question, creator: CREATOR, css: question.cssClasses, isDisplayMode: false };
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
          aria-labelledby={question.ariaTitleId}
          aria-describedby={describedBy}
          value={question.value ?? ""}
          onChange={({ currentTarget }) => {
            const { visibleChoices } = question as QuestionDropdownModel;
            question.value = visibleChoices[currentTarget.selectedIndex - 1]?.value;
          }}
        >
          <option value="" />
          {optionsOf((question as QuestionDropdownModel).visibleChoices).map(({ value, text }) => (
            <option key={value} value={value}>
              {text}
            </option>
          ))}
        </select>
      );
    case "matrix":
      return <MatrixCards question={question as QuestionMatrixModel} />;
    case "checkbox":
      return <SurveyQuestionCheckbox {...props} />;
    case "rating":
      return <RatingScale question={question as QuestionRatingModel} />;
    case "comment":
      return <SurveyQuestionComment {...props} />;
    default:
      throw new Error(`No survey has a question of type ${question.getType()}.`);
  }
}
