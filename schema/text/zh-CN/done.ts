import { suggestionWords } from "./suggestionWords.ts";

/** Sentences about what was said and what was done, for employees and in HR's preview alike. */
export const done = {
  categories: suggestionWords.categories,
  appName: "安问",
  otherLanguage: "English",
  otherLanguageLabel: "Switch to English",
  pageTitle: "您说的，我们做的",
  intro:
    "这里写着公司听了大家的回答和建议之后决定做什么、做到了哪一步。写上来的事不会悄悄消失：不做了，也会写明原因。",
  opening: "正在打开……",
  emptyTitle: "还没有公布过要做的事",
  empty: "公司决定了要做的事，会写在这里。",
  notForWave: "这次调查还没有公布要做的事",
  unreachableTitle: "没有连上",
  unreachable: "暂时读不到内容。请检查网络，再试一次。",
  retry: "再试一次",
  failedTitle: "页面出了问题",
  failedBody: "请重新打开页面。",
  openAgain: "重新打开",

  wave: (title: string, closesOn: string) => `${title}，${closesOn} 截止`,
  otherTitle: "不只针对某一次调查",
  score: (question: string, sentence: string) => `全公司对“${question}”的回答：${sentence}`,
  results: "查看这次调查的全公司结果",
  noResults: { expected: "这次调查的结果还没有公布。", never: "这次调查没有公布结果。" },
  suggest: "写一条建议",
  suggestHint: "觉得还有该做的事？随时可以写给公司，匿名或署名都行。",

  states: { planned: "计划中", under_way: "进行中", done: "已完成", dropped: "不再进行" },
  owner: (owner: string) => `负责：${owner}`,
  due: (due: string) => `期限：${due}`,
  month: (year: number, month: number) => `${year} 年 ${month} 月`,
  about: (measure: string) => `关于：${measure}`,
  fromSuggestion: "来自建议箱里的一条建议",
  since: {
    planned: (_stateOn: string, shownOn: string) => `${shownOn} 公布`,
    under_way: (stateOn: string, shownOn: string) => `${shownOn} 公布，${stateOn} 起进行`,
    done: (stateOn: string, shownOn: string) => `${shownOn} 公布，${stateOn} 完成`,
    dropped: (stateOn: string, shownOn: string) => `${shownOn} 公布，${stateOn} 起不再进行`,
  },
  amended: (on: string) => `${on} 改过内容、负责人或期限`,
  reason: (reason: string) => `原因：${reason}`,
  factSeparator: "；",
};

/** What both languages give. */
export type DoneText = typeof done;
