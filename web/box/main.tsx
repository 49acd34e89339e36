import "../respond/polyfills.ts";
import "../respond/page.css";
import "./box.css";
import { createRoot } from "react-dom/client";
import { BoxPage } from "./BoxPage.tsx";
import { openBoxStorage } from "./draft.ts";

const container = document.getElementById("page");
if (container === null) throw new Error("The page has no place to show itself.");
createRoot(container).render(<BoxPage storage={openBoxStorage(browserStorage())} />);

/** The browser's storage, or null where even looking at it is refused. */
function browserStorage(): Storage | null {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}
