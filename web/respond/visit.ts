import { readInvitationCode } from "../../worker/domain/tokens/invitationCode.ts";
import { type PastedLink, readPastedLink } from "../../worker/domain/waves/invitationLink.ts";
import type { Api } from "./api.ts";
import type { Browser } from "./browser.ts";
import { checkReceipts } from "./checkReceipts.ts";
import { checkWave } from "./checkWave.ts";
import { findInvitation, type Holder, holderOf, isUnsealed } from "./findInvitation.ts";
import type { Begun } from "./first/handover.ts";
import { send, submit } from "./handIn.ts";
import { drawOrderSeed } from "./orderSeed.ts";
import { adopt, noticeStored } from "./otherTab.ts";
import type { PhoneStorage } from "./phoneStorage.ts";
import { rest } from "./restVisit.ts";
import {
  type Answering,
  editsOf,
  keepAnswers,
  type Sending,
  type SurveyData,
  startSession,
} from "./session.ts";
import {
  createVisitState,
  groupOf,
  keep,
  learnWave,
  loadSurvey,
  showCleared,
  showReceived,
  type VisitView,
} from "./visitState.ts";

/**
 * One person's way from the link to the receipt. Every step is persisted before it shows, so that
 * `open` goes on wherever an earlier visit ended.
 */
export function createVisit(
  api: Api,
  phone: PhoneStorage,
  browser: Browser,
  onChange: (view: VisitView) => void,
) {
  const waveId = /^\/w\/([A-Za-z0-9-]{1,64})\/?$/.exec(browser.path)?.[1] ?? null;
  const state = createVisitState(api, phone, browser, onChange);
  const { show } = state;

  /** What follows the # of the link that was opened, or of one that was put in by hand since. */
  let { fragment } = browser;

  async function open(): Promise<void> {
    show({ at: "opening" });
    if (waveId === null) return show({ at: "no-wave" });
    const found = findInvitation(waveId, { ...browser, fragment }, phone);
    if (found.kind === "received") {
      state.holder = found.holder;
      showReceived(state, found.receipts, true);
      return learnWave(state, waveId, found.fingerprintStart);
    }
    if (found.kind === "session") {
      // Known from here on, so that it can be cleared wherever the page has to stop.
      state.holder = found.holder;
      state.session = found.session;
    }
    const start = found.kind === "code" ? null : found.session.fingerprintStart;
    const checked = await checkWave(api, waveId, start);
    if (!checked.ok) {
      const { reason } = checked.error;
      return show(reason === "manifest-differs" ? { at: "stopped", why: reason } : { at: reason });
    }
    state.wave = checked.value;
    const isOpenWave = checked.value.manifest.channel === "open";
    if (found.kind === "code" || (found.session.isOpen ?? false) !== isOpenWave) {
      if (rest(state, false)) return;
      const problem = found.kind === "code" ? found.problem : "link-not-whole";
      // An open wave has no codes to type: its link has to be opened whole.
      return show(isOpenWave ? { at: "link-needed" } : { at: "code", problem });
    }
    return enter(found.holder, takeCarried(found.session));
  }

  /** A refused code leaves its answers to the link that is opened in its place. */
  function takeCarried(session: Answering | Sending): Answering | Sending {
    const isFresh = session.stage === "answering" && Object.keys(session.data).length === 0;
    return isFresh && state.carried !== null ? { ...session, data: state.carried.data } : session;
  }

  /** Goes on with a session, wherever it stands. */
  async function enter(holder: Holder, entered: Answering | Sending): Promise<void> {
    state.holder = holder;
    state.session = entered;
    // What was begun by a link stays bound to what that link names, also where its code is typed.
    if (state.wave?.firstFingerprint.startsWith(entered.fingerprintStart) !== true) {
      return show({ at: "stopped", why: "manifest-differs" });
    }
    if (groupOf(state.wave, entered.group) === null) {
      return show({ at: "stopped", why: "group-missing" });
    }
    // A sealed ballot is sent whatever the state: the server has the last word on being late.
    if (entered.stage === "sending") return send(state, entered);
    if (rest(state, false)) return;
    // There is little time left, so the notice is passed over.
    if (state.wave?.state === "closed") return look("review");
    show({ at: "notice" });
    void loadSurvey(state);
  }

  /** Goes on with a link that was put where a code belongs, as if it had been opened. */
  async function openPasted(link: PastedLink): Promise<void> {
    if (link.fragment === null) return show({ at: "code", problem: link.fault });
    if (link.wave !== null && link.wave !== waveId)
      return browser.leaveFor(link.wave, link.fragment);
    ({ fragment } = link);
    await open();
  }

  /** Takes a code typed by hand; the person has compared unit and fingerprint with the slip. */
  async function typeCode(typed: string, group: string): Promise<void> {
    const pasted = readPastedLink(typed);
    if (pasted !== null) return openPasted(pasted);
    const { wave, carried } = state;
    if (waveId === null || wave === null) return;
    const code = readInvitationCode(typed);
    if (!code.ok) return show({ at: "code", problem: code.error.reason });
    if (groupOf(wave, group) === null) return show({ at: "code", problem: "unit-missing" });
    const holder = holderOf(waveId, code.value);
    const known = phone.load(holder);
    if (known?.stage === "received") {
      state.holder = holder;
      return showReceived(state, phone.receiptsOf(waveId), true);
    }
    const fresh = startSession({
      wave: waveId,
      group,
      fingerprintStart: wave.firstFingerprint.slice(0, 32),
      orderSeed: drawOrderSeed(browser.randomBytes),
      isTyped: true,
      ...(carried === null ? {} : { data: carried.data }),
    });
    // The group was picked by hand, so a new pick mends a wrong one.
    const going = isUnsealed(known) ? { ...known, group, isTyped: true } : known;
    await enter(holder, going ?? fresh);
  }

  /**
   * Picks another unit for a typed code that the picked one did not fit. Code, nonce and blind stay
   * as they are: the server has spent the code on them, and answers them again, but no others.
   */
  async function chooseUnit(group: string): Promise<void> {
    const { phase, session, holder, wave } = state;
    if (phase.at !== "unit-foreign" || holder === null || adopt(state)) return;
    if (!isUnsealed(session) || groupOf(wave, group) === null) return;
    const mended = { ...session, group };
    keep(state, mended);
    await enter(holder, mended);
  }

  /** Shows the questions or the page before submitting, which needs them too. */
  async function look(at: "answering" | "review"): Promise<void> {
    show({ at });
    if (!(await loadSurvey(state)) && state.phase.at === at) show({ at: "survey-failed" });
  }

  /**
   * Start was pressed, or back to the questions, also after a refusal.
   * @param at name of the question to go to; absent: the one last looked at
   */
  async function answer(at?: string): Promise<void> {
    if (at === undefined || change(state.session?.data ?? {}, at)) await look("answering");
  }

  /** @returns whether it was kept; if not, another tab has gone further or has cleared the phone */
  function change(data: SurveyData, at: string | null): boolean {
    const { session } = state;
    if (session?.stage !== "answering" || adopt(state)) return false;
    state.isPastFirst = false;
    keep(state, keepAnswers(session, data, at));
    return true;
  }

  /** Goes on where the person has come to on the served screen. */
  function takeOver({ key, session: begun, isStarted, isPast, isLasting }: Begun): void {
    const { holder, session } = state;
    if (holder?.key !== key || session?.stage !== "answering") return;
    const { data, at, orderSeed } = begun;
    state.session = { ...session, data, at, orderSeed, edits: editsOf(begun) };
    if (adopt(state, isLasting && phone.isLasting())) return;
    state.isPastFirst = isStarted && isPast;
    // Where nothing can be kept, this page holds it from now on.
    if (Object.keys(data).length > 0) keep(state, state.session);
    if (isStarted) void look("answering");
  }

  /** Goes on here with what another tab has begun. */
  async function resume(): Promise<void> {
    const { holder } = state;
    if (waveId === null || holder === null) return;
    const stored = phone.load(holder);
    if (stored === null) return showCleared(state);
    if (stored.stage === "received") return showReceived(state, phone.receiptsOf(waveId), true);
    return enter(holder, stored);
  }

  function typeOtherCode(): void {
    const { session, holder } = state;
    if (session !== null && holder !== null) {
      state.carried = { data: session.data, key: holder.key };
    }
    show({ at: "code", problem: null });
  }

  /** Somebody else answers by the same open link on this device. */
  async function answerAnew(): Promise<void> {
    if (state.holder !== null) phone.erase(state.holder.key);
    browser.reopen();
    await open();
  }

  function clear(): void {
    const { phase, holder, carried } = state;
    if (phase.at === "received" && waveId !== null) phone.eraseReceipts(waveId, phase.receipts);
    if (holder !== null) phone.erase(holder.key);
    if (carried !== null) phone.erase(carried.key);
    showCleared(state);
  }

  return {
    /** Id in the address; empty where there is none. */
    wave: waveId ?? "",
    open,
    openPasted,
    typeCode,
    chooseUnit,
    answer,
    review: () => look("review"),
    change,
    submit: () => submit(state),
    resume,
    clear,
    /** Looks receipts up in the published list, which comes whole: none of them is sent. */
    checkReceipts: (wanted: readonly string[]) => checkReceipts(api, waveId ?? "", wanted),
    /** Receipts of this wave that the phone has. */
    ownReceipts: () => (waveId === null ? [] : phone.receiptsOf(waveId)),
    typeOtherCode,
    answerAnew,
    readNotice: () => show({ at: "notice" }),
    takeOver,
    noticeStored: () => noticeStored(state, waveId ?? ""),
  };
}

export type Visit = ReturnType<typeof createVisit>;
