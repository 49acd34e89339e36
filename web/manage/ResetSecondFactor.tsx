import { Button, Text } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { AccountView } from "../api/accounts.ts";
import { resetSecondFactor } from "../api/secondFactor.ts";
import { ConfirmDialog } from "../ui/ConfirmDialog.tsx";
import { notifyDone } from "../ui/notify.ts";
import { problemText } from "../ui/problemText.ts";

/** Takes the second factor from somebody who lost phone and recovery codes; for the owner. */
export function ResetSecondFactor({ account }: { readonly account: AccountView }) {
  const { t } = useTranslation("secondFactor");
  const { t: td } = useTranslation("desk");
  const queryClient = useQueryClient();
  const [isAsked, setIsAsked] = useState(false);
  const { id, name } = account;
  const reset = useMutation({
    mutationFn: () => resetSecondFactor(id),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: ["accounts"] });
      setIsAsked(false);
      notifyDone(t("resetDone"));
    },
  });
  return (
    <>
      <Button
        variant="default"
        onClick={() => setIsAsked(true)}
        aria-label={t("resetOf", { name })}
      >
        {t("reset")}
      </Button>
      <ConfirmDialog
        isOpen={isAsked}
        title={t("resetTitle")}
        text={t("resetText", { name })}
        yes={t("reset")}
        isFinal
        isBusy={reset.isPending}
        onYes={() => reset.mutate()}
        onClose={() => setIsAsked(false)}
      >
        {reset.error && (
          <Text role="alert" c="var(--mantine-color-error)" size="sm" mt="md">
            {problemText(reset.error, td)}
          </Text>
        )}
      </ConfirmDialog>
    </>
  );
}
