import { useRef, useState } from "react";
import type { BoxText } from "../../schema/text/box.ts";
import { MOST_SUGGESTION_UNITS, SUGGESTION_CATEGORIES } from "../../schema/wire/suggestionLists.ts";
import { AskedButton } from "../respond/AskedButton.tsx";
import { type Draft, faultsOf } from "./draft.ts";
import { OtherDrafts } from "./OtherDrafts.tsx";
import type { Sent } from "./sendSuggestion.ts";

/** What is said above the form. */
export type WriteProblem = Exclude<Sent, "received"> | "not-arrived";

interface WriteFormProps {
  readonly text: BoxText;
  readonly draft: Draft;
  /** Other drafts on this phone. */
  readonly others: readonly Draft[];
  readonly problem: WriteProblem | null;
  readonly isLasting: boolean;
  readonly onChange: (changes: Partial<Draft>) => void;
  readonly onClear: () => void;
  readonly onOpen: (other: Draft) => void;
  readonly onSend: () => void;
}

/** From here on the room that is left is told. */
const FEW_UNITS_LEFT = 300;

type Typing = { readonly target: unknown };
const typed = ({ target }: Typing): string => (target as HTMLInputElement).value;

/** Category, words, and with or without a name. Nothing is chosen beforehand. */
export function WriteForm(props: WriteFormProps) {
  const { text, draft, others, problem, isLasting, onChange, onClear, onOpen, onSend } = props;
  const [isTried, setTried] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const faults = faultsOf(draft);
  const unitsLeft = MOST_SUGGESTION_UNITS - draft.text.length;
  const faultOf = (field: (typeof faults)[number]): string =>
    isTried && faults.includes(field) ? text.faults[field] : "";
  const focusOn = (field: string) =>
    form.current?.querySelector<HTMLElement>(`[data-field="${field}"]`)?.focus();
  const submit = (event: { preventDefault(): void }) => {
    event.preventDefault();
    if (faults.length === 0) return onSend();
    setTried(true);
    focusOn(faults[0] ?? "text");
  };
  const isEmpty = draft.text === "" && draft.category === "" && draft.who === "";
  return (
    <form ref={form} onSubmit={submit} noValidate>
      {problem === null ? null : (
        <p className="warning" role="alert">
          {text.problems[problem]}
        </p>
      )}
      {isLasting ? null : <p className="warning">{text.draftNone}</p>}
      {others.length === 0 ? null : (
        <OtherDrafts
          text={text}
          drafts={others}
          onOpen={(other) => {
            onOpen(other);
            focusOn("text");
          }}
        />
      )}
      <p>{text.intro}</p>

      <label htmlFor="category">{text.category}</label>
      <select
        id="category"
        className="field"
        data-field="category"
        value={draft.category}
        onChange={(event) => onChange({ category: typed(event) as Draft["category"] })}
        aria-describedby="category-problem"
        aria-invalid={faultOf("category") !== ""}
      >
        <option value="">{text.categoryChoose}</option>
        {SUGGESTION_CATEGORIES.map((category) => (
          <option key={category} value={category}>
            {text.categories[category]}
          </option>
        ))}
      </select>
      <Fault id="category-problem">{faultOf("category")}</Fault>

      <label htmlFor="suggestion">{text.text}</label>
      <textarea
        id="suggestion"
        className="field"
        data-field="text"
        maxLength={MOST_SUGGESTION_UNITS}
        value={draft.text}
        onInput={(event) => onChange({ text: typed(event) })}
        aria-describedby="suggestion-hint suggestion-problem"
        aria-invalid={faultOf("text") !== ""}
      />
      <Fault id="suggestion-problem">{faultOf("text")}</Fault>
      <p id="suggestion-hint" className="hint">
        {text.textHint}
      </p>
      {unitsLeft < FEW_UNITS_LEFT ? <p className="hint">{text.unitsLeft(unitsLeft)}</p> : null}

      <fieldset className="plain" aria-describedby="who-problem">
        <legend>{text.who}</legend>
        {(["anonymous", "named"] as const).map((who) => (
          <label key={who} className={draft.who === who ? "choice chosen" : "choice"}>
            <input
              type="radio"
              name="who"
              value={who}
              data-field="who"
              checked={draft.who === who}
              onChange={() => onChange({ who })}
            />
            <span>
              <b>{text[who]}</b>
              {who === "named" ? text.namedMeans : text.anonymousMeans}
            </span>
          </label>
        ))}
        <Fault id="who-problem">{faultOf("who")}</Fault>
      </fieldset>
      {draft.who === "named" ? (
        <>
          <label htmlFor="name">{text.name}</label>
          <input
            id="name"
            className="field"
            data-field="name"
            maxLength={80}
            autoComplete="name"
            value={draft.name}
            onInput={(event) => onChange({ name: typed(event) })}
            aria-describedby="name-problem"
            aria-invalid={faultOf("name") !== ""}
          />
          <Fault id="name-problem">{faultOf("name")}</Fault>
          <label htmlFor="contact">{text.contact}</label>
          <input
            id="contact"
            className="field"
            maxLength={120}
            autoComplete="off"
            value={draft.contact}
            onInput={(event) => onChange({ contact: typed(event) })}
          />
        </>
      ) : null}

      <p className="hint alone">
        <a href={text.privacyLink.href} target="_blank" rel="noopener">
          {text.privacyLink.label}
        </a>
      </p>
      <p className="hint">{text.kept}</p>
      {isLasting ? <p className="hint">{text.draft}</p> : null}
      <div className="actions">
        <button type="submit" className="primary">
          {text.send}
        </button>
      </div>
      {isEmpty ? null : (
        <AskedButton
          label={text.clear}
          question={text.clearQuestion}
          yes={text.clearYes}
          no={text.clearNo}
          onYes={onClear}
        />
      )}
    </form>
  );
}

function Fault({ id, children }: { id: string; children: string }) {
  return (
    <p id={id} className="problem" role="alert">
      {children}
    </p>
  );
}
