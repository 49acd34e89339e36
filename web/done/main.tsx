import "../respond/polyfills.ts";
import "../respond/page.css";
import "./done.css";
import { createRoot } from "react-dom/client";
import { dayOfPhone, sweepDrafts } from "../respond/draftDays.ts";
import { browserStore } from "../respond/keptTexts.ts";
import { DonePage } from "./DonePage.tsx";

sweepDrafts(browserStore(), dayOfPhone());
const container = document.getElementById("page");
if (container === null) throw new Error("The page has no place to show itself.");
createRoot(container).render(<DonePage />);
