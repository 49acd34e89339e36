import { Component, type ReactNode } from "react";
import type { RespondText } from "../../../schema/text/respond.ts";
import { Plain } from "./Plain.tsx";

/** A fault of the page, or code that did not arrive, ends in a sentence instead of a blank page. */
export class Boundary extends Component<
  { text: RespondText; children: ReactNode },
  { hasFailed: boolean }
> {
  override state = { hasFailed: false };

  static getDerivedStateFromError() {
    return { hasFailed: true };
  }

  override render() {
    const { text, children } = this.props;
    if (!this.state.hasFailed) return children;
    return (
      <Plain title={text.failedTitle} sentences={[text.failedBody]}>
        <button type="button" className="primary" onClick={() => window.location.reload()}>
          {text.openAgain}
        </button>
      </Plain>
    );
  }
}
