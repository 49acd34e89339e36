import { Button, NativeSelect } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { SurveyVersionBody } from "../../schema/wire/surveys.ts";
import type { Unit } from "../../schema/wire/units.ts";
import type { PreviewBody } from "../api/results.ts";
import type { CommentPlace } from "../insights/CommentList.tsx";
import { ResultsView } from "../insights/ResultsView.tsx";
import { Card } from "../ui/Card.tsx";
import { HiddenTable } from "./HiddenTable.tsx";
import { hiddenPlaces } from "./hiddenPlaces.ts";
import { previewOfUnit } from "./previewOfUnit.ts";
import { RedactDialog } from "./RedactDialog.tsx";

interface PreviewResultsProps {
  readonly waveId: string;
  readonly results: PreviewBody;
  readonly version: SurveyVersionBody;
  readonly units: readonly Unit[];
}

/** All that would be published, or what the manager of one unit would see of it. */
export function PreviewResults({ waveId, results, version, units }: PreviewResultsProps) {
  const { t } = useTranslation("waves");
  const [unit, setUnit] = useState("");
  const [chosen, setChosen] = useState<{ place: CommentPlace; text: string } | null>(null);
  const seen = unit === "" ? results : previewOfUnit(results, units, unit);
  const inWave = new Set(results.cells.map((cell) => cell.unit));
  const choices = units
    .filter(({ id, parentId }) => parentId !== null && inWave.has(id))
    .map(({ id, path }) => ({ value: id, label: path }));
  return (
    <>
      {choices.length > 0 && (
        <Card title={t("preview.asUnit")}>
          <NativeSelect
            aria-label={t("preview.asUnit")}
            maw={480}
            value={unit}
            onChange={(event) => setUnit(event.currentTarget.value)}
            data={[{ value: "", label: t("preview.everything") }, ...choices]}
          />
        </Card>
      )}
      <HiddenTable hidden={hiddenPlaces(seen)} units={units} isOneUnit={unit !== ""} />
      <ResultsView
        key={unit}
        results={seen}
        version={version}
        units={units.filter(({ id }) => seen.cells.some((cell) => cell.unit === id))}
        commentActions={(place, text) => (
          <Button
            variant="subtle"
            size="compact-sm"
            ml="sm"
            aria-label={t("redact.buttonFor", { text })}
            onClick={() => setChosen({ place, text })}
          >
            {t("redact.button")}
          </Button>
        )}
      />
      {chosen && <RedactDialog {...chosen} waveId={waveId} onClose={() => setChosen(null)} />}
    </>
  );
}
