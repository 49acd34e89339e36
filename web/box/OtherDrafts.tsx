import type { BoxText } from "../../schema/text/box.ts";
import type { Draft } from "./draft.ts";

interface OtherDraftsProps {
  readonly text: BoxText;
  readonly drafts: readonly Draft[];
  readonly onOpen: (draft: Draft) => void;
}

/** Enough to know a draft again, in characters. */
const FIRST_WORDS = 24;

/** Drafts on this phone beside the one that is shown. */
export function OtherDrafts({ text, drafts, onOpen }: OtherDraftsProps) {
  return (
    <section className="card">
      <p>{text.otherDrafts}</p>
      <div className="actions">
        {drafts.map((draft) => (
          <button key={draft.code} type="button" className="quiet" onClick={() => onOpen(draft)}>
            {text.openDraft(firstWords(draft.text))}
          </button>
        ))}
      </div>
    </section>
  );
}

function firstWords(words: string): string {
  const characters = [...words.trim().replace(/\s+/g, " ")];
  const first = characters.slice(0, FIRST_WORDS).join("");
  return characters.length > FIRST_WORDS ? `${first}…` : first;
}
