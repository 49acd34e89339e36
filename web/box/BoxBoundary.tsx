import { Component, type ReactNode } from "react";
import type { BoxText } from "../../schema/text/box.ts";

/** A fault of the page ends in a sentence instead of a blank page. */
export class BoxBoundary extends Component<
  { text: Pick<BoxText, "failedTitle" | "failedBody" | "openAgain">; children: ReactNode },
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
      <>
        <h2>{text.failedTitle}</h2>
        <p>{text.failedBody}</p>
        <div className="actions">
          <button type="button" className="primary" onClick={() => window.location.reload()}>
            {text.openAgain}
          </button>
        </div>
      </>
    );
  }
}
