import {
  Button,
  Group,
  MultiSelect,
  NativeSelect,
  Stack,
  Switch,
  Text,
  TextInput,
} from "@mantine/core";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Unit } from "../../schema/wire/units.ts";
import type { AccountView } from "../api/accounts.ts";
import { ApiProblem } from "../api/apiProblem.ts";
import { problemText } from "../ui/problemText.ts";
import { type AccountDraft, accountFaults, toDraft } from "./accountDraft.ts";

interface AccountFormProps {
  readonly account: AccountView | null;
  readonly units: readonly Unit[];
  readonly isBusy: boolean;
  readonly error: unknown;
  readonly onSave: (draft: AccountDraft) => void;
  readonly onCancel: () => void;
}

const ROLES = ["manager", "hr", "observer", "owner"] as const;

/** The fields of an account; what one of them means stands beside it. */
export function AccountForm({ account, units, isBusy, error, onSave, onCancel }: AccountFormProps) {
  const { t } = useTranslation("access");
  const { t: td } = useTranslation("desk");
  const [draft, setDraft] = useState(() => toDraft(account));
  const [isTried, setIsTried] = useState(false);
  const faults = accountFaults(draft);
  const change = (part: Partial<AccountDraft>) => setDraft((before) => ({ ...before, ...part }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setIsTried(true);
    if (faults.size === 0) onSave(draft);
  };
  const faultOf = (name: "email" | "name") =>
    isTried && faults.has(name) ? t(`accounts.faults.${name}`) : null;
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <TextInput
          type="email"
          label={t("email")}
          value={draft.email}
          onChange={(event) => change({ email: event.currentTarget.value })}
          error={faultOf("email")}
          disabled={account !== null}
          autoComplete="off"
        />
        <TextInput
          label={t("name")}
          value={draft.name}
          onChange={(event) => change({ name: event.currentTarget.value })}
          error={faultOf("name")}
          autoComplete="off"
        />
        <NativeSelect
          label={t("role")}
          description={t(`scopes.${draft.role}`)}
          value={draft.role}
          onChange={(event) => change({ role: toRole(event.currentTarget.value) })}
          data={ROLES.map((role) => ({ value: role, label: td(`roles.${role}`) }))}
        />
        {draft.role === "manager" && (
          <MultiSelect
            label={t("unitsLed")}
            description={t("unitsLedHint")}
            data={units.map(({ id, path }) => ({ value: id, label: path }))}
            value={[...draft.units]}
            onChange={(chosen) => change({ units: chosen })}
            searchable
          />
        )}
        {account !== null && (
          <>
            <Switch
              label={t("accounts.reset")}
              description={t("accounts.resetHint")}
              checked={draft.isPasswordReset}
              onChange={(event) => change({ isPasswordReset: event.currentTarget.checked })}
            />
            <Switch
              label={t("accounts.disable")}
              description={t("accounts.disableHint")}
              checked={draft.isDisabled}
              onChange={(event) => change({ isDisabled: event.currentTarget.checked })}
            />
          </>
        )}
        {error !== null && (
          <Text role="alert" c="var(--mantine-color-error)" size="sm">
            {error instanceof ApiProblem && error.slug === "email-taken"
              ? t("accounts.faults.taken")
              : problemText(error, td)}
          </Text>
        )}
      </Stack>
      <Group justify="flex-end" mt="xl">
        <Button variant="default" onClick={onCancel}>
          {td("common.cancel")}
        </Button>
        <Button type="submit" loading={isBusy}>
          {account === null ? t("accounts.make") : td("common.save")}
        </Button>
      </Group>
    </form>
  );
}

const toRole = (value: string): AccountDraft["role"] =>
  ROLES.find((role) => role === value) ?? "manager";
