/** Sentences of the audit command: what was tried, and every leak with the sum that shows it. */
export const audit = {
  /** A published figure and the people that it counts. */
  place: (unit: string, cut: string | null) => (cut === null ? unit : `${unit}·${cut}`),
  term: (place: string, n: number) => `${place}（${n}）`,
  andOthers: "等",
  listComma: "、",
  colon: "：",
  figure: (wave: string, item: string | null) =>
    item === null ? `“${wave}”` : `“${wave}”的 ${item}`,
  smallGroup: (subtraction: string, n: number, people: string, k: number) =>
    `${subtraction} = ${n} 人，少于 ${k} 人，他们的合计可以算出来：${people}。`,
  pinnedByMeans: (figures: string, people: string, range: string) =>
    `从平均分 ${figures} 可以推出，${people} 每个人的回答只能是 ${range}。`,
  pinnedTogether: (figures: string, people: string, range: string) =>
    `从平均分和认可人数 ${figures} 合起来，找不出两种相差 2 分的回答；${people} 每个人可能的回答是 ${range}。`,
  range: (least: number, most: number) =>
    least === most ? `${least} 分` : `${least} 到 ${most} 分`,
  contradiction: "公布的数字与人数对不上：没有一组回答能得出这些数字，因此无法判断。",
  undecided: "没有找到同时符合平均分和认可人数的回答，因此不能说它安全。",
  "not-covered": (place: string) =>
    `${place} 公布了三分比例或完整分布，这类数字还没有人证明是安全的。`,
  dimension: (place: string) => `${place} 的维度得分不等于所示题目得分的平均，多说了不该说的。`,
  spread: (place: string) =>
    `${place} 的区间不能由它的得分、人数以及全公司的平均分和满意人数推算出来，可能透露回答有多集中。`,
  options: (place: string, k: number) =>
    `${place} 的选项人数单列了少于 ${k} 人的选项，或者表明所有人选了同一项。`,
  "company-only": (place: string) => `${place} 公布了只能在全公司、满 30 份有效答案时公布的题目。`,
  comments: (place: string, n: number) =>
    `${place} 的文字意见来自 ${n} 份匿名票：至少要有 10 份票、5 条意见，意见不能多于票数，而且要放在公布票数的单位。`,
  step: (place: string, n: number) =>
    `${place} 的参与人数表明有 ${n} 人在一步之内作答，或者表明谁还没有作答。`,
  places: (place: string) =>
    `${place} 没有公布答卷份数，却公布了邀请人数或参与人数，相减可能得出少数人的情况。`,
  "two-answers": (place: string) => `${place} 的同一个数字在两处写得不一样，合起来说得更多。`,
  near: (one: string, other: string, people: number, items: string) =>
    `${one}和${other}：两轮受邀的人只差 ${people} 个。如果其他人两次答得一样，两个结果相减，就得到这 ${people} 个人的合计：${items}。`,
  maybeNear: (one: string, other: string, people: number, items: string) =>
    `${one}和${other}：公示书没有写两轮有多少人相同，人数只差 ${people} 个，因此不能说是安全的。如果少的一轮全在多的一轮里，两个结果相减，就得到这 ${people} 个人的合计：${items}。`,
  clean: (waves: number, figures: number) =>
    `查了 ${waves} 个已发布的轮次、${figures} 个公布的数字：没有发现泄露。`,
  found: (leaks: number, waves: number, figures: number) =>
    `查了 ${waves} 个已发布的轮次、${figures} 个公布的数字：发现 ${leaks} 处泄露。`,
  more: (leaks: number) => `还有 ${leaks} 处。`,
  records: {
    few: (figure: string, n: number, cells: string) =>
      `${figure}：把管理者在各单位、各日期看到的数字相加减，可以单独推算出 ${n} 个人的情况：${cells}。`,
    undecided: (figure: string) => `${figure}：可能的组合太多，没有全部试完，不能说是安全的。`,
    cell: (unit: string, period: string) => `${unit}，${period}`,
    cellSeparator: "；",
    clean: (scorecards: number) =>
      `另外检查了管理者看到的 ${scorecards} 张记分卡上的人事数据：没有发现泄露。`,
    found: (leaks: number) => `人事数据中发现 ${leaks} 处泄露。`,
  },
  nothingReleased: "还没有已发布的轮次，没有可查的结果。",
};

/** The sentences in any language. */
export type AuditText = typeof audit;
