import { Button, Paper, Table, Text } from "@mantine/core";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { type AuditEntryView, readAuditPage } from "../api/administration.ts";
import { readUnits } from "../api/results.ts";
import { readWaves } from "../api/waves.ts";
import { currentLanguage } from "../ui/i18n.ts";
import { PageHead } from "../ui/PageHead.tsx";
import { Empty, ErrorState, Loading } from "../ui/states.tsx";
import { actName } from "./actName.ts";
import { auditDetails } from "./auditDetails.ts";

/** Who did what, when: every administrative act, newest first. */
export function AuditLogPage() {
  const { t } = useTranslation("access");
  const log = useInfiniteQuery({
    queryKey: ["audit-log"],
    queryFn: ({ pageParam }) => readAuditPage(pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next ?? null,
  });
  const waves = useQuery({ queryKey: ["waves"], queryFn: readWaves });
  const units = useQuery({ queryKey: ["units"], queryFn: readUnits });
  const names = new Map([
    ...(waves.data ?? []).map(({ id, name }) => [id, name] as const),
    ...(units.data ?? []).map(({ id, name }) => [id, name] as const),
  ]);
  const { timeZone: zone } = new Intl.DateTimeFormat().resolvedOptions();
  const entries = log.data?.pages.flatMap(({ items }) => items);
  return (
    <>
      <PageHead
        title={t("audit.title")}
        intro={`${t("audit.intro")} ${t("audit.zone", { zone })}`}
      />
      {log.error && <ErrorState error={log.error} onRetry={() => log.refetch()} />}
      {log.isPending && <Loading />}
      {entries?.length === 0 && <Empty title={t("audit.emptyTitle")}>{t("audit.empty")}</Empty>}
      {entries !== undefined && entries.length > 0 && (
        <Paper className="desk-card" p={{ base: "md", sm: "xl" }}>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
          <section className="desk-scroll" tabIndex={0} aria-label={t("audit.title")}>
            <Table className="desk-table" verticalSpacing="sm" miw={640}>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th scope="col">{t("audit.at")}</Table.Th>
                  <Table.Th scope="col">{t("audit.who")}</Table.Th>
                  <Table.Th scope="col">{t("audit.what")}</Table.Th>
                  <Table.Th scope="col">{t("audit.subject")}</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {entries.map((entry) => (
                  <Row key={entry.id} entry={entry} names={names} />
                ))}
              </Table.Tbody>
            </Table>
          </section>
          {log.hasNextPage && (
            <Button
              variant="default"
              mt="lg"
              loading={log.isFetchingNextPage}
              onClick={() => log.fetchNextPage()}
            >
              {t("audit.more")}
            </Button>
          )}
        </Paper>
      )}
    </>
  );
}

interface RowProps {
  readonly entry: AuditEntryView;
  /** Of units and waves, by their ids. */
  readonly names: ReadonlyMap<string, string>;
}

function Row({ entry, names }: RowProps) {
  const { t } = useTranslation("access");
  const { at, actor, actorName, action, subject, detail } = entry;
  const details = auditDetails(detail, names, t);
  return (
    <Table.Tr>
      <Table.Td className="desk-numbers" style={{ whiteSpace: "nowrap" }}>
        {timeText(at)}
      </Table.Td>
      <Table.Td>{actor === "system" ? t("audit.system") : actorName}</Table.Td>
      <Table.Th scope="row">
        {actName(action, t)}
        {details.length > 0 && (
          <Text size="sm" c="dimmed" fw={400} style={{ overflowWrap: "anywhere" }}>
            {details.join(" · ")}
          </Text>
        )}
      </Table.Th>
      <Table.Td style={{ overflowWrap: "anywhere", minWidth: 120 }}>
        <Text size="sm" c="dimmed">
          {names.get(subject) ?? subject}
        </Text>
      </Table.Td>
    </Table.Tr>
  );
}

/** A moment in the reader's own time zone, to the minute. */
function timeText(at: string): string {
  return new Intl.DateTimeFormat(currentLanguage(), {
    dateStyle: "medium",
    timeStyle: "short",
  }).format(new Date(at));
}
