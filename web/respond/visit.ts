import { bytesToHex } from "@noble/hashes/utils.js";
import { ballotFromSurveyData } from "../../worker/domain/definitions/ballotFromSurveyData.ts";
import {
  hashInvitationCode,
  readInvitationCode,
} from "../../worker/domain/tokens/invitationCode.ts";
import { readInvitationFragment } from "../../worker/domain/waves/invitationLink.ts";
import type { ManifestGroup } from "../../worker/domain/waves/manifest.ts";
import type { Api } from "./api.ts";
import { type CheckedSurvey, type CheckedWave, checkSurvey, checkWave } from "./checkWave.ts";
import type { Phase } from "./phase.ts";
import { restingStateOf } from "./phase.ts";
import { type PhoneStorage, sessionKey } from "./phoneStorage.ts";
import {
  type Answering,
  keepAnswers,
  reopenSession,
  type Sending,
  type SurveyData,
  sealSession,
  startSession,
} from "./session.ts";

/** The browser, as far as a visit needs it. */
export interface Browser {
  readonly path: string;
  readonly fragment: string;
  /** Key of the session that an earlier load of this page entry had, once its fragment was gone. */
  readonly rememberedKey: string | null;
  /** Takes the fragment out of the address bar and remembers the key instead. */
  readonly hideFragment: (key: string) => void;
  readonly randomBytes: (byteCount: number) => Uint8Array;
  readonly wait: (seconds: number) => Promise<void>;
}

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
}

/** Key of what the phone keeps, and the code while it is still needed. */
interface Holder {
  readonly key: string;
  readonly code: string | null;
}

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
  let phase: Phase = { at: "opening" };
  let wave: CheckedWave | null = null;
  let survey: CheckedSurvey | null = null;
  let session: Answering | Sending | null = null;
  let holder: Holder | null = null;
  // Answers that a refused code leaves to the next one, and where they lie until that succeeds.
  let carried: { readonly data: SurveyData; readonly key: string } | null = null;

  const groupOf = (id: string | undefined): ManifestGroup | null =>
    wave?.manifest.groups.find((group) => group.id === id) ?? null;
  // Never 0, which SurveyJS takes for "by the time of day".
  const drawSeed = (): number =>
    browser.randomBytes(3).reduce((seed, byte) => seed * 256 + byte, 1);
  const view = (): VisitView => ({
    phase,
    wave,
    group: groupOf(session?.group),
    survey,
    session,
    isLasting: phone.isLasting(),
    hasDraft:
      session !== null && (Object.keys(session.data).length > 0 || session.credential !== null),
  });
  const show = (next: Phase): void => {
    phase = next;
    onChange(view());
  };
  const keep = (next: Answering | Sending): void => {
    session = next;
    if (holder !== null) phone.save(holder.key, next);
  };

  async function open(): Promise<void> {
    show({ at: "opening" });
    if (waveId === null) return show({ at: "no-wave" });
    const found = findInvitation(waveId);
    if (found.kind === "received") {
      holder = { key: found.key, code: null };
      return show({ at: "received", receipt: found.receipt, isEarlier: true });
    }
    const start = found.kind === "code" ? null : found.session.fingerprintStart;
    const checked = await checkWave(api, waveId, start);
    if (!checked.ok) {
      const { reason } = checked.error;
      return show(reason === "manifest-differs" ? { at: "stopped", why: reason } : { at: reason });
    }
    wave = checked.value;
    if (found.kind === "code") {
      if (!rest()) show({ at: "code", problem: found.problem });
      return;
    }
    return enter(found.holder, found.session);
  }

  /** Goes on with a session, wherever it stands. */
  async function enter(next: Holder, entered: Answering | Sending): Promise<void> {
    holder = next;
    session = entered;
    if (groupOf(entered.group) === null) return show({ at: "stopped", why: "group-missing" });
    // A sealed ballot is sent whatever the state: the server has the last word on being late.
    if (entered.stage === "sending") return send(entered);
    if (rest()) return;
    show({ at: "notice" });
    void loadSurvey();
  }

  /** Whether the wave cannot be answered now; shows so, and erases drafts that nobody can send. */
  function rest(): boolean {
    const state = restingStateOf(wave?.state ?? null);
    if (state === null) return false;
    if (state !== "scheduled" && waveId !== null) {
      for (const key of phone.keysOf(waveId)) {
        if (phone.load(key)?.stage === "answering") phone.erase(key);
      }
      session = null;
    }
    show({ at: "resting", state });
    return true;
  }

  type Found =
    | { readonly kind: "code"; readonly problem: (Phase & { at: "code" })["problem"] }
    | { readonly kind: "received"; readonly key: string; readonly receipt: string }
    | {
        readonly kind: "session";
        readonly holder: Holder;
        readonly session: Answering | Sending;
      };

  /** The invitation in the link, or the session that this phone was in the middle of. */
  function findInvitation(id: string): Found {
    if (browser.fragment.length <= 1) return findUnfinished(id);
    const link = readInvitationFragment(browser.fragment);
    if (!link.ok) return { kind: "code", problem: link.error.reason };
    const code = readInvitationCode(link.value.code);
    if (!code.ok) return { kind: "code", problem: code.error.reason };
    const key = sessionKey(id, bytesToHex(hashInvitationCode(code.value)));
    const { group, fingerprintStart } = link.value;
    const known = phone.load(key);
    if (known?.stage === "received") return { kind: "received", key, receipt: known.receipt };
    const fresh = startSession({ wave: id, group, fingerprintStart, orderSeed: drawSeed() });
    // A draft follows the link that was opened last; what was sealed keeps its own.
    const going =
      known?.stage === "answering" && known.credential?.kind !== "held"
        ? { ...known, group, fingerprintStart }
        : known;
    return { kind: "session", holder: { key, code: code.value }, session: going ?? fresh };
  }

  function findUnfinished(id: string): Found {
    const keys = phone.keysOf(id);
    const { rememberedKey } = browser;
    const ordered = keys.filter((key) => key === rememberedKey).concat(keys);
    for (const key of ordered) {
      const known = phone.load(key);
      if (known?.stage === "received" && key === rememberedKey) {
        return { kind: "received", key, receipt: known.receipt };
      }
      const isUnfinished = known?.stage === "sending" || known?.stage === "answering";
      if (isUnfinished && known.credential !== null) {
        return { kind: "session", holder: { key, code: null }, session: known };
      }
    }
    return { kind: "code", problem: null };
  }

  /** Takes a code typed by hand; the person has compared unit and fingerprint with the slip. */
  async function typeCode(typed: string, group: string): Promise<void> {
    if (waveId === null || wave === null) return;
    const code = readInvitationCode(typed);
    if (!code.ok) return show({ at: "code", problem: code.error.reason });
    if (groupOf(group) === null) return show({ at: "code", problem: "unit-missing" });
    const key = sessionKey(waveId, bytesToHex(hashInvitationCode(code.value)));
    const known = phone.load(key);
    if (known?.stage === "received") {
      holder = { key, code: null };
      return show({ at: "received", receipt: known.receipt, isEarlier: true });
    }
    const fingerprintStart = wave.firstFingerprint.slice(0, 32);
    const fresh = startSession({
      wave: waveId,
      group,
      fingerprintStart,
      orderSeed: drawSeed(),
      ...(carried === null ? {} : { data: carried.data }),
    });
    // The group was picked by hand, so a new pick mends a wrong one.
    const going =
      known?.stage === "answering" && known.credential?.kind !== "held"
        ? { ...known, group }
        : known;
    await enter({ key, code: code.value }, going ?? fresh);
  }

  async function loadSurvey(): Promise<boolean> {
    if (survey !== null || wave === null) return survey !== null;
    const checked = await checkSurvey(api, wave.manifest);
    if (checked.ok) {
      survey = checked.value;
      onChange(view());
    } else if (checked.error.reason === "definition-differs") {
      show({ at: "stopped", why: "definition-differs" });
    }
    return checked.ok;
  }

  /** Start was pressed. */
  async function start(): Promise<void> {
    show({ at: "answering" });
    if (!(await loadSurvey()) && phase.at === "answering") show({ at: "survey-failed" });
  }

  function change(data: SurveyData, at: string | null): void {
    if (session?.stage === "answering") keep(keepAnswers(session, data, at));
  }

  /** Submit was pressed: seal, persist, hide the code, and only then send. */
  async function submit(): Promise<void> {
    if (session?.stage !== "answering" || survey === null || wave === null) return;
    const { definition } = survey;
    const protocol = await loadProtocol();
    if (protocol === null) return show({ at: "survey-failed" });
    const ballot = ballotFromSurveyData(definition, session.data);
    const ballotText = JSON.stringify({ version: definition.version, ...ballot });
    const { requestBytes, wave: id } = wave.manifest;
    const sealed = sealSession(session, ballotText, () => {
      if (holder?.code == null) throw new Error("A fresh session without a code.");
      const nonce = browser.randomBytes(32);
      const rng = browser.randomBytes;
      return protocol.startExchange({ wave: id, code: holder.code, nonce, rng, requestBytes })
        .state;
    });
    keep(sealed);
    await send(sealed);
  }

  async function send(sealed: Sending): Promise<void> {
    const group = groupOf(sealed.group);
    if (wave === null || group === null || holder === null) return;
    const { key } = holder;
    browser.hideFragment(key);
    show({ at: "sending", progress: { step: stepOf(sealed), waiting: null } });
    const protocol = await loadProtocol();
    if (protocol === null) return show({ at: "survey-failed" });
    const { requestBytes } = wave.manifest;
    const { publicKey } = group;
    const delivered = await protocol.deliver(
      sealed,
      { requestBytes, publicKey },
      {
        send: api.ballot,
        save: (next) => phone.save(key, next),
        wait: browser.wait,
        tell: (progress) => show({ at: "sending", progress }),
      },
    );
    if (delivered.ok) {
      session = null;
      if (carried !== null && carried.key !== key) phone.erase(carried.key);
      return show({ at: "received", receipt: delivered.value.receipt, isEarlier: false });
    }
    const { reason } = delivered.error;
    // A wrong key or receipt stays sealed and stops again next time; all else can be mended.
    if (reason === "proof-invalid" || reason === "receipt-wrong") {
      return show({ at: "stopped", why: reason });
    }
    keep(reopenSession(delivered.error.session));
    show(
      reason === "group-foreign" ? { at: "stopped", why: reason } : { at: "refused", why: reason },
    );
  }

  /** Back to the questions, also after a refusal. */
  async function answer(): Promise<void> {
    await start();
  }

  function typeOtherCode(): void {
    if (session !== null && holder !== null) carried = { data: session.data, key: holder.key };
    show({ at: "code", problem: null });
  }

  function clear(): void {
    if (holder !== null) phone.erase(holder.key);
    session = null;
    holder = null;
    show({ at: "cleared" });
  }

  return {
    open,
    typeCode,
    start,
    change,
    answer,
    submit,
    clear,
    typeOtherCode,
    review: () => show({ at: "review" }),
    readNotice: () => show({ at: "notice" }),
  };
}

export type Visit = ReturnType<typeof createVisit>;

/**
 * The ballot code, which is loaded after the notice is on the screen. Null: it did not arrive, or
 * a newer page has replaced it; a reload helps, and loses nothing.
 */
export const loadProtocol = () => import("./protocol.ts").catch(() => null);

const stepOf = (session: Sending): "issue" | "submit" =>
  session.credential.kind === "held" ? "submit" : "issue";
