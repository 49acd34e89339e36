import { Badge, Button, Group, Paper, Stack, Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type AccountView, readAccounts } from "../api/accounts.ts";
import { readUnits } from "../api/results.ts";
import { PageHead } from "../ui/PageHead.tsx";
import { Empty, ErrorState, Loading } from "../ui/states.tsx";
import { AccountDialog } from "./AccountDialog.tsx";
import { ResetSecondFactor } from "./ResetSecondFactor.tsx";

/** Who may sign in, and as what; for the owner. */
export function AccountsPage() {
  const { t } = useTranslation("access");
  const accounts = useQuery({ queryKey: ["accounts"], queryFn: readAccounts });
  const units = useQuery({ queryKey: ["units"], queryFn: readUnits });
  const [edited, setEdited] = useState<AccountView | "new" | null>(null);
  const names = new Map(units.data?.map(({ id, path }) => [id, path]));
  const create = <Button onClick={() => setEdited("new")}>{t("accounts.create")}</Button>;
  const isEmpty = accounts.data?.length === 0;
  return (
    <>
      <PageHead
        title={t("accounts.title")}
        intro={t("accounts.intro")}
        actions={isEmpty ? null : create}
      />
      {accounts.error && <ErrorState error={accounts.error} onRetry={() => accounts.refetch()} />}
      {accounts.isPending && <Loading />}
      {isEmpty && (
        <Empty title={t("accounts.emptyTitle")} action={create}>
          {t("accounts.empty")}
        </Empty>
      )}
      <Stack component="ul" className="desk-list" gap="md">
        {accounts.data?.map((account) => (
          <AccountRow
            key={account.id}
            account={account}
            nameOf={(unit) => names.get(unit) ?? unit}
            onEdit={() => setEdited(account)}
          />
        ))}
      </Stack>
      {edited !== null && (
        <AccountDialog
          account={edited === "new" ? null : edited}
          units={units.data ?? []}
          onClose={() => setEdited(null)}
        />
      )}
    </>
  );
}

interface AccountRowProps {
  readonly account: AccountView;
  readonly nameOf: (unit: string) => string;
  readonly onEdit: () => void;
}

function AccountRow({ account, nameOf, onEdit }: AccountRowProps) {
  const { t } = useTranslation("access");
  const { t: td } = useTranslation("desk");
  const { t: ts } = useTranslation("secondFactor");
  const { name, email, role, units, isDisabled, hasSecondFactor } = account;
  return (
    <Paper component="li" className="desk-card" p={{ base: "md", sm: "lg" }}>
      <Group justify="space-between" gap="sm">
        <div style={{ flex: "1 1 240px" }}>
          <Title order={2} size="h3" component="h2">
            {name}
          </Title>
          <Text c="dimmed" size="sm" style={{ overflowWrap: "anywhere" }}>
            {email}
          </Text>
          <Text size="sm" mt={4}>
            {td(`roles.${role}`)}
            {role === "manager" &&
              ` · ${units.length === 0 ? t("noUnitsLed") : units.map(nameOf).join(t("separator"))}`}
          </Text>
        </div>
        <Group gap="sm">
          {isDisabled && <Badge color="gray.6">{t("accounts.disabled")}</Badge>}
          {hasSecondFactor && (
            <>
              <Badge color="gray.6">{ts("badge")}</Badge>
              <ResetSecondFactor account={account} />
            </>
          )}
          <Button variant="default" onClick={onEdit} aria-label={t("accounts.editOf", { name })}>
            {t("accounts.edit")}
          </Button>
        </Group>
      </Group>
    </Paper>
  );
}
