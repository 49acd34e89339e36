import "../respond/polyfills.ts";
import "../respond/page.css";
import "./box.css";
import { createRoot } from "react-dom/client";
import { dayOfPhone, sweepDrafts } from "../respond/draftDays.ts";
import { browserStore } from "../respond/keptTexts.ts";
import { BoxPage } from "./BoxPage.tsx";
import { openBoxStorage } from "./boxStorage.ts";

sweepDrafts(browserStore(), dayOfPhone());
const container = document.getElementById("page");
if (container === null) throw new Error("The page has no place to show itself.");
createRoot(container).render(<BoxPage storage={openBoxStorage(browserStore())} />);
