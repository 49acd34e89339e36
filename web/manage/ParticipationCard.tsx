import { Table, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { answers } from "../../schema/text/numbers.ts";
import { readParticipation, readUnits } from "../api/results.ts";
import { unitChoices } from "../insights/unitChoices.ts";
import { Card } from "../ui/Card.tsx";
import { ErrorState, Loading } from "../ui/states.tsx";

/** How many have answered, by unit, as far as that may be shown while the wave runs. */
export function ParticipationCard({ waveId }: { readonly waveId: string }) {
  const { t, i18n } = useTranslation("waves");
  const { t: td } = useTranslation("desk");
  const participation = useQuery({
    queryKey: ["participation", waveId],
    queryFn: () => readParticipation(waveId),
  });
  const units = useQuery({ queryKey: ["units"], queryFn: readUnits });
  const names = new Map(units.data?.map(({ id, path }) => [id, path]));
  const places = new Map(
    unitChoices(units.data ?? [], i18n.language).map(({ unit }, place) => [unit.id, place]),
  );
  // A unit that is no longer on the roster stands at the end.
  const placeOf = (unit: string) => places.get(unit) ?? places.size;
  const shown = participation.data?.items
    .filter((item) => item.shown)
    .sort((a, b) => placeOf(a.unit) - placeOf(b.unit));
  const day = participation.data?.asOf ?? null;
  return (
    <Card
      title={t("participation.title")}
      intro={t("participation.intro", {
        asOf: day === null ? "" : t("participation.asOf", { day }),
      })}
    >
      {participation.isPending && <Loading rows={1} />}
      {participation.error && (
        <ErrorState error={participation.error} onRetry={() => participation.refetch()} />
      )}
      {shown?.length === 0 && <Text>{t("participation.none")}</Text>}
      {shown !== undefined && shown.length > 0 && (
        <Table className="desk-table">
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{td("common.unit")}</Table.Th>
              <Table.Th scope="col" className="desk-cell-number">
                {t("plan.invited")}
              </Table.Th>
              <Table.Th scope="col" className="desk-cell-number">
                {t("participation.used")}
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {shown.map(({ unit, invited, used }) => (
              <Table.Tr key={unit}>
                <Table.Th scope="row">{names.get(unit) ?? unit}</Table.Th>
                <Table.Td className="desk-cell-number">{answers(invited)}</Table.Td>
                <Table.Td className="desk-cell-number">{answers(used)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </Card>
  );
}
