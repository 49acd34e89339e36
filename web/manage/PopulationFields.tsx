import { NativeSelect, SimpleGrid, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Unit } from "../../schema/wire/units.ts";
import { type FieldProps, useFault } from "./NewWaveFields.tsx";
import { PoolFields } from "./PoolFields.tsx";
import { RuleFields } from "./RuleFields.tsx";

interface PopulationFieldsProps extends FieldProps {
  /** The survey is answered one by one, by slips without persons. */
  readonly isByCode: boolean;
  readonly units: readonly Unit[];
}

/** Who is asked, how they get their codes, and what protects them. */
export function PopulationFields(props: PopulationFieldsProps) {
  const { draft, change, faults, isByCode, units } = props;
  const { t } = useTranslation("waves");
  const fault = useFault(faults);
  return (
    <>
      {isByCode ? (
        <PoolFields draft={draft} change={change} faults={faults} units={units} />
      ) : (
        <RosterFields draft={draft} change={change} faults={faults} units={units} />
      )}
      <TextInput
        label={t("form.k")}
        description={t("form.kHint")}
        inputMode="numeric"
        value={draft.k}
        onChange={(event) => change({ k: event.currentTarget.value })}
        error={fault("k")}
      />
    </>
  );
}

function RosterFields(props: Omit<PopulationFieldsProps, "isByCode">) {
  const { draft, change } = props;
  const { t } = useTranslation("waves");
  return (
    <>
      <RuleFields {...props} />
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="lg">
        <NativeSelect
          label={t("form.channel")}
          description={t("form.channelHint")}
          value={draft.channel}
          onChange={(event) => change({ channel: toChannel(event.currentTarget.value) })}
          data={[
            { value: "csv", label: t("channels.csv") },
            { value: "slips", label: t("channels.slips") },
            { value: "open", label: t("channels.open") },
          ]}
        />
        <NativeSelect
          label={t("form.cut")}
          description={t("form.cutHint")}
          value={draft.cut}
          onChange={(event) => change({ cut: toCut(event.currentTarget.value) })}
          data={[
            { value: "", label: t("cuts.none") },
            { value: "tenure", label: t("cuts.tenure") },
            { value: "level", label: t("cuts.level") },
          ]}
        />
      </SimpleGrid>
    </>
  );
}

const toChannel = (value: string): "csv" | "slips" | "open" =>
  value === "slips" || value === "open" ? value : "csv";

const toCut = (value: string): "" | "tenure" | "level" =>
  value === "tenure" || value === "level" ? value : "";
