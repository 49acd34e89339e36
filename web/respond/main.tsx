import "./polyfills.ts";
import "./page.css";
import { options } from "preact";
import { createRoot } from "react-dom/client";
import { api } from "./api.ts";
import { browserPorts } from "./browserPorts.ts";
import type { FirstScreen } from "./first/handover.ts";
import { browserStore } from "./keptTexts.ts";
import { loadProtocol } from "./loadProtocol.ts";
import { onOtherTab } from "./onOtherTab.ts";
import { Page } from "./Page.tsx";
import { openPhoneStorage } from "./phoneStorage.ts";
import { loadSurveyCode, type SurveyCode } from "./surveyCode.ts";
import { isServedEnough, type LeftScreen, leaveServedScreen } from "./takeOver.ts";
import { createVisit } from "./visit.ts";
import type { VisitView } from "./visitState.ts";

// What a tap changes and the drawing of it are two short tasks instead of a long one.
options.debounceRendering = (draw) => setTimeout(draw);
const container = document.getElementById("page");
if (container === null) throw new Error("The page has no place to show itself.");
const place = container;
const root = createRoot(place);
document.documentElement.classList.add("on");
let served = window.anwenFirst ?? null;
let left: LeftScreen | null = null;
let code: SurveyCode = { kind: "on-its-way" };
let latest: VisitView | null = null;
let isDrawing = false;
const fillIn = loadSurveyCode((loaded) => {
  code = loaded;
  if (latest !== null) render(latest);
});
const visit = createVisit(api, openPhoneStorage(browserStore()), browserPorts(), render);

function render(view: VisitView): void {
  latest = view;
  const orderSeed = (served?.begun()?.session ?? view.session)?.orderSeed;
  if (view.survey !== null && orderSeed !== undefined) fillIn(view.survey.survey, orderSeed);
  if (served !== null && isServedEnough(view, code)) {
    if (view.isSurveyMissing || code.kind === "failed") served.fail();
    return;
  }
  if (served !== null) takeOver(served, view);
  else if (!isDrawing) draw(view);
}

/** Draws until nothing is left to draw: what is drawn may itself go on to another screen. */
function draw(view: VisitView): void {
  isDrawing = true;
  try {
    root.render(<Page visit={visit} view={view} code={code} left={left} />);
  } finally {
    isDrawing = false;
  }
  if (latest !== null && latest !== view) draw(latest);
}

/** From here on the page draws by itself, beginning where the served screen stands. */
function takeOver(first: FirstScreen, view: VisitView): void {
  const begun = view.phase.at === "notice" ? first.begun() : null;
  served = null;
  first.end();
  left = leaveServedScreen(place, begun);
  if (first.isCleared()) visit.clear();
  else if (begun !== null) visit.takeOver(begun);
  if (latest !== null) render(latest);
}

// A program that wrote the # as %23 has put what follows into the path: it goes back behind a #.
const [, wholePath, encoded] = /^(\/w\/[^%]+)%23(.+)$/.exec(window.location.pathname) ?? [];
if (wholePath !== undefined) window.location.replace(`${wholePath}#${encoded}`);
void loadProtocol();
// Another link opened in the same tab changes only what follows the #.
window.addEventListener("hashchange", () => window.location.reload());
// Another tab of the same link may go further than this one, or clear the phone.
onOtherTab(visit.noticeStored);
void visit.open();
