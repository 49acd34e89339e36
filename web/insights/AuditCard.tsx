import { Button, Code, Text } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Progress } from "../api/apiProblem.ts";
import { readCaptureFile } from "../api/audit.ts";
import { saveFile } from "../manage/saveFile.ts";
import { Card } from "../ui/Card.tsx";
import { ErrorState } from "../ui/states.tsx";

/** One file with all that the audit command reads, for those who may see numbers of people. */
export function AuditCard() {
  const { t } = useTranslation("results");
  const [progress, setProgress] = useState<Progress | null>(null);
  const capture = useMutation({
    mutationFn: () => readCaptureFile((done, total) => setProgress({ done, total })),
    onSuccess: (text) =>
      saveFile(new Blob([text], { type: "application/json" }), "anwen-capture.json"),
    onSettled: () => setProgress(null),
  });
  return (
    <Card title={t("auditAll")} intro={t("auditAllIntro")}>
      <Button variant="default" loading={capture.isPending} onClick={() => capture.mutate()}>
        {t("auditAllDownload")}
      </Button>
      <Text role="status" size="sm" c="dimmed" mt="xs" className="desk-numbers">
        {progress && progress.total > 0 && t("auditAllProgress", { ...progress })}
        {capture.isSuccess && t("auditAllDone")}
      </Text>
      {capture.error && <ErrorState error={capture.error} onRetry={() => capture.mutate()} />}
      <Text mt="sm" maw={680}>
        {t("auditAllRun")}
      </Text>
      <Code block mt="xs" fz="sm" style={{ whiteSpace: "pre-wrap", overflowWrap: "anywhere" }}>
        npm run audit -- --file anwen-capture.json
      </Code>
    </Card>
  );
}
