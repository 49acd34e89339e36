import { Button, FileButton, Group, Text } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type DragEvent, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { importRecords, previewRecords } from "../api/programme.ts";
import { Card } from "../ui/Card.tsx";
import { notifyDone } from "../ui/notify.ts";
import { ErrorState, Loading } from "../ui/states.tsx";
import { RecordsPreviewTables } from "./RecordsPreviewTables.tsx";
import { recordsTemplate } from "./recordsTemplate.ts";
import { saveFile } from "./saveFile.ts";

/** A file of HR's counts: chosen or dropped, looked at, then stored whole. */
export function RecordsImportCard() {
  const { t } = useTranslation("programme");
  const queryClient = useQueryClient();
  const [file, setFile] = useState<File | null>(null);
  const [isOver, setIsOver] = useState(false);
  const resetRef = useRef<() => void>(null);
  const preview = useMutation({ mutationFn: previewRecords });
  const store = useMutation({
    mutationFn: importRecords,
    onSuccess: async ({ added, replaced }) => {
      await queryClient.invalidateQueries({ queryKey: ["record-states"] });
      putAway();
      notifyDone(t("records.imported", { added, replaced }));
    },
  });
  const putAway = () => {
    setFile(null);
    preview.reset();
    store.reset();
    // The same file, mended, can be chosen again.
    resetRef.current?.();
  };
  const look = (chosen: File | null) => {
    if (chosen === null) return;
    putAway();
    setFile(chosen);
    preview.mutate(chosen);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setIsOver(false);
    look(event.dataTransfer.files[0] ?? null);
  };
  const { data } = preview;
  const hasNews = data?.changes != null && data.changes.added + data.changes.replaced.count > 0;
  return (
    <Card title={t("records.title")} intro={t("records.intro")}>
      <section
        className={isOver ? "desk-drop desk-drop-over" : "desk-drop"}
        aria-label={t("records.choose")}
        onDragOver={(event) => {
          event.preventDefault();
          setIsOver(true);
        }}
        onDragLeave={() => setIsOver(false)}
        onDrop={drop}
      >
        <Text style={{ overflowWrap: "anywhere" }}>{file?.name ?? t("records.drop")}</Text>
        <Group gap="sm" mt="md">
          <FileButton onChange={look} accept=".csv,text/csv" resetRef={resetRef}>
            {(props) => (
              <Button {...props} variant={file === null ? "filled" : "default"}>
                {t(file === null ? "records.choose" : "records.other")}
              </Button>
            )}
          </FileButton>
          {file === null && (
            <Button
              variant="default"
              onClick={() => saveFile(recordsTemplate(), "records.csv")}
              title={t("records.templateHint")}
            >
              {t("records.template")}
            </Button>
          )}
        </Group>
      </section>
      <div aria-live="polite">
        {preview.isPending && <Loading rows={1} />}
        {preview.error && <ErrorState error={preview.error} />}
        {data && <RecordsPreviewTables preview={data} />}
        {store.error && <ErrorState error={store.error} />}
      </div>
      {hasNews && file !== null && (
        <Button mt="lg" size="md" loading={store.isPending} onClick={() => store.mutate(file)}>
          {t("records.import")}
        </Button>
      )}
    </Card>
  );
}
