import type { ManifestGroup } from "../../worker/domain/waves/manifest.ts";
import type { Api } from "./api.ts";
import type { Browser } from "./browser.ts";
import { type CheckedSurvey, type CheckedWave, checkSurvey, checkWave } from "./checkWave.ts";
import type { Holder } from "./findInvitation.ts";
import type { Phase } from "./phase.ts";
import type { PhoneStorage } from "./phoneStorage.ts";
import { type Answering, editsOf, type Sending, type SurveyData } from "./session.ts";

/** What the screens read. */
export interface VisitView {
  readonly phase: Phase;
  readonly wave: CheckedWave | null;
  readonly group: ManifestGroup | null;
  readonly survey: CheckedSurvey | null;
  readonly session: Answering | Sending | null;
  readonly isLasting: boolean;
  /** Whether this phone keeps something of this invitation. */
  readonly hasDraft: boolean;
  /** Whether the questions were asked for and did not come. */
  readonly isSurveyMissing: boolean;
  /** Whether the first question was left behind on the served screen, before its code was there. */
  readonly isPastFirst: boolean;
  /** Whether the link is the same for everybody, so that somebody else may answer here too. */
  readonly isOpenLink: boolean;
  /** Whether the wave has closed, and only a token that is held already still counts. */
  readonly isLate: boolean;
}

/** Where one visit stands, and what it acts through. Its fields change as it goes on. */
export interface VisitState {
  readonly api: Api;
  readonly phone: PhoneStorage;
  readonly browser: Browser;
  phase: Phase;
  wave: CheckedWave | null;
  survey: CheckedSurvey | null;
  session: Answering | Sending | null;
  holder: Holder | null;
  /** Answers that a refused code leaves to the next one, and where they lie until that succeeds. */
  carried: { readonly data: SurveyData; readonly key: string } | null;
  /** Questions that are being asked for; the second who needs them waits for the same reply. */
  surveyOnItsWay: Promise<boolean> | null;
  isSurveyMissing: boolean;
  isPastFirst: boolean;
  readonly show: (next: Phase) => void;
  /** Tells the screens of a change within a phase. */
  readonly refresh: () => void;
}

/** A visit that has not begun. */
export function createVisitState(
  api: Api,
  phone: PhoneStorage,
  browser: Browser,
  onChange: (view: VisitView) => void,
): VisitState {
  const state: VisitState = {
    api,
    phone,
    browser,
    phase: { at: "opening" },
    wave: null,
    survey: null,
    session: null,
    holder: null,
    carried: null,
    surveyOnItsWay: null,
    isSurveyMissing: false,
    isPastFirst: false,
    show: (next) => {
      state.phase = next;
      onChange(viewOf(state));
    },
    refresh: () => onChange(viewOf(state)),
  };
  return state;
}

function viewOf(state: VisitState): VisitView {
  const { phase, wave, survey, session, phone, isSurveyMissing, isPastFirst } = state;
  return {
    phase,
    wave,
    group: groupOf(wave, session?.group),
    survey,
    session,
    isLasting: phone.isLasting(),
    hasDraft: isDraft(session),
    isSurveyMissing,
    isPastFirst,
    isOpenLink: state.holder?.key.endsWith("/open") ?? false,
    isLate: wave?.state === "closed",
  };
}

/** Whether the phone keeps a session, or has kept it until another tab cleared it. */
export const wasKept = (session: Answering | Sending): boolean =>
  editsOf(session) > 0 || session.credential !== null;

/** Kept, or holding answers that came from a draft under another code. */
const isDraft = (session: Answering | Sending | null): boolean =>
  session !== null && (wasKept(session) || Object.keys(session.data).length > 0);

/** The manifest's group of that id. */
export const groupOf = (wave: CheckedWave | null, id: string | undefined): ManifestGroup | null =>
  wave?.manifest.groups.find((group) => group.id === id) ?? null;

/** Holds a session and persists it. The first answer brings "Clear this phone" to the screen. */
export function keep(state: VisitState, next: Answering | Sending): void {
  const hadDraft = isDraft(state.session);
  state.session = next;
  if (state.holder !== null) state.phone.save(state.holder, next, state.wave?.manifest.closesOn);
  if (isDraft(next) !== hadDraft) state.refresh();
}

/** Shows receipts. The fragment goes, and so does the key: neither may lie beside a receipt. */
export function showReceived(
  state: VisitState,
  receipts: readonly string[],
  isEarlier: boolean,
): void {
  state.session = null;
  const [receipt = null] = receipts;
  state.browser.remember({ kind: "received", receipt: receipts.length === 1 ? receipt : null });
  state.show({ at: "received", receipts, isEarlier });
}

/** Nothing of the invitation is on the phone any more, nor in the tab. */
export function showCleared(state: VisitState): void {
  state.session = null;
  state.holder = null;
  state.carried = null;
  state.browser.forget();
  state.show({ at: "cleared" });
}

/**
 * Learns behind a receipt that is shown already what wave it belongs to, for what is said to be
 * kept. Where that cannot be learnt the wave stays unknown, and so does what is kept.
 * @param fingerprintStart as for `checkWave`
 */
export async function learnWave(
  state: VisitState,
  waveId: string,
  fingerprintStart: string | null,
): Promise<void> {
  const checked = await checkWave(state.api, waveId, fingerprintStart);
  if (!checked.ok) return;
  state.wave = checked.value;
  state.refresh();
}

/** Fetches the questions unless they are here; false when they are not, whatever the reason. */
export async function loadSurvey(state: VisitState): Promise<boolean> {
  if (state.survey !== null || state.wave === null) return state.survey !== null;
  state.surveyOnItsWay ??= fetchSurvey(state, state.wave).finally(() => {
    state.surveyOnItsWay = null;
  });
  return state.surveyOnItsWay;
}

async function fetchSurvey(state: VisitState, { manifest }: CheckedWave): Promise<boolean> {
  const checked = await checkSurvey(state.api, manifest);
  state.isSurveyMissing = !checked.ok;
  if (checked.ok) state.survey = checked.value;
  if (!checked.ok && checked.error.reason === "definition-differs") {
    state.show({ at: "stopped", why: "definition-differs" });
  } else state.refresh();
  return checked.ok;
}
