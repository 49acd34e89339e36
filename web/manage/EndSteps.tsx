import { Button, Group } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { WaveView } from "../api/waves.ts";
import { Card } from "../ui/Card.tsx";
import { CopyText } from "../ui/CopyText.tsx";
import { DestroyButton } from "./DestroyButton.tsx";
import { ReleasedComments } from "./ReleasedComments.tsx";

/** After release, or after an alarm: look at the results, destroy the ballots. */
export function EndSteps({ wave }: { readonly wave: WaveView }) {
  const { t } = useTranslation("waves");
  const { state } = wave;
  const publicAddress = `${location.origin}/results/${wave.id}`;
  return (
    <>
      <Card title={t("steps.title")}>
        <Group gap="sm">
          {state !== "stopped" && (
            <Button component={Link} to={`/results/${wave.id}`}>
              {t("steps.results")}
            </Button>
          )}
          {state !== "stopped" && (
            <Button component={Link} to={`/actions/new?wave=${wave.id}`} variant="default">
              {t("steps.act")}
            </Button>
          )}
          {state !== "destroyed" && <DestroyButton wave={wave} />}
        </Group>
        {state !== "stopped" && (
          <dl className="desk-facts" style={{ marginTop: 24 }}>
            <div className="desk-fact-wide">
              <dt>{t("steps.publicAddress")}</dt>
              <dd>
                <CopyText text={publicAddress} label={t("steps.publicAddress")} />
              </dd>
            </div>
          </dl>
        )}
      </Card>
      {state !== "stopped" && <ReleasedComments wave={wave} />}
    </>
  );
}
