import { Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { readSurveys } from "../api/surveys.ts";
import type { WaveView } from "../api/waves.ts";
import { AskedPeople } from "../insights/AskedPeople.tsx";
import { Fingerprint } from "../insights/Fingerprint.tsx";
import { Card } from "../ui/Card.tsx";
import { inLanguage } from "../ui/i18n.ts";
import { Fact } from "./Fact.tsx";

/** The settings of a wave. */
export function WaveFacts({ wave }: { readonly wave: WaveView }) {
  const { t } = useTranslation("waves");
  const surveys = useQuery({ queryKey: ["surveys"], queryFn: readSurveys });
  const survey = surveys.data?.find(({ slug }) => slug === wave.survey);
  const { opensOn, closesOn, closedOn, k, cut, channel } = wave;
  return (
    <Card title={t("facts.title")}>
      <dl className="desk-facts">
        <Fact label={t("facts.survey")}>{survey ? inLanguage(survey.title) : wave.survey}</Fact>
        <Fact label={t("facts.version")}>{wave.version}</Fact>
        <Fact label={t("facts.dates")}>
          {closedOn !== null && closedOn < closesOn
            ? t("facts.closedEarly", { opensOn, closesOn, closedOn })
            : t("dates", { opensOn, closesOn })}
        </Fact>
        <Fact label={t("facts.k")}>
          {k}{" "}
          <Text component="span" size="sm" c="dimmed" display="block">
            {t("facts.kValue", { k })}
          </Text>
        </Fact>
        <Fact label={t("facts.cut")}>{t(`cuts.${cut ?? "none"}`)}</Fact>
        <Fact label={t("facts.channel")}>{t(`channels.${channel}`)}</Fact>
        {wave.manifest !== null && (
          <Fact label={t("facts.asked")} isWide>
            <AskedPeople waveId={wave.id} />
          </Fact>
        )}
        <Fact label={t("facts.fingerprint")} isWide>
          <Fingerprint wave={wave} />
        </Fact>
      </dl>
    </Card>
  );
}
