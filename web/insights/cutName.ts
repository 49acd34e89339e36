import type { TFunction } from "i18next";

const TENURES = ["t0", "t1", "t3", "t5"] as const;

/** The words of a cut value; levels and programmes are the company's own and stay as they are. */
export function cutName(cut: string, t: TFunction<"results">): string {
  const tenure = TENURES.find((value) => value === cut);
  return tenure ? t(`tenure.${tenure}`) : cut;
}
