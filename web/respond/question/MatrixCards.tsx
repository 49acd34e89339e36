import type { QuestionMatrixModel } from "survey-core";
import { OptionList } from "./OptionList.tsx";
import { optionsOf } from "./optionsOf.ts";

/** A matrix as a phone has room for it: each row a question of its own, with all options in words. */
export function MatrixCards({ question }: { readonly question: QuestionMatrixModel }) {
  const columns = optionsOf(question.visibleColumns);
  const answers = (): Readonly<Record<string, string | number>> => question.value ?? {};
  return (
    <>
      {optionsOf(question.rows).map(({ value: row, text }) => {
        const id = `${question.ariaTitleId}-${row}`;
        return (
          <section key={row}>
            <h3 id={id} className="sd-row__title">
              {text}
            </h3>
            <OptionList
              name={`${question.name}-${row}`}
              labelledBy={id}
              options={columns}
              chosen={answers()[row]}
              choose={(value) => {
                // Two quick taps may come before the first of them is drawn.
                question.value = { ...answers(), [row]: value };
              }}
            />
          </section>
        );
      })}
    </>
  );
}
