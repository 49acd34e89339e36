import { Fieldset, SimpleGrid, Stack, Text, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { LANGUAGES } from "../../schema/text/language.ts";
import { populationSentence } from "../../schema/text/population.ts";
import type { Unit } from "../../schema/wire/units.ts";
import { stateRule } from "../../worker/domain/waves/populationRule.ts";
import { type FieldProps, useFault } from "./NewWaveFields.tsx";
import { ruleOfDraft, type WaveDraft } from "./newWave.ts";

interface RuleFieldsProps extends FieldProps {
  readonly units: readonly Unit[];
}

/** Who of the units is asked, by a rule, with the sentence that everybody will read. */
export function RuleFields({ draft, change, faults, units }: RuleFieldsProps) {
  const { t } = useTranslation("waves");
  const fault = useFault(faults);
  return (
    <Fieldset legend={t("form.rule")}>
      <Stack gap="md">
        <Text size="sm" c="dimmed">
          {t("form.ruleHint")}
        </Text>
        <TextInput
          label={t("form.minDaysEmployed")}
          description={t("form.minDaysEmployedHint")}
          inputMode="numeric"
          value={draft.minDaysEmployed}
          onChange={(event) => change({ minDaysEmployed: event.currentTarget.value })}
          error={fault("minDaysEmployed")}
        />
        <TextInput
          label={t("form.levels")}
          description={t("form.levelsHint")}
          value={draft.levels}
          onChange={(event) => change({ levels: event.currentTarget.value })}
        />
        <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="lg">
          <TextInput
            type="date"
            label={t("form.hiredFrom")}
            value={draft.hiredFrom}
            onChange={(event) => change({ hiredFrom: event.currentTarget.value })}
          />
          <TextInput
            type="date"
            label={t("form.hiredTo")}
            value={draft.hiredTo}
            min={draft.hiredFrom}
            onChange={(event) => change({ hiredTo: event.currentTarget.value })}
            error={fault("hiredTo")}
          />
        </SimpleGrid>
        <RuleInWords draft={draft} units={units} />
      </Stack>
    </Fieldset>
  );
}

function RuleInWords({ draft, units }: { draft: WaveDraft; units: readonly Unit[] }) {
  const { t } = useTranslation("waves");
  const paths = units.filter(({ id }) => draft.units.includes(id)).map(({ path }) => path);
  if (paths.length === 0) return null;
  const rule = stateRule(paths, ruleOfDraft(draft));
  return (
    <div aria-live="polite">
      <Text size="sm" fw={600}>
        {t("form.ruleInWords")}
      </Text>
      {LANGUAGES.map((language) => (
        <Text key={language} size="sm" lang={language}>
          {populationSentence(rule, null, language)}
        </Text>
      ))}
    </div>
  );
}
