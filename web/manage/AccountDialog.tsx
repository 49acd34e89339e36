import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Unit } from "../../schema/wire/units.ts";
import {
  type AccountView,
  changeAccount,
  createAccount,
  type MadeAccountView,
} from "../api/accounts.ts";
import { Dialog } from "../ui/Dialog.tsx";
import { notifyDone } from "../ui/notify.ts";
import { AccountForm } from "./AccountForm.tsx";
import type { AccountDraft } from "./accountDraft.ts";
import { OneTimePassword } from "./OneTimePassword.tsx";

interface AccountDialogProps {
  /** null for a new one. */
  readonly account: AccountView | null;
  readonly units: readonly Unit[];
  readonly onClose: () => void;
}

/** Makes or changes an account. A password that was drawn stays in sight until it is closed. */
export function AccountDialog({ account, units, onClose }: AccountDialogProps) {
  const { t } = useTranslation("access");
  const { t: td } = useTranslation("desk");
  const queryClient = useQueryClient();
  const [made, setMade] = useState<MadeAccountView | null>(null);
  const save = useMutation({
    mutationFn: (draft: AccountDraft) => saveAccount(account, draft),
    onSuccess: async (saved) => {
      await queryClient.invalidateQueries({ queryKey: ["accounts"] });
      if (saved.password !== undefined) return setMade(saved);
      onClose();
      notifyDone(td("common.saved"));
    },
  });
  const title = account === null ? t("accounts.newTitle") : t("accounts.editTitle");
  return (
    <Dialog
      title={made === null ? title : t("oneTime.title")}
      // A click beside it must not lose a password that is shown only once.
      isKept={made !== null}
      onClose={onClose}
    >
      {made === null ? (
        <AccountForm
          account={account}
          units={units}
          isBusy={save.isPending}
          error={save.error}
          onSave={(draft) => save.mutate(draft)}
          onCancel={onClose}
        />
      ) : (
        <OneTimePassword account={made} onClose={onClose} />
      )}
    </Dialog>
  );
}

function saveAccount(account: AccountView | null, draft: AccountDraft): Promise<MadeAccountView> {
  const { email, name, role, units, isDisabled, isPasswordReset } = draft;
  const common = { name: name.trim(), role, units: role === "manager" ? [...units] : [] };
  if (account === null) return createAccount({ ...common, email: email.trim() });
  return changeAccount(account.id, {
    ...common,
    isDisabled,
    ...(isPasswordReset ? { resetPassword: true as const } : {}),
  });
}
