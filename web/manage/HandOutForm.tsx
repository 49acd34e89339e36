import { Button, NativeSelect, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { enterHandOuts, type HandOutsView } from "../api/handOuts.ts";
import type { WaveView } from "../api/waves.ts";
import { notifyDone } from "../ui/notify.ts";
import { placeTexts, problemText } from "../ui/problemText.ts";
import { groupName, monthsOf, readCount } from "./handOutDraft.ts";

interface HandOutFormProps {
  readonly wave: WaveView;
  readonly groups: HandOutsView["groups"];
}

/** One entry: a group, a month, a number. What does not fit is told beside the number. */
export function HandOutForm({ wave, groups }: HandOutFormProps) {
  const { t } = useTranslation("waves");
  const { t: td } = useTranslation("desk");
  const queryClient = useQueryClient();
  const months = monthsOf(wave);
  const [group, setGroup] = useState(groups[0]?.group ?? "");
  const [month, setMonth] = useState(months[0] ?? "");
  const [count, setCount] = useState("");
  const [fault, setFault] = useState<string | null>(null);
  const enter = useMutation({
    mutationFn: (number: number) => enterHandOuts(wave.id, [{ group, month, count: number }]),
    onSuccess: (handOuts, number) => {
      queryClient.setQueryData(["hand-outs", wave.id], handOuts);
      setCount("");
      notifyDone(t("handOuts.done", { month, count: number }));
    },
    onError: async (error) => {
      const places = placeTexts(error, t);
      setFault(places.length > 0 ? places.join(" ") : problemText(error, td));
      // Another tab, or the clock, may have closed the wave.
      await queryClient.invalidateQueries({ queryKey: ["wave", wave.id] });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const number = readCount(count);
    setFault(number === null ? t("handOuts.countMissing") : null);
    if (number !== null) enter.mutate(number);
  };
  return (
    <form onSubmit={submit} noValidate className="desk-pool desk-pool-wide">
      <NativeSelect
        label={t("handOuts.group")}
        value={group}
        onChange={(event) => setGroup(event.currentTarget.value)}
        data={groups.map((each) => ({ value: each.group, label: groupName(each) }))}
      />
      <NativeSelect
        label={t("handOuts.month")}
        value={month}
        onChange={(event) => setMonth(event.currentTarget.value)}
        data={[...months]}
      />
      <TextInput
        label={t("handOuts.count")}
        inputMode="numeric"
        value={count}
        onChange={(event) => setCount(event.currentTarget.value)}
        error={fault}
      />
      <Button type="submit" mt={28} loading={enter.isPending}>
        {t("handOuts.enter")}
      </Button>
    </form>
  );
}
