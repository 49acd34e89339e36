import { openPhoneStorage, type TextStore } from "../../../web/respond/phoneStorage.ts";
import { createVisit, type VisitView } from "../../../web/respond/visit.ts";
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

let phones = 100;

/** One phone: its storage and address bar outlive every page that is opened on it. */
export function makePhone(wave: RespondWave, link: { path: string; fragment: string }) {
  const store = makeTextStore();
  const bar = { ...link, rememberedKey: null as string | null };
  // Two phones never draw the same nonce.
  const random = seededRandom(++phones);
  const waits: number[] = [];
  return {
    store,
    bar,
    waits,
    /** Loads the page anew, as a reload does. `onWait` may throw to stand for a closed tab. */
    load: async (onWait: (seconds: number) => void = () => {}) => {
      const seen: VisitView[] = [];
      const visit = createVisit(
        wave.api,
        openPhoneStorage(store),
        {
          ...bar,
          hideFragment: (key) => {
            bar.fragment = "";
            bar.rememberedKey = key;
          },
          randomBytes: random,
          wait: async (seconds) => {
            waits.push(seconds);
            onWait(seconds);
          },
        },
        (view) => seen.push(view),
      );
      await visit.open();
      const last = () => seen[seen.length - 1] as VisitView;
      return { visit, last, seen };
    },
  };
}
