import { useLayoutEffect } from "react";
import type { BoxText } from "../../schema/text/box.ts";
import { onOtherTab } from "../respond/onOtherTab.ts";
import { useNewest } from "../respond/useNewest.ts";
import { solveOffThread } from "../solve/solveOffThread.ts";
import { boxApi } from "./boxApi.ts";
import type { BoxStorage } from "./boxStorage.ts";
import { CodeCard } from "./CodeCard.tsx";
import { type Draft, drawCode, emptyDraft, isBlank } from "./draft.ts";
import { SendingCard } from "./SendingCard.tsx";
import { hasArrived, type SendProgress, sendSuggestion } from "./sendSuggestion.ts";
import { WriteForm, type WriteProblem } from "./WriteForm.tsx";
import { wait } from "./wait.ts";

type Stage =
  | { readonly at: "writing"; readonly problem: WriteProblem | null }
  | { readonly at: "sending" | "looking"; readonly progress: SendProgress }
  | { readonly at: "received"; readonly code: string; readonly isEarlier: boolean }
  | { readonly at: "noted" };

interface View {
  readonly drafts: readonly Draft[];
  /** Of the draft that is shown. */
  readonly code: string;
  readonly stage: Stage;
}

const shownDraft = ({ drafts, code }: View): Draft =>
  drafts.find((kept) => kept.code === code) ?? emptyDraft(code);

/**
 * From the first word to the code. A draft is shown as the phone keeps it, so that tabs which have
 * the same one show the same words. What another tab begins is offered and never put in the place
 * of what is before somebody: neither is lost, and nothing has to be decided.
 */
export function WritePanel({ text, storage }: { text: BoxText; storage: BoxStorage }) {
  const view = useNewest<View>(() => ({
    drafts: storage.drafts(),
    code: drawCode(),
    stage: { at: "writing", problem: null },
  }));
  const setStage = (stage: Stage) => view.set({ ...view.get(), stage });
  /** Shows what the phone keeps under a code. */
  const show = (code: string) => view.set({ ...view.get(), drafts: storage.drafts(), code });
  const save = (shown: Draft, next: Draft): Draft => {
    const kept = storage.saveDraft(shown, next);
    show(kept.code);
    return kept;
  };
  const change = (changed: (shown: Draft) => Draft): Draft => {
    const shown = shownDraft(view.get());
    return save(shown, changed(shown));
  };
  const look = (sent: string) =>
    hasArrived(sent, {
      ...{ api: boxApi, wait },
      tell: (progress) => setStage({ at: "looking", progress }),
    });
  const receive = (sent: Draft, isEarlier: boolean) => {
    storage.receive(sent);
    setStage({ at: "received", code: sent.code, isEarlier });
  };
  const open = async (opened: Draft) => {
    show(opened.code);
    setStage({ at: "writing", problem: null });
    if (!opened.isSent) return;
    // Left half-way, it may have arrived: nothing is changed or sent again before that is known.
    if (await look(opened.code)) receive(opened, true);
    else setStage({ at: "writing", problem: "not-arrived" });
  };
  /** Codes that are not noted come first, then what is left to be written. */
  const begin = () => {
    const [received] = storage.codes();
    if (received === undefined) void open(storage.drafts()[0] ?? emptyDraft());
    else setStage({ at: "received", code: received, isEarlier: false });
  };
  const noticeOtherTab = () => {
    const { stage, code } = view.get();
    const isMine = stage.at === "writing" && !isBlank(shownDraft(view.get()));
    show(code);
    // Another tab has sent it, or cleared it.
    if (isMine && !view.get().drafts.some((one) => one.code === code)) begin();
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, before anything is seen
  useLayoutEffect(() => {
    begin();
    return onOtherTab(noticeOtherTab);
  }, []);
  const send = async () => {
    // Kept before it is sent: whatever happens then, a repeat is the same suggestion.
    const sent = change((draft) => ({ ...draft, isSent: true }));
    const tell = (progress: SendProgress) => setStage({ at: "sending", progress });
    const end = await sendSuggestion(toSend(sent), {
      ...{ api: boxApi, solve: solveOffThread, wait, tell },
    });
    if (end === "received") return receive(sent, false);
    if (end === "code-not-accepted") {
      // Other words stand under it: those that were sent before these were changed.
      const isThere = await look(sent.code);
      save(sent, { ...sent, code: drawCode(), isSent: false });
      if (isThere) return receive(sent, true);
    }
    setStage({ at: "writing", problem: end });
  };
  const note = (noted: string) => {
    storage.forgetCode(noted);
    if (storage.codes().length > 0) begin();
    else setStage({ at: "noted" });
  };
  const { drafts, code, stage } = view.get();
  switch (stage.at) {
    case "writing":
      return (
        <WriteForm
          text={text}
          draft={shownDraft(view.get())}
          others={drafts.filter((kept) => kept.code !== code)}
          problem={stage.problem}
          isLasting={storage.isLasting()}
          // Changed words keep the code: if what was sent before arrives, they are not taken beside it.
          onChange={(changes) => change((draft) => ({ ...draft, ...changes }))}
          onClear={() => change(() => emptyDraft())}
          onOpen={(other) => void open(other)}
          onSend={() => void send()}
        />
      );
    case "sending":
      return <SendingCard text={text} title={text.sendingTitle} progress={stage.progress} />;
    case "looking":
      return <SendingCard text={text} title={text.lookingTitle} progress={stage.progress} />;
    case "received":
      return (
        <CodeCard
          key={stage.code}
          text={text}
          code={stage.code}
          moreCodes={storage.codes().filter((other) => other !== stage.code).length}
          isEarlier={stage.isEarlier}
          isLasting={storage.isLasting()}
          onNoted={() => note(stage.code)}
        />
      );
    case "noted":
      return (
        <>
          <h2>{text.forgottenTitle}</h2>
          <p>{text.forgotten}</p>
          <div className="actions">
            <button type="button" className="secondary" onClick={begin}>
              {text.writeAnother}
            </button>
          </div>
        </>
      );
  }
}

function toSend({ category, text, who, name, contact, code }: Draft) {
  const isNamed = who === "named";
  const reach = contact.trim() === "" ? {} : { contact };
  return { category, text, code, ...(isNamed ? { submitter: { name, ...reach } } : {}) };
}
