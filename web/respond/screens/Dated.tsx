import { createElement, Fragment } from "react";

/** A sentence whose dates never break at a hyphen. */
export function Dated({ children }: { children: string }) {
  // Every second part is what the pattern has caught.
  const parts = children.split(/(\d{4}-\d{2}-\d{2})/);
  return createElement(
    Fragment,
    null,
    ...parts.map((part, i) => (i % 2 === 0 ? part : createElement("time", null, part))),
  );
}
