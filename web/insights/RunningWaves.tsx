import { Box, Group, Stack, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { WaveView } from "../api/waves.ts";
import { WaveState } from "../manage/WaveState.tsx";
import { Card } from "../ui/Card.tsx";
import { AskedPeople } from "./AskedPeople.tsx";
import { Fingerprint } from "./Fingerprint.tsx";

/** Launched waves without results yet, for who watches over them: state, dates, who is asked, and terms. */
export function RunningWaves({ waves }: { readonly waves: readonly WaveView[] }) {
  const { t } = useTranslation("results");
  const { t: tw } = useTranslation("waves");
  const running = waves.filter(({ state }) => ["scheduled", "open", "closed"].includes(state));
  return (
    <Card title={t("running")} intro={t("runningIntro")}>
      {running.length === 0 && <Text>{t("runningNone")}</Text>}
      <Stack component="ul" className="desk-list" gap="xl">
        {running.map((wave) => (
          <Box component="li" key={wave.id}>
            <Group gap="sm">
              <Text fw={600}>{wave.name}</Text>
              <WaveState state={wave.state} />
            </Group>
            <Text c="dimmed" size="sm" mb="xs">
              {tw("dates", { opensOn: wave.opensOn, closesOn: wave.closedOn ?? wave.closesOn })}
            </Text>
            <Box mb="xs">
              <AskedPeople waveId={wave.id} />
            </Box>
            <Fingerprint wave={wave} />
          </Box>
        ))}
      </Stack>
    </Card>
  );
}
