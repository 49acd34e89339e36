import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Card } from "../ui/Card.tsx";

interface WaveCardProps {
  readonly caption: string;
  readonly children: ReactNode;
}

/** A part of the page for a table of waves, which scrolls sideways by itself on a phone. */
export function WaveCard({ caption, children }: WaveCardProps) {
  const { t } = useTranslation("trends");
  return (
    <Card title={t("table")}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
      <section className="desk-scroll" tabIndex={0} aria-label={caption}>
        {children}
      </section>
    </Card>
  );
}
