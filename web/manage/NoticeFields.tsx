import { Fieldset, SimpleGrid, Stack, Text, Textarea } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { type FieldProps, useFault } from "./NewWaveFields.tsx";
import { NOTICE_FIELDS } from "./newWave.ts";

const LANGUAGES = [
  { half: "zh", tag: "zh-CN" },
  { half: "en", tag: "en" },
] as const;

/** What employees read about the survey before they begin, in both languages. */
export function NoticeFields({ draft, change, faults }: FieldProps) {
  const { t } = useTranslation("waves");
  const fault = useFault(faults);
  return (
    <Fieldset legend={t("form.notice.title")}>
      <Stack gap="md">
        <Text size="sm" c="dimmed">
          {t("form.notice.hint")}
        </Text>
        {NOTICE_FIELDS.map((field) => (
          <SimpleGrid key={field} cols={{ base: 1, sm: 2 }} spacing="lg">
            {LANGUAGES.map(({ half, tag }) => {
              const value = draft.notice[field][half];
              return (
                <Textarea
                  rows={2}
                  key={half}
                  lang={tag}
                  label={t(`form.notice.${field}`, {
                    language: t(`form.notice.languages.${half}`),
                  })}
                  value={value}
                  maxLength={300}
                  onChange={(event) =>
                    change({
                      notice: {
                        ...draft.notice,
                        [field]: { ...draft.notice[field], [half]: event.currentTarget.value },
                      },
                    })
                  }
                  error={value.trim() === "" ? fault("notice") : null}
                />
              );
            })}
          </SimpleGrid>
        ))}
      </Stack>
    </Fieldset>
  );
}
