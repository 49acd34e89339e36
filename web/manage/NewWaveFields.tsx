import { MultiSelect, NativeSelect, SimpleGrid, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Unit } from "../../schema/wire/units.ts";
import type { SurveyView } from "../api/surveys.ts";
import { inLanguage } from "../ui/i18n.ts";
import type { WaveDraft, WaveFaultKey } from "./newWave.ts";

/** What every field of the form is given. */
export interface FieldProps {
  readonly draft: WaveDraft;
  readonly change: (part: Partial<WaveDraft>) => void;
  /** Empty until the form was sent once. */
  readonly faults: ReadonlySet<WaveFaultKey>;
}

/** The sentence of a fault; nothing where the field is in order. */
export function useFault(faults: FieldProps["faults"]) {
  const { t } = useTranslation("waves");
  return (...keys: WaveFaultKey[]) => {
    const key = keys.find((own) => faults.has(own));
    return key ? t(`form.problems.${key}`) : null;
  };
}

export function NameField({ draft, change, faults }: FieldProps) {
  const { t } = useTranslation("waves");
  const fault = useFault(faults);
  return (
    <TextInput
      label={t("form.name")}
      placeholder={t("form.namePlaceholder")}
      value={draft.name}
      onChange={(event) => change({ name: event.currentTarget.value })}
      error={fault("name")}
    />
  );
}

/** The survey and which of its versions, the newest first. */
export function SurveyFields(props: FieldProps & { readonly surveys: readonly SurveyView[] }) {
  const { draft, change, faults, surveys } = props;
  const { t } = useTranslation("waves");
  const fault = useFault(faults);
  const versions = surveys.find(({ slug }) => slug === draft.survey)?.versions ?? [];
  const choose = (slug: string) =>
    change({
      survey: slug,
      version: surveys.find((survey) => survey.slug === slug)?.latest ?? "",
      // Another survey suggests its own shortest time in the company.
      minDaysEmployed: "",
    });
  return (
    <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="lg">
      <NativeSelect
        label={t("form.survey")}
        value={draft.survey}
        onChange={(event) => choose(event.currentTarget.value)}
        data={[
          { value: "", label: t("form.surveyPlaceholder") },
          ...surveys.map(({ slug, title }) => ({ value: slug, label: inLanguage(title) })),
        ]}
        error={fault("survey")}
      />
      <NativeSelect
        label={t("form.version")}
        value={draft.version}
        disabled={versions.length === 0}
        onChange={(event) => change({ version: event.currentTarget.value })}
        data={versions.toReversed().map((version, i) => ({
          value: version,
          label: i === 0 ? t("form.newestVersion", { version }) : version,
        }))}
      />
    </SimpleGrid>
  );
}

export function DateFields({ draft, change, faults }: FieldProps) {
  const { t } = useTranslation("waves");
  const fault = useFault(faults);
  return (
    <>
      <TextInput
        type="date"
        label={t("form.opensOn")}
        value={draft.opensOn}
        onChange={(event) => change({ opensOn: event.currentTarget.value })}
        error={fault("opensOn")}
      />
      <TextInput
        type="date"
        label={t("form.closesOn")}
        value={draft.closesOn}
        min={draft.opensOn}
        onChange={(event) => change({ closesOn: event.currentTarget.value })}
        error={fault("closesOn", "order")}
      />
    </>
  );
}

export function UnitsField(props: FieldProps & { readonly units: readonly Unit[] }) {
  const { draft, change, faults, units } = props;
  const { t } = useTranslation("waves");
  const fault = useFault(faults);
  return (
    <MultiSelect
      label={t("form.units")}
      description={t("form.unitsHint")}
      data={units.map(({ id, path }) => ({ value: id, label: path }))}
      value={[...draft.units]}
      onChange={(chosen) => change({ units: chosen })}
      searchable
      error={fault("units")}
    />
  );
}
