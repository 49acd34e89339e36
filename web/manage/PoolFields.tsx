import { Button, Fieldset, NativeSelect, Stack, Switch, Text, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Unit } from "../../schema/wire/units.ts";
import type { FieldProps } from "./NewWaveFields.tsx";
import { type PoolDraft, poolFaults } from "./newWave.ts";

interface PoolFieldsProps extends FieldProps {
  readonly units: readonly Unit[];
}

/** How many slips each unit gets, one line for each. */
export function PoolFields({ draft, change, faults, units }: PoolFieldsProps) {
  const { t } = useTranslation("waves");
  const { pools, isByProgramme } = draft;
  const choices = unitsInWave(units, draft.units);
  const changePool = (line: number, part: Partial<PoolDraft>) =>
    change({ pools: pools.map((pool) => (pool.line === line ? { ...pool, ...part } : pool)) });
  const add = () => {
    const line = Math.max(...pools.map((pool) => pool.line)) + 1;
    change({ pools: [...pools, { line, unit: "", count: "", programme: "" }] });
  };
  return (
    <Fieldset legend={t("form.codes")}>
      <Stack gap="md">
        <Text size="sm" c="dimmed">
          {t("form.codesHint")}
        </Text>
        <Switch
          label={t("form.byProgramme")}
          description={t("form.byProgrammeHint")}
          checked={isByProgramme}
          onChange={(event) => change({ isByProgramme: event.currentTarget.checked })}
        />
        {pools.map((pool, i) => {
          const wrong = faults.has("codes") ? poolFaults(pool, draft) : new Set<string>();
          const numbered = { line: i + 1 };
          return (
            <div
              key={pool.line}
              className={isByProgramme ? "desk-pool desk-pool-wide" : "desk-pool"}
            >
              <NativeSelect
                label={t("form.poolUnit", numbered)}
                value={pool.unit}
                onChange={(event) => changePool(pool.line, { unit: event.currentTarget.value })}
                data={[
                  { value: "", label: t("form.poolUnitPlaceholder") },
                  ...choices.map(({ id, path }) => ({ value: id, label: path })),
                ]}
                error={wrong.has("unit") ? t("form.problems.poolUnit") : null}
              />
              {isByProgramme && (
                <TextInput
                  label={t("form.poolProgramme", numbered)}
                  value={pool.programme}
                  onChange={(event) =>
                    changePool(pool.line, { programme: event.currentTarget.value })
                  }
                  error={wrong.has("programme") ? t("form.problems.poolProgramme") : null}
                />
              )}
              <TextInput
                label={t("form.poolCount", numbered)}
                inputMode="numeric"
                value={pool.count}
                onChange={(event) => changePool(pool.line, { count: event.currentTarget.value })}
                error={wrong.has("count") ? t("form.problems.codes") : null}
              />
              <Button
                variant="default"
                mt={28}
                disabled={pools.length === 1}
                aria-label={t("form.poolRemoveOf", numbered)}
                onClick={() => change({ pools: pools.filter(({ line }) => line !== pool.line) })}
              >
                {t("form.poolRemove")}
              </Button>
            </div>
          );
        })}
        <div>
          <Button variant="default" onClick={add}>
            {t("form.poolAdd")}
          </Button>
        </div>
      </Stack>
    </Fieldset>
  );
}

/** The units that take part, with all below them. */
function unitsInWave(units: readonly Unit[], chosen: readonly string[]): readonly Unit[] {
  const tops = units.filter(({ id }) => chosen.includes(id)).map(({ path }) => path);
  return units.filter(({ path }) => tops.some((top) => path === top || path.startsWith(`${top}/`)));
}
