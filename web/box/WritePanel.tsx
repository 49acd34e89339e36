import { useEffect, useState } from "react";
import type { BoxText } from "../../schema/text/box.ts";
import { FOLLOW_UP_BYTES, makeFollowUpCode } from "../../worker/domain/tokens/followUpCode.ts";
import { solveOffThread } from "../solve/solveOffThread.ts";
import { boxApi } from "./boxApi.ts";
import { CodeCard } from "./CodeCard.tsx";
import { type BoxMemory, type BoxStorage, type Draft, EMPTY_DRAFT } from "./draft.ts";
import { SendingCard } from "./SendingCard.tsx";
import { hasArrived, type SendProgress, sendSuggestion } from "./sendSuggestion.ts";
import { WriteForm, type WriteProblem } from "./WriteForm.tsx";
import { wait } from "./wait.ts";

type Stage =
  | { readonly at: "writing"; readonly problem: WriteProblem | null }
  | { readonly at: "sending" | "looking"; readonly progress: SendProgress }
  | { readonly at: "received"; readonly code: string; readonly isEarlier: boolean }
  | { readonly at: "noted" };

/** From the first word to the code. */
export function WritePanel({ text, storage }: { text: BoxText; storage: BoxStorage }) {
  const [memory] = useState(() => storage.load());
  const [draft, setDraft] = useState<Draft>(memory.draft);
  const [stage, setStage] = useState<Stage>(() => firstStage(memory));
  // Changed words keep the code: if what was sent before does arrive, they are not taken beside it.
  const change = (changes: Partial<Draft>) => {
    const next = { ...draft, ...changes, code: draft.code ?? drawCode() };
    storage.saveDraft(next);
    setDraft(next);
  };
  const clear = () => {
    storage.saveDraft(EMPTY_DRAFT);
    setDraft(EMPTY_DRAFT);
  };
  const look = (code: string) =>
    hasArrived(code, {
      ...{ api: boxApi, wait },
      tell: (progress) => setStage({ at: "looking", progress }),
    });
  /** Keeps the code until it is noted, and what is left to be written. */
  const receive = (code: string, left: Draft, isEarlier: boolean) => {
    storage.receive(code);
    storage.saveDraft(left);
    setDraft(left);
    setStage({ at: "received", code, isEarlier });
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, about what the phone kept
  useEffect(() => {
    const { code, isSent } = memory.draft;
    if (code === null || !isSent || memory.receivedCode !== null) return;
    let isLeft = false;
    // Left half-way, it may have arrived: nothing is changed or sent again before that is known.
    void look(code).then((isThere) => {
      if (isLeft) return;
      if (isThere) receive(code, EMPTY_DRAFT, true);
      else setStage({ at: "writing", problem: "not-arrived" });
    });
    return () => {
      isLeft = true;
    };
  }, []);
  const send = async () => {
    const coded = { ...draft, code: draft.code ?? drawCode(), isSent: true };
    // Kept before it is sent: whatever happens then, a repeat is the same suggestion.
    storage.saveDraft(coded);
    setDraft(coded);
    const tell = (progress: SendProgress) => setStage({ at: "sending", progress });
    const sent = await sendSuggestion(toSend(coded), {
      ...{ api: boxApi, solve: solveOffThread, wait, tell },
    });
    if (sent === "received") return receive(coded.code, EMPTY_DRAFT, false);
    if (sent === "code-not-accepted") {
      const uncoded = { ...coded, code: null, isSent: false };
      // Other words stand under it: those that were sent before these were changed.
      if (await look(coded.code)) return receive(coded.code, uncoded, true);
      storage.saveDraft(uncoded);
      setDraft(uncoded);
    }
    setStage({ at: "writing", problem: sent });
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
          onClear={clear}
          onSend={() => void send()}
        />
      );
    case "sending":
      return <SendingCard text={text} title={text.sendingTitle} progress={stage.progress} />;
    case "looking":
      return <SendingCard text={text} title={text.lookingTitle} progress={stage.progress} />;
    case "received":
      return <CodeCard text={text} code={stage.code} isEarlier={stage.isEarlier} onNoted={note} />;
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

function firstStage({ draft, receivedCode }: BoxMemory): Stage {
  if (receivedCode !== null) return { at: "received", code: receivedCode, isEarlier: false };
  return draft.isSent
    ? { at: "looking", progress: { at: "looking" } }
    : { at: "writing", problem: null };
}

const drawCode = (): string =>
  makeFollowUpCode(window.crypto.getRandomValues(new Uint8Array(FOLLOW_UP_BYTES)));

function toSend({ category, text, who, name, contact, code }: Draft & { code: string }) {
  const isNamed = who === "named";
  const reach = contact.trim() === "" ? {} : { contact };
  return { category, text, code, ...(isNamed ? { submitter: { name, ...reach } } : {}) };
}
