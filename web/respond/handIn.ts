import { restingStateOf } from "../../schema/text/respond.ts";
import { ballotFromSurveyData } from "../../worker/domain/definitions/ballotFromSurveyData.ts";
import type { NotDelivered } from "./deliver.ts";
import { isAhead } from "./isAhead.ts";
import { loadProtocol } from "./loadProtocol.ts";
import { adopt } from "./otherTab.ts";
import { rest } from "./restVisit.ts";
import { RECEIVED, reopenSession, type Sending, sealSession } from "./session.ts";
import { groupOf, keep, showReceived, type VisitState } from "./visitState.ts";

/** Submit was pressed: seal, persist, hide the code, and only then send. */
export async function submit(state: VisitState): Promise<void> {
  const { survey, wave, browser } = state;
  if (survey === null || wave === null) return;
  if (state.session?.stage !== "answering" || adopt(state)) return;
  const isProofNeeded = state.session.isOpen === true && state.session.credential === null;
  const step = isProofNeeded ? "solve" : "issue";
  // From the press on, so that nothing is sent under somebody who has gone back to the questions.
  state.show({ at: "sending", progress: { step, waiting: null } });
  const protocol = await loadProtocol();
  if (protocol === null) return state.show({ at: "survey-failed" });
  const proof = isProofNeeded ? await protocol.obtainProof(state) : "code";
  // Nothing is waited for from here until it is kept, so that no second nonce can come in between.
  const { session, holder, phase } = state;
  if (phase.at !== "sending" || session?.stage !== "answering" || adopt(state)) return;
  if (proof === null) return state.show({ at: "refused", why: "proof-not-accepted" });
  const ballot = ballotFromSurveyData(survey.definition, session.data);
  const ballotText = JSON.stringify({ version: survey.definition.version, ...ballot });
  const { requestBytes, wave: id } = wave.manifest;
  const sealed = sealSession(session, ballotText, () => {
    const nonce = browser.randomBytes(32);
    const rng = browser.randomBytes;
    const begin = { wave: id, nonce, rng, requestBytes };
    if (proof !== "code") {
      return protocol.startExchange({ ...begin, group: session.group, proofOfWork: proof }).state;
    }
    if (holder?.code == null) throw new Error("A fresh session without a code.");
    return protocol.startExchange({ ...begin, code: holder.code }).state;
  });
  keep(state, sealed);
  await send(state, sealed);
}

/** Sends a sealed ballot until the server has answered, and shows how it ended. */
export async function send(state: VisitState, sealed: Sending): Promise<void> {
  const { api, phone, browser, wave, holder, carried } = state;
  const group = groupOf(wave, sealed.group);
  if (wave === null || group === null || holder === null) return;
  const { key, secret } = holder;
  browser.remember({ kind: "session", key, secret });
  const step = sealed.credential.kind === "held" ? "submit" : "issue";
  state.show({ at: "sending", progress: { step, waiting: null } });
  const protocol = await loadProtocol();
  if (protocol === null) return state.show({ at: "survey-failed" });
  const { requestBytes, wave: id } = wave.manifest;
  const { publicKey } = group;
  const delivered = await protocol.deliver(
    sealed,
    { requestBytes, publicKey },
    {
      send: api.ballot,
      save: (next) => {
        // Another tab may have sent the very same bytes, and have its receipt by now.
        if (!isAhead(phone.load(holder), next)) keep(state, next);
      },
      wait: browser.wait,
      tell: (progress) => state.show({ at: "sending", progress }),
    },
  );
  if (!delivered.ok) return refused(state, delivered.error, key);
  // The receipt first: a page that dies in between sends again, and gets the same one.
  phone.addReceipt(id, delivered.value);
  phone.save(holder, RECEIVED);
  if (
    carried !== null &&
    carried.key !== key &&
    phone.summaryOf(carried.key)?.stage === "answering"
  ) {
    phone.erase(carried.key);
  }
  showReceived(state, [delivered.value], false);
}

/** The server or the phone said no to a sealed ballot. */
async function refused(state: VisitState, refusal: NotDelivered, key: string): Promise<void> {
  const { reason, session: sealed } = refusal;
  // A wrong key or receipt stays sealed and stops again next time; all else can be mended.
  if (reason === "proof-invalid" || reason === "receipt-wrong") {
    return state.show({ at: "stopped", why: reason });
  }
  const isNotAccepted = reason === "code-not-accepted" || reason === "ballot-not-accepted";
  if (isNotAccepted) await rereadState(state);
  state.session = sealed;
  if (adopt(state)) return;
  const resting = restingStateOf(state.wave?.state ?? null);
  if (isNotAccepted && resting !== null && resting !== "scheduled") {
    // It was too late, and it will not be taken later: nothing of it stays.
    state.phone.erase(key);
    rest(state, true);
    return;
  }
  keep(state, reopenSession(sealed));
  if (reason !== "group-foreign") {
    const isProof = reason === "code-not-accepted" && sealed.isOpen;
    return state.show({ at: "refused", why: isProof ? "proof-not-accepted" : reason });
  }
  // Somebody who picked the unit by hand has most likely picked the wrong one.
  state.show(sealed.isTyped ? { at: "unit-foreign" } : { at: "stopped", why: reason });
}

async function rereadState(state: VisitState): Promise<void> {
  const { api, wave } = state;
  if (wave === null) return;
  const newest = await api.manifest(wave.manifest.wave);
  if (newest.kind === "found") state.wave = { ...wave, state: newest.waveState };
}
