import type { PageModel, Question } from "survey-core";
import type { RespondText } from "../../../schema/text/respond.ts";
import { QuestionBody } from "./QuestionBody.tsx";

/** One question with its title as a heading, and the title of the page that it stands on. */
export function QuestionView({ question, text }: { question: Question; text: RespondText }) {
  const description = question.description === "" ? null : question.locDescription.renderedHtml;
  const page = question.page as PageModel;
  const pageTitle = page.title === "" ? null : page.locTitle.renderedHtml;
  return (
    <div className="sd-question" data-name={question.name}>
      {pageTitle === null ? null : <div className="sd-page__title">{pageTitle}</div>}
      <h2 id={question.ariaTitleId} className="sd-question__title">
        {question.locTitle.renderedHtml}
      </h2>
      {description === null ? null : (
        <div id={question.ariaDescriptionId} className="sd-description">
          {description}
        </div>
      )}
      <QuestionBody question={question} text={text} />
    </div>
  );
}
