import { useState } from "react";
import type { BoxText } from "../../schema/text/box.ts";
import { FOLLOW_UP_BYTES, makeFollowUpCode } from "../../worker/domain/tokens/followUpCode.ts";
import { solveOffThread } from "../solve/solveOffThread.ts";
import { boxApi } from "./boxApi.ts";
import { CodeCard } from "./CodeCard.tsx";
import { type BoxStorage, type Draft, EMPTY_DRAFT } from "./draft.ts";
import { SendingCard } from "./SendingCard.tsx";
import { type SendProgress, type Sent, sendSuggestion } from "./sendSuggestion.ts";
import { WriteForm } from "./WriteForm.tsx";
import { wait } from "./wait.ts";

type Stage =
  | { readonly at: "writing"; readonly problem: Exclude<Sent, "received"> | null }
  | { readonly at: "sending"; readonly progress: SendProgress }
  | { readonly at: "received"; readonly code: string }
  | { readonly at: "noted" };

/** From the first word to the code. */
export function WritePanel({ text, storage }: { text: BoxText; storage: BoxStorage }) {
  const [memory] = useState(() => storage.load());
  const [draft, setDraft] = useState<Draft>(memory.draft);
  const [stage, setStage] = useState<Stage>(
    memory.receivedCode === null
      ? { at: "writing", problem: null }
      : { at: "received", code: memory.receivedCode },
  );
  // Changed words are another suggestion, and get another code.
  const change = (changes: Partial<Draft>) => {
    const next = { ...draft, ...changes, code: null };
    storage.saveDraft(next);
    setDraft(next);
  };
  const send = async () => {
    const coded = { ...draft, code: draft.code ?? drawCode() };
    // Kept before it is sent: whatever happens then, a repeat is the same suggestion.
    storage.saveDraft(coded);
    setDraft(coded);
    const tell = (progress: SendProgress) => setStage({ at: "sending", progress });
    const sent = await sendSuggestion(toSend(coded), {
      ...{ api: boxApi, solve: solveOffThread, wait, tell },
    });
    if (sent !== "received") {
      if (sent === "code-not-accepted") change({});
      return setStage({ at: "writing", problem: sent });
    }
    storage.receive(coded.code);
    setDraft(EMPTY_DRAFT);
    setStage({ at: "received", code: coded.code });
  };
  const note = () => {
    storage.forgetCode();
    setStage({ at: "noted" });
  };
  switch (stage.at) {
    case "writing":
      return (
        <WriteForm
          text={text}
          draft={draft}
          problem={stage.problem}
          isLasting={storage.isLasting()}
          onChange={change}
          onClear={() => change(EMPTY_DRAFT)}
          onSend={() => void send()}
        />
      );
    case "sending":
      return <SendingCard text={text} progress={stage.progress} />;
    case "received":
      return <CodeCard text={text} code={stage.code} onNoted={note} />;
    case "noted":
      return (
        <>
          <h2>{text.forgottenTitle}</h2>
          <p>{text.forgotten}</p>
          <div className="actions">
            <button
              type="button"
              className="secondary"
              onClick={() => setStage({ at: "writing", problem: null })}
            >
              {text.writeAnother}
            </button>
          </div>
        </>
      );
  }
}

const drawCode = (): string =>
  makeFollowUpCode(window.crypto.getRandomValues(new Uint8Array(FOLLOW_UP_BYTES)));

function toSend({ category, text, who, name, contact, code }: Draft & { code: string }) {
  const isNamed = who === "named";
  const reach = contact.trim() === "" ? {} : { contact };
  return { category, text, code, ...(isNamed ? { submitter: { name, ...reach } } : {}) };
}
