import type { FirstScreenData } from "../../../schema/wire/firstScreen.ts";
import { definitionPath, manifestPath } from "../bareCall.ts";
import { dayOfPhone, SESSION_PREFIX, sweepDrafts } from "../draftDays.ts";
import { browserStore, keepTexts } from "../keptTexts.ts";
import { rememberLanguage } from "../language.ts";
import type { BegunDraft } from "./begunDraft.ts";
import {
  drawAnswer,
  drawClear,
  drawInvitation,
  drawUnit,
  drawWaiting,
  show,
} from "./drawFirstScreen.ts";
import { earlyReplies } from "./earlyReplies.ts";
import { findBegun, readLink } from "./findBegun.ts";
import type { FirstScreen } from "./handover.ts";
import { fetchPageCode, oncePainted, startPageCode } from "./loadPageCode.ts";

/** When somebody who waits is told that it takes long. */
const LATE_MS = 8_000;

/** After the notice. Many press Start at once, and are to see the question before anything else runs. */
const AT_ONCE_MS = 400;

/**
 * Brings the served screen to life.
 * @param data null: nothing can be answered here, and the page's code decides what is shown
 */
export function startFirstScreen(data: FirstScreenData | null): FirstScreen {
  // Before anything is read: a draft that is past its days is not begun with, and then gone.
  sweepDrafts(browserStore(), dayOfPhone());
  const texts = keepTexts(browserStore(), `${SESSION_PREFIX}probe`);
  const link = data === null ? null : readLink(data, window.location.hash);
  const early = earlyReplies();
  let open: BegunDraft | null = null;
  let isStarted = false;
  let isPast = false;
  let isCleared = false;
  let hasFailed = false;
  let isOver = false;
  let isRunning = false;

  const wait = () => {
    drawWaiting(hasFailed ? "failed" : "on-its-way");
    setTimeout(() => {
      if (!isOver && !hasFailed) drawWaiting("late");
    }, LATE_MS);
  };
  const fail = () => {
    hasFailed = true;
    if (isPast || document.documentElement.dataset.at === "waiting") drawWaiting("failed");
  };
  /** Whether the first item is the one to go on with. */
  const isFirstItem = () => {
    const at = open?.session().at ?? null;
    return open !== null && data?.item != null && (at === null || at === data.item.name);
  };
  const answer = (position: number | null) => {
    if (open === null || data?.item == null) return;
    const { name, options } = data.item;
    const { [name]: _, ...others } = open.session().data;
    const value = position === null ? undefined : options[position]?.value;
    const answers = value === undefined ? others : { ...others, [name]: value };
    if (open.keep(answers, name)) drawAnswer(data.item, open.session(), texts.isLasting());
    else {
      open = null;
      drawClear(false);
      show("waiting");
      wait();
    }
  };
  const reload = () => window.location.reload();
  const acts: Readonly<Record<string, () => void>> = {
    start: () => {
      isStarted = true;
      show(isFirstItem() ? "question" : "waiting");
      if (!isFirstItem()) wait();
      oncePainted(runRest);
    },
    notice: () => {
      isStarted = false;
      show("notice");
    },
    next: () => {
      isPast = true;
      wait();
    },
    unchoose: () => {
      answer(null);
      // The button goes, and the focus with it.
      document.querySelector<HTMLElement>("[data-option] input")?.focus();
    },
    clear: () => {
      drawClear(true, true);
      document.querySelector<HTMLElement>("[data-asked]")?.focus();
    },
    keep: () => {
      drawClear(true);
      document.querySelector<HTMLElement>('[data-do="clear"]')?.focus();
    },
    erase: () => {
      if (open !== null) open.clear();
      open = null;
      isCleared = true;
      drawClear(false);
      show("cleared");
    },
    retry: reload,
  };
  const onClick = ({ target }: Event) => {
    const act = (target as Element).closest("[data-do]")?.getAttribute("data-do") ?? "";
    if (act === "zh-CN" || act === "en") {
      document.documentElement.lang = act;
      rememberLanguage(act);
    } else acts[act]?.();
  };
  const onChange = ({ target }: Event) => {
    const input = target as HTMLInputElement;
    if (input.name === "first") answer(Number(input.value));
  };
  const onError = (event: ErrorEvent | Event) => {
    const isUnread = event instanceof ErrorEvent && /SyntaxError/.test(event.message);
    // A browser that cannot read the page's code gets the sentence that says so.
    if (isUnread) document.documentElement.classList.remove("on");
    else fail();
  };
  const listen = (act: "addEventListener" | "removeEventListener") => {
    document[act]("click", onClick);
    document[act]("change", onChange);
    // Capturing, since a script that does not arrive tells only itself.
    window[act]("error", onError, true);
    // Another link opened in the same tab changes only what follows the #.
    window[act]("hashchange", reload);
  };

  const draw = () => {
    if (isOver || data === null) return;
    if (open === null || link === null) {
      wait();
      return;
    }
    drawInvitation(data, link, open.session(), texts.isLasting());
  };
  /** What takes long to arrive. It is asked for once the notice is on the screen. */
  const fetchRest = () => {
    fetchPageCode();
    if (data === null) return;
    early
      .ask(manifestPath(data.wave))
      .then(({ text }) => {
        if (!isOver && link !== null) drawUnit(data, text, link.group);
      })
      .catch(() => undefined);
  };
  /** What takes the phone long, which comes after the question of somebody who is quick. */
  const runRest = () => {
    if (isRunning) return;
    isRunning = true;
    if (data !== null) void early.ask(definitionPath(data.survey, data.version));
    startPageCode();
  };
  listen("addEventListener");
  // Asking keeps a slow phone busy for some frames. Whoever presses Start as soon as it is there is
  // to see the question first.
  oncePainted(() =>
    oncePainted(() => {
      fetchRest();
      setTimeout(runRest, AT_ONCE_MS);
    }),
  );
  if (data !== null) {
    const found = link === null ? Promise.resolve(null) : findBegun(data, link, texts);
    found
      .catch(() => null)
      .then((begun) => {
        open = begun;
        // Before anything is on the screen, so that a notice does not appear and go.
        if (begun === null) document.documentElement.dataset.at = "waiting";
        if (document.readyState === "loading") {
          document.addEventListener("readystatechange", draw, { once: true });
        } else draw();
      });
  }
  return {
    begun: () => {
      if (open === null) return null;
      const { key, secret, session, isKept } = open;
      return { key, secret, session: session(), isStarted, isPast, isLasting: isKept() };
    },
    isCleared: () => isCleared,
    takeReply: early.take,
    fail,
    end: () => {
      isOver = true;
      listen("removeEventListener");
    },
  };
}
