/** What the person on the page does. */
export interface Visit {
  /** Milliseconds between the notice being readable and Start being pressed. */
  readonly readMs: number;
  /** When the first question is answered, after opening, or once it is there; null: not at all. */
  readonly answerAtMs: number | null;
}

/** What was seen, in milliseconds after opening; null where it was not waited for. */
export interface Moments {
  /** Start is to be seen, which stands under the whole notice. */
  readonly noticeMs: number | null;
  readonly pressedMs: number | null;
  readonly firstQuestionMs: number | null;
  readonly answeredMs: number | null;
  readonly secondQuestionMs: number | null;
  /** Longest time for which a press or tap kept the page busy; 0 when under 50 ms each. */
  readonly longestTaskMs: number;
  readonly isDone: boolean;
}

/**
 * Runs in the page before anything else, so it uses nothing from outside. It looks at each frame,
 * and presses by itself: a press from outside would add the time of its way.
 */
export function pageScript({ readMs, answerAtMs }: Visit): void {
  interface Place {
    getClientRects(): { length: number };
    checkVisibility(options: object): boolean;
    click(): void;
    readonly textContent: string | null;
  }
  interface Page {
    readonly document: { querySelectorAll(selector: string): Iterable<Place> };
    requestAnimationFrame(step: () => void): void;
    benchMoments: object;
  }
  const page = globalThis as unknown as Page;
  const moments = {
    noticeMs: null as number | null,
    pressedMs: null as number | null,
    firstQuestionMs: null as number | null,
    answeredMs: null as number | null,
    secondQuestionMs: null as number | null,
    longestTaskMs: 0,
    isDone: false,
  };
  page.benchMoments = moments;
  const seen = (selector: string): Place[] =>
    [...page.document.querySelectorAll(selector)].filter(
      (place) =>
        place.getClientRects().length > 0 &&
        place.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true }),
    );
  // The native circles may be drawn by their label, so the label is looked for.
  const choices = (): Place[] => seen('main label:has(input[type="radio"])');
  // The title, since the served question and the library's have inputs of their own.
  const questionTitle = (): string => {
    const [title] = seen("main .sd-question__title");
    return (title?.textContent ?? "").replace(/\s/g, "").slice(0, 12);
  };
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) {
      const pressed = moments.pressedMs;
      if (pressed !== null && startTime + duration > pressed) {
        moments.longestTaskMs = Math.max(moments.longestTaskMs, duration);
      }
    }
  }).observe({ type: "longtask", buffered: true } as never);
  let firstTitle = "";
  const look = (): void => {
    const now = performance.now();
    if (moments.noticeMs === null) {
      if (seen("main .dock .primary, main [data-start]").length > 0) moments.noticeMs = now;
    } else if (moments.pressedMs === null) {
      if (now >= moments.noticeMs + readMs) {
        moments.pressedMs = now;
        seen("main .dock .primary, main [data-start]")[0]?.click();
      }
    } else if (moments.firstQuestionMs === null) {
      if (choices().length > 0) {
        moments.firstQuestionMs = now;
        firstTitle = questionTitle();
      }
    } else if (answerAtMs === null) {
      moments.isDone = true;
    } else if (moments.answeredMs === null) {
      if (now >= answerAtMs) {
        moments.answeredMs = now;
        choices()[1]?.click();
      }
    } else if (moments.secondQuestionMs === null) {
      if (choices().length > 0 && questionTitle() !== firstTitle) moments.secondQuestionMs = now;
      else if (questionTitle() === firstTitle) seen("main .dock .primary")[0]?.click();
    } else {
      moments.isDone = true;
    }
    // One frame more after the end, so that what was pressed last is on the screen.
    if (!moments.isDone) page.requestAnimationFrame(look);
  };
  page.requestAnimationFrame(look);
}
