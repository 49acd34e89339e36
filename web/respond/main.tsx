import "./polyfills.ts";
import "./page.css";
import { createRoot } from "react-dom/client";
import { api } from "./api.ts";
import { browserPorts } from "./browserPorts.ts";
import { Page } from "./Page.tsx";
import { browserStore, openPhoneStorage } from "./phoneStorage.ts";
import { createVisit } from "./visit.ts";
import type { VisitView } from "./visitState.ts";

const container = document.getElementById("page");
if (container === null) throw new Error("The page has no place to show itself.");
const root = createRoot(container);
const visit = createVisit(api, openPhoneStorage(browserStore()), browserPorts(), render);

function render(view: VisitView): void {
  root.render(<Page visit={visit} view={view} />);
}

// Another link opened in the same tab changes only what follows the #.
window.addEventListener("hashchange", () => window.location.reload());
// Another tab of the same link may go further than this one.
window.addEventListener("storage", ({ key }) => visit.noticeStored(key));
void visit.open();
