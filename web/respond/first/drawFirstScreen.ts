import type { Language } from "../../../schema/text/language.ts";
import { type NamedGroup, unitSentences } from "../../../schema/text/unitSentences.ts";
import type { FirstScreenData } from "../../../schema/wire/firstScreen.ts";
import type { InvitationFragment } from "../../../worker/domain/waves/invitationLink.ts";
import { choiceOrder } from "../choiceOrder.ts";
import { inFours } from "../inFours.ts";
import { type Answering, editsOf } from "../session.ts";

type Item = NonNullable<FirstScreenData["item"]>;

const all = (selector: string): HTMLElement[] =>
  Array.from(document.querySelectorAll<HTMLElement>(selector));

const setHidden = (selector: string, isHidden: boolean) => {
  for (const place of all(selector)) place.hidden = isHidden;
};

/** Shows one of the served screens from its top, for a screen reader too. */
export function show(screen: "notice" | "question" | "waiting" | "cleared"): void {
  document.documentElement.dataset.at = screen;
  window.scrollTo(0, 0);
  document.querySelector<HTMLElement>(`[data-screen="${screen}"]`)?.focus({ preventScroll: true });
}

/** Tells somebody who has gone as far as the served screen goes what is being waited for. */
export function drawWaiting(state: "on-its-way" | "late" | "failed"): void {
  setHidden("[data-status]", false);
  for (const each of ["on-its-way", "late", "failed"]) setHidden(`[data-${each}]`, each !== state);
  setHidden(".pair", true);
}

/** What the link, and a draft that it has on this phone, change on the screen. */
export function drawInvitation(
  { item }: FirstScreenData,
  { fingerprintStart }: Pick<InvitationFragment, "fingerprintStart">,
  session: Answering,
  isLasting: boolean,
): void {
  for (const place of all("[data-fingerprint]")) place.textContent = inFours(fingerprintStart);
  const hasDraft = Object.keys(session.data).length > 0;
  setHidden('[data-do="start"] [data-fresh]', hasDraft);
  setHidden('[data-do="start"] [data-going]', !hasDraft);
  drawClear(hasKept(session));
  if (item === null) return;
  const options = all("[data-option]");
  const order = item.isShuffled ? choiceOrder(item.options, item.name, session.orderSeed) : [];
  for (const position of order) {
    const option = options[position];
    option?.parentElement?.appendChild(option);
  }
  drawAnswer(item, session, isLasting);
}

/** The answer so far, and what it changes around it. */
export function drawAnswer(item: Item, session: Answering, isLasting: boolean): void {
  const value = session.data[item.name];
  const chosen = item.options.findIndex((option) => option.value === value);
  for (const option of all("[data-option]")) {
    const isChosen = Number(option.dataset.option) === chosen;
    const input = option.querySelector("input");
    if (input !== null) input.checked = isChosen;
    option.classList.toggle("sd-item--checked", isChosen);
  }
  const isAnswered = chosen >= 0;
  const [next] = all('[data-do="next"]');
  if (next !== undefined) next.className = isAnswered ? "primary" : "secondary";
  setHidden('[data-do="next"] [data-fresh]', isAnswered);
  setHidden('[data-do="next"] [data-going]', !isAnswered);
  setHidden('[data-do="unchoose"]', !isAnswered);
  setHidden("[data-volatile]", isLasting);
  drawClear(hasKept(session));
}

/** Whether the phone has something of this invitation, be it an answer taken back. */
const hasKept = (session: Answering): boolean => editsOf(session) > 0;

/** "Clear this phone": whether it is there, and whether it asks. */
export function drawClear(isThere: boolean, isAsking = false): void {
  setHidden("[data-clear]", !isThere);
  setHidden('[data-do="clear"]', isAsking);
  setHidden("[data-asked]", !isAsking);
}

/**
 * Names the unit and its size, from the manifest that the page's code verifies.
 * @param manifestText as served; anything else changes nothing
 */
export function drawUnit({ unit }: FirstScreenData, manifestText: string, groupId: string): void {
  const { groups } = JSON.parse(manifestText) as {
    readonly groups: readonly ({ readonly id: string } & NamedGroup)[];
  };
  const group = groups.find(({ id }) => id === groupId);
  if (group === undefined) return;
  for (const place of all("[data-unit]")) {
    const language = (place.closest("[lang]")?.getAttribute("lang") ?? "zh-CN") as Language;
    const sentences = unitSentences(unit[language], group);
    const [first = "", ...others] = sentences;
    place.textContent = first;
    let last: Element = place;
    for (const sentence of others) {
      const next = document.createElement("p");
      next.textContent = sentence;
      last.after(next);
      last = next;
    }
  }
}
