import type { ReactNode } from "react";

interface FactProps {
  readonly label: string;
  readonly isWide?: boolean;
  readonly children: ReactNode;
}

/** One line of a `dl` of class `desk-facts`. */
export const Fact = ({ label, isWide, children }: FactProps) => (
  <div className={isWide ? "desk-fact-wide" : undefined}>
    <dt>{label}</dt>
    <dd>{children}</dd>
  </div>
);
