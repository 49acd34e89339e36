import { Alert, Button, List, Paper, SimpleGrid, Stack } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import type { Unit } from "../../schema/wire/units.ts";
import { readSurveyVersion, type SurveyView } from "../api/surveys.ts";
import { createWave } from "../api/waves.ts";
import { placeTexts, problemText } from "../ui/problemText.ts";
import { useFocusOnFault } from "../ui/useFocusOnFault.ts";
import { DateFields, NameField, SurveyFields, UnitsField } from "./NewWaveFields.tsx";
import { NoticeFields } from "./NoticeFields.tsx";
import { draftFaults, type NoticeDraft, toNewWave, type WaveDraft } from "./newWave.ts";
import { PopulationFields } from "./PopulationFields.tsx";

interface NewWaveFormProps {
  readonly surveys: readonly SurveyView[];
  readonly units: readonly Unit[];
  /** What the notice says where nothing is changed. */
  readonly notice: NoticeDraft;
}

/** The form of a new wave. Faults are told beside their fields, when it is sent. */
export function NewWaveForm({ surveys, units, notice }: NewWaveFormProps) {
  const { t } = useTranslation("waves");
  const { t: td } = useTranslation("desk");
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const [draft, setDraft] = useState<WaveDraft>(() => emptyDraft(units, notice));
  const [tries, setTries] = useState(0);
  const formRef = useFocusOnFault(tries);
  const isTried = tries > 0;
  const change = (part: Partial<WaveDraft>) => setDraft((before) => ({ ...before, ...part }));

  const version = useQuery({
    queryKey: ["version", draft.survey, draft.version],
    queryFn: () => readSurveyVersion(draft.survey, draft.version),
    enabled: draft.survey !== "",
    staleTime: Number.POSITIVE_INFINITY,
  });
  const scoring = version.data?.scoring;
  const isByCode = scoring?.population === "codes";
  const suggestedDays = String(scoring?.minDaysEmployed ?? 0);
  const filled =
    draft.minDaysEmployed === "" ? { ...draft, minDaysEmployed: suggestedDays } : draft;

  const faults = draftFaults(filled, isByCode);
  const create = useMutation({
    mutationFn: () => createWave(toNewWave(filled, isByCode, notice)),
    onSuccess: async ({ id }) => {
      await queryClient.invalidateQueries({ queryKey: ["waves"] });
      await navigate(`/waves/${id}`);
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTries((before) => before + 1);
    if (faults.size === 0 && version.data) create.mutate();
  };
  const fields = { draft: filled, change, faults: isTried ? faults : new Set<never>() };
  return (
    <Paper className="desk-card" p={{ base: "md", sm: "xl" }} maw={720}>
      <form ref={formRef} onSubmit={submit} noValidate>
        <Stack gap="lg">
          <SurveyFields {...fields} surveys={surveys} />
          <NameField {...fields} />
          <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="lg">
            <DateFields {...fields} />
          </SimpleGrid>
          <UnitsField {...fields} units={units} />
          <PopulationFields {...fields} isByCode={isByCode} units={units} />
          <NoticeFields {...fields} />
          {create.error && (
            <Alert role="alert" variant="outline" color="gray" title={t("steps.failed")}>
              {placeTexts(create.error, t).length === 0 ? (
                problemText(create.error, td)
              ) : (
                <List>
                  {placeTexts(create.error, t).map((line) => (
                    <List.Item key={line}>{line}</List.Item>
                  ))}
                </List>
              )}
            </Alert>
          )}
          <div>
            <Button type="submit" size="md" loading={create.isPending || version.isFetching}>
              {t("form.submit")}
            </Button>
          </div>
        </Stack>
      </form>
    </Paper>
  );
}

function emptyDraft(units: readonly Unit[], notice: NoticeDraft): WaveDraft {
  const root = units.find((unit) => unit.parentId === null);
  return {
    survey: "",
    version: "",
    name: "",
    units: root ? [root.id] : [],
    opensOn: "",
    closesOn: "",
    k: "5",
    cut: "",
    channel: "csv",
    minDaysEmployed: "",
    levels: "",
    hiredFrom: "",
    hiredTo: "",
    isByProgramme: false,
    pools: [{ line: 1, unit: root?.id ?? "", count: "", programme: "" }],
    notice,
  };
}
