import "../respond/polyfills.ts";
import "../respond/page.css";
import "./done.css";
import { createRoot } from "react-dom/client";
import { DonePage } from "./DonePage.tsx";

const container = document.getElementById("page");
if (container === null) throw new Error("The page has no place to show itself.");
createRoot(container).render(<DonePage />);
