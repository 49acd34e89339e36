import { Button, Table } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { endSessions, readOwnSessions } from "../api/ownSessions.ts";
import { Card } from "../ui/Card.tsx";
import { notifyDone } from "../ui/notify.ts";
import { ErrorState, Loading } from "../ui/states.tsx";

const KEY = ["own-sessions"] as const;

/** Where one is signed in, by days, and a way to end what one does not know. */
export function SessionsCard() {
  const { t } = useTranslation("access");
  const queryClient = useQueryClient();
  const { data, error, refetch } = useQuery({ queryKey: KEY, queryFn: readOwnSessions });
  const end = useMutation({
    mutationFn: endSessions,
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: KEY });
      notifyDone(t("sessions.done"));
    },
  });
  const failed = error ?? end.error;
  return (
    <Card title={t("sessions.title")} intro={t("sessions.intro")}>
      {failed && <ErrorState error={failed} onRetry={() => refetch()} />}
      {!data && !error && <Loading rows={2} />}
      {data && (
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t("sessions.signedInOn")}</Table.Th>
              <Table.Th>{t("sessions.lastUsedOn")}</Table.Th>
              <Table.Th>{t("sessions.act")}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {data.map(({ id, signedInOn, lastUsedOn, isThis }) => (
              <Table.Tr key={id}>
                <Table.Td>{signedInOn}</Table.Td>
                <Table.Td>{lastUsedOn}</Table.Td>
                <Table.Td>
                  {isThis ? (
                    t("sessions.isThis")
                  ) : (
                    <Button variant="default" size="xs" onClick={() => end.mutate(id)}>
                      {t("sessions.end")}
                    </Button>
                  )}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
      {data !== undefined && data.length > 1 && (
        <Button mt="md" variant="default" loading={end.isPending} onClick={() => end.mutate(null)}>
          {t("sessions.endOthers")}
        </Button>
      )}
    </Card>
  );
}
