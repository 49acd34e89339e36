/** What the person on the page does. */
export interface Visit {
  /** Milliseconds between the notice being readable and Start being pressed. */
  readonly readMs: number;
  /** When the first question is answered, after opening, or once it is there; null: not at all. */
  readonly answerAtMs: number | null;
}

/** Milliseconds after opening. */
export type Span = readonly [from: number, to: number];

/** What was seen, in milliseconds after opening; null where it was not waited for. */
export interface Moments {
  /** Start is to be seen, which stands under the whole notice. */
  readonly noticeMs: number | null;
  readonly pressedMs: number | null;
  readonly firstQuestionMs: number | null;
  readonly answeredMs: number | null;
  readonly secondQuestionMs: number | null;
  /** From each press to the second frame after it. */
  readonly taps: readonly Span[];
  /** What kept the page busy for 50 ms or longer. */
  readonly tasks: readonly Span[];
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
    taps: [] as [number, number][],
    tasks: [] as [number, number][],
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
      moments.tasks.push([startTime, startTime + duration]);
    }
  }).observe({ type: "longtask", buffered: true } as never);
  let framesSincePress = 0;
  const press = (place: Place | undefined): void => {
    if (place === undefined) return;
    framesSincePress = 0;
    moments.taps.push([performance.now(), Number.POSITIVE_INFINITY]);
    place.click();
  };
  let firstTitle = "";
  const look = (): void => {
    // What is seen has been laid out for that, so the moment is taken afterwards.
    const isNoticeSeen = moments.noticeMs === null && seen("main .dock .primary").length > 0;
    const isQuestionSeen = moments.pressedMs !== null && choices().length > 0;
    const title = isQuestionSeen ? questionTitle() : "";
    const now = performance.now();
    const tap = moments.taps[moments.taps.length - 1];
    if (tap !== undefined && ++framesSincePress === 2) tap[1] = now;
    if (moments.noticeMs === null) {
      if (isNoticeSeen) moments.noticeMs = now;
    } else if (moments.pressedMs === null) {
      if (now >= moments.noticeMs + readMs) {
        moments.pressedMs = now;
        press(seen("main .dock .primary")[0]);
      }
    } else if (moments.firstQuestionMs === null) {
      if (isQuestionSeen) {
        moments.firstQuestionMs = now;
        firstTitle = title;
      }
    } else if (answerAtMs === null) {
      moments.isDone = true;
    } else if (moments.answeredMs === null) {
      if (now >= answerAtMs) {
        moments.answeredMs = now;
        press(choices()[1]);
      }
    } else if (moments.secondQuestionMs === null) {
      if (isQuestionSeen && title !== firstTitle) moments.secondQuestionMs = now;
      else if (title === firstTitle) press(seen("main .dock .primary")[0]);
    } else {
      moments.isDone = true;
    }
    // One frame more after the end, so that what was pressed last is on the screen.
    if (!moments.isDone) page.requestAnimationFrame(look);
  };
  page.requestAnimationFrame(look);
}
