import { List, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { AskedPopulation } from "../../worker/domain/waves/manifest.ts";
import { readUnits } from "../api/results.ts";
import { readManifest } from "../api/waves.ts";
import { inLanguage } from "../ui/i18n.ts";
import { ErrorState, Loading } from "../ui/states.tsx";

/** Whom a launched wave asks, as its public terms state it. */
export function AskedPeople({ waveId }: { readonly waveId: string }) {
  const { t } = useTranslation("waves");
  const manifest = useQuery({
    queryKey: ["manifest", waveId],
    queryFn: () => readManifest(waveId),
  });
  const units = useQuery({ queryKey: ["units"], queryFn: readUnits });
  if (manifest.error) {
    return <ErrorState error={manifest.error} onRetry={() => manifest.refetch()} />;
  }
  if (manifest.data === undefined) return <Loading rows={1} />;
  if (manifest.data.v === 1) return <Text size="sm">{t("asked.unstated")}</Text>;
  const company = units.data?.find(({ parentId }) => parentId === null)?.headcount ?? null;
  return <PopulationInWords population={manifest.data.population} company={company} />;
}

interface PopulationInWordsProps {
  readonly population: AskedPopulation;
  /** Everybody on the roster; null where that is not known. */
  readonly company: number | null;
}

/** Who is asked in words, which part of the company that is, and who else asks the same people. */
export function PopulationInWords({ population, company }: PopulationInWordsProps) {
  const { t } = useTranslation("waves");
  const { rule, text, asked, overlap } = population;
  return (
    <>
      <Text>{inLanguage(text)}</Text>
      {rule !== "codes" && company !== null && company > 0 && (
        <Text size="sm" c="dimmed">
          {t("asked.share", { asked, company, percent: Math.round((100 * asked) / company) })}
        </Text>
      )}
      {overlap.length > 0 && (
        <>
          <Text size="sm" mt="xs">
            {t("asked.overlap")}
          </Text>
          <List size="sm">
            {overlap.map(({ wave, name, people }) => (
              <List.Item key={wave}>{t("asked.overlapOf", { name, people })}</List.Item>
            ))}
          </List>
        </>
      )}
    </>
  );
}
