/** Who is asked, in one sentence. It stands in the manifest, so it never changes after launch. */
export const population = {
  /** Names of units from below the root down to the one that is meant. */
  place: (names: readonly string[]) => names.join("的"),
  /** Empty: the whole company. */
  units: (places: readonly string[]) => (places.length === 0 ? "全公司" : list(places, "和")),
  moreUnits: (count: number) => `另外 ${count} 个单位（公示书里逐一列出）`,
  moreLevels: (count: number) => `另外 ${count} 个级别（公示书里逐一列出）`,
  daysEmployed: (days: number) => (days === 0 ? "在调查开始那天已经入职" : `入职满 ${days} 天`),
  levels: (levels: readonly string[]) => `级别是${list(levels, "或")}`,
  hired: (from: string | undefined, to: string | undefined) => {
    if (from === undefined) return `在 ${to} 或更早入职`;
    if (to === undefined) return `在 ${from} 或更晚入职`;
    return from === to ? `在 ${from} 这天入职` : `在 ${from} 到 ${to} 之间入职`;
  },
  sentence: (units: string, conditions: readonly string[], asked: number | null) => {
    const who = conditions.length === 0 ? "" : list(conditions, "、而且");
    return `邀请${units}${who}的所有人${asked === null ? "" : `，共 ${asked} 人`}。`;
  },
  named: (asked: number | null) =>
    `${asked === null ? "受邀的人" : `受邀的 ${asked} 人`}是人力资源部门逐个点名选定的。`,
  codes: "邀请在本期内领到邀请码的人。邀请码由人力资源部门逐个发放，所以没有名单，也不写人数。",
};

function list(parts: readonly string[], joint: string): string {
  const last = parts.at(-1) ?? "";
  return parts.length < 2 ? last : `${parts.slice(0, -1).join("、")}${joint}${last}`;
}

/** The sentences in any language. */
export type PopulationText = typeof population;
