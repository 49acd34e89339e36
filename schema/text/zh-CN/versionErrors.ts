import type * as english from "../en/versionErrors.ts";

/** How a draft differs from what was published before, and what to do about it, by code. */
export const versionErrors: typeof english.versionErrors = {
  "item-reworded": "一个编号永远对应同一道题。请给改写后的题目一个新编号，或者恢复原来的文字。",
  "item-corrected": "改正笔误要单独发布，作为修订号。请先发布它，再发布其他改动。",
  "item-edited":
    "前后两句不能确定是同一道题。请对照 was 与 now：若是同一道题，请在 sameQuestion 里写明它的编号，并作为修订号发布；若不是，请给它一个新编号。",
  "labels-changed": "选项的文字变了。请选择更大的版本号，或者改回来。",
  "labels-corrected": "改正了选项里的一处笔误。",
  "answering-changed": "作答方式、作答的人或计分方法变了。请选择更大的版本号，或者改回来。",
  "item-added": "增加了一道题。请选择更大的版本号。",
  "item-removed": "删去了一道题。请选择更大的版本号，或者放回来。",
  "order-changed": "题目的先后次序变了。请选择更大的版本号，或者恢复次序。",
  "anchor-moved": "指标所用的题目换了位置，走势会断开。请选择主版本号，或者放回原处。",
  "indicator-source-changed":
    "指标改用了另一道题，或者计入的选项变了，走势会断开。请选择主版本号，或者改回来。",
  "indicator-added": "问卷开始为这项指标提供数据。请选择更大的版本号。",
  "indicator-removed": "问卷不再为一项指标提供数据，走势到此为止。请选择主版本号，或者放回来。",
  "dimension-added": "增加了一个维度。请选择更大的版本号。",
  "dimension-removed": "删去了一个维度。请选择更大的版本号，或者放回来。",
  "dimension-items-changed": "一个维度的题目变了。请选择更大的版本号。",
  "population-changed": "调查的对象变了，所有走势都会断开。请选择主版本号，或者改回来。",
  "cadence-changed": "一年中调查的时间变了，所有走势都会断开。请选择主版本号，或者改回来。",
};
