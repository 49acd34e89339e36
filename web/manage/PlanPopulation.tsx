import { Alert, Box, List, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { WavePlanView } from "../api/waves.ts";
import { PopulationInWords } from "../insights/AskedPeople.tsx";

/** Whom a launch would ask, and the waves beside which it cannot be launched. */
export function PlanPopulation({ plan }: { readonly plan: WavePlanView }) {
  const { t } = useTranslation("waves");
  const { population, company, near } = plan;
  return (
    <Box mb="lg">
      <PopulationInWords population={population} company={company} />
      {near.length > 0 && (
        <Alert role="alert" mt="md" variant="outline" color="gray" title={t("plan.near")}>
          <List>
            {near.map(({ wave, name, people }) => (
              <List.Item key={wave}>{t("plan.nearTo", { name, people })}</List.Item>
            ))}
          </List>
          <Text mt="xs">{t("plan.nearRemedy")}</Text>
        </Alert>
      )}
    </Box>
  );
}
