import type { Memory } from "../../../web/respond/browser.ts";
import { holderOf } from "../../../web/respond/findInvitation.ts";
import type { TextStore } from "../../../web/respond/keptTexts.ts";
import { openPhoneStorage } from "../../../web/respond/phoneStorage.ts";
import { createVisit } from "../../../web/respond/visit.ts";
import type { VisitView } from "../../../web/respond/visitState.ts";
import { seededRandom } from "../../support/fixedRandom.ts";
import type { RespondWave } from "./makeRespondWave.ts";

/** Storage of a browser, in memory. */
export function makeTextStore(): TextStore & { readonly entries: Map<string, string> } {
  const entries = new Map<string, string>();
  return {
    entries,
    getItem: (key) => entries.get(key) ?? null,
    setItem: (key, value) => void entries.set(key, value),
    removeItem: (key) => void entries.delete(key),
    key: (index) => [...entries.keys()][index] ?? null,
    get length() {
      return entries.size;
    },
  };
}

/** Odd, as the generator makes every seed odd. */
let phoneSeed = 101;

interface Link {
  readonly path: string;
  readonly fragment: string;
}

/**
 * One phone: its storage outlives every page that is opened on it. The first tab is opened with
 * the link; `load` on the phone loads it.
 */
export function makePhone(wave: RespondWave, link: Link) {
  const store = makeTextStore();
  // Two phones never draw the same nonce.
  phoneSeed += 2;
  const random = seededRandom(phoneSeed);
  const waits: number[] = [];
  const clock = { nowMs: 1_000_000 };
  const listeners = new Map<object, () => void>();
  let tellsTabs = true;

  function openTab(opened: Link) {
    // What outlives a reload of this tab: address bar, the entry's state and the tab's storage.
    const bar = { ...opened, memory: null as Memory | null };
    const tell = () => {
      if (!tellsTabs) return;
      for (const [tab, listener] of listeners) if (tab !== bar) listener();
    };
    const tabStore: TextStore = {
      getItem: store.getItem,
      key: store.key,
      get length() {
        return store.length;
      },
      setItem: (key, value) => {
        store.setItem(key, value);
        tell();
      },
      removeItem: (key) => {
        store.removeItem(key);
        tell();
      },
    };
    return {
      bar,
      /** Loads the page anew, as a reload does. `onWait` may throw to stand for a closed tab. */
      load: async (onWait: (seconds: number) => unknown = () => {}) => {
        const seen: VisitView[] = [];
        const visit = createVisit(
          wave.api,
          openPhoneStorage(tabStore),
          {
            ...bar,
            begun: () => null,
            remember: (memory) => {
              bar.fragment = "";
              bar.memory = memory;
            },
            forget: () => {
              bar.memory = null;
            },
            reopen: () => {
              bar.memory = null;
              bar.fragment = opened.fragment;
            },
            leaveFor: (left, fragment) => {
              bar.path = `/w/${left}`;
              bar.fragment = fragment;
            },
            randomBytes: random,
            nowMs: () => clock.nowMs,
            wait: async (seconds) => {
              waits.push(seconds);
              await onWait(seconds);
            },
          },
          (view) => seen.push(view),
        );
        listeners.set(bar, () => visit.noticeStored());
        await visit.open();
        const last = () => seen[seen.length - 1] as VisitView;
        return { visit, last, seen };
      },
      /** The tab is closed: it hears nothing any more. */
      close: () => void listeners.delete(bar),
    };
  }

  return {
    store,
    /** What lies under a code, opened. */
    keptUnder: (code: string) => openPhoneStorage(store).load(holderOf(wave.first.wave, code)),
    waits,
    clock,
    openTab,
    /** From now on no tab hears of another one, as while it is frozen in the background. */
    deafen: () => {
      tellsTabs = false;
    },
    ...openTab(link),
  };
}

/** The receipts on the screen. */
export function receiptsOn(page: { last(): VisitView }): readonly string[] {
  const { phase } = page.last();
  if (phase.at !== "received") throw new Error(`No receipt: the page is at ${phase.at}.`);
  return phase.receipts;
}
