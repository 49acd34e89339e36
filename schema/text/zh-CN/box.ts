import { countedInUnits } from "./countedInUnits.ts";
import { privacyLink } from "./privacyLink.ts";
import { suggestionWords } from "./suggestionWords.ts";

const REFUSED =
  "没有寄出。系统没有接受这条建议，什么也没有保存。文字还在这部手机上，请重新打开页面再试。";

/** Sentences of the suggestion box as employees see it. */
export const box = {
  ...suggestionWords,
  appName: "安问",
  otherLanguage: "English",
  otherLanguageLabel: "Switch to English",
  pageTitle: "建议箱",
  tabsLabel: "建议箱",
  tabs: { write: "写建议", follow: "查看答复" },

  done: "看看公司听了大家的话之后做了什么",
  intro:
    "写给公司的建议，由人力资源部门阅读并答复。寄出后您会得到一个查询码，凭它查看答复、继续留言。",
  category: "关于哪方面",
  categoryChoose: "请选择",
  text: "您的建议",
  textHint: "说说现在的情况，您希望怎么改。请不要写出他人的姓名、病情等内容。",
  unitsLeft: (left: number) => `还可以写 ${left} 个字${countedInUnits}`,
  who: "要不要署名",
  anonymous: "匿名",
  anonymousMeans:
    "不记录您是谁、用什么设备、几点几分写的，只记日期。但熟悉您的人也许能从内容和文风猜到；一直盯着列表的人，能看出新的一条大约何时寄到；服务器的管理者能看到有设备在访问，这一点任何网站都无法避免。",
  privacyLink,
  named: "署名",
  namedMeans: "人力资源部门会看到您写的姓名和联系方式，可以直接找您了解情况。",
  name: "姓名",
  contact: "联系方式（可不填）",
  kept: "文字、署名和留言保存 730 天，之后删除，只留下日期、类别、处理结果、要做的事、负责人和期限，用于统计。",
  draft: "写到一半也不会丢：草稿只在这部手机上，寄出后就删掉。",
  draftNone: "这个浏览器不让网页保存内容（可能是无痕模式），请一口气写完，不要关闭页面。",
  otherDrafts: "这部手机上还有没寄出的草稿。打开就能接着写，眼前这一份也会留着。",
  openDraft: (words: string) => (words === "" ? "打开还没写正文的草稿" : `打开“${words}”`),
  send: "寄出",
  clear: "清除草稿",
  clearQuestion: "要删掉这份草稿吗？删了就找不回来。",
  clearYes: "删掉",
  clearNo: "不删",
  faults: {
    category: "请选择这条建议关于哪方面。",
    text: "请写下您的建议。",
    who: "请选择匿名还是署名。",
    name: "请写下姓名，或改选匿名。",
  },

  sendingTitle: "正在寄出",
  sending: {
    asking: "正在连接服务器……",
    solving: "您的设备正在做一道小计算题，用来挡住自动灌水的程序，通常几秒钟。",
    posting: "正在寄出……",
    looking: "这条建议您以前寄过，但没有等到回音。正在问服务器是否已经收到。",
  },
  solvingLabel: "计算进度",
  keepOpen: "请不要关闭页面。看到“已收到”才算寄出。",
  waiting: (seconds: number) =>
    `网络不通，${seconds} 秒后自动再试。建议还在这部手机上，不会丢，也不会寄出两次。`,
  busy: (seconds: number) =>
    `同一网络里刚才有太多无效的尝试，${seconds} 秒后自动再试，建议不会丢。`,
  retryNow: "现在再试",
  lookingTitle: "是否已经收到",
  problems: {
    refused: REFUSED,
    "code-not-accepted": REFUSED,
    "not-valid": "没有寄出。有的文字系统不接受（例如看不见的特殊字符）。文字还在，请改好再寄。",
    slow: "没有寄出。这台设备没能完成计算。请换一台设备或浏览器再试，文字还在这部手机上。",
    "not-arrived": "上次没有寄完，建议没有收到。文字还在，可以修改后再寄出。",
  },

  receivedTitle: "已收到，谢谢您",
  received:
    "请记下查询码。服务器只留它的散列值，不会再显示它，丢了谁也找不回来；拿到它的人都能看到答复，请自己保管。",
  arrivedBefore: "您上次寄出的那条已经照当时的样子收到，没有再寄一次。想补充的话，请凭查询码留言。",
  codeLabel: "查询码",
  copy: "复制查询码",
  copied: "已复制",
  copyFailed: "复制不了，请长按选中上面的查询码，或抄下来。",
  noted: "我已记下，从这部手机删除",
  notedHint: "在您按下这个按钮之前，查询码留在这部手机上，刷新页面也还在。",
  notedHintNone: "这个浏览器不让网页保存内容：关闭或刷新页面，查询码就没有了，请先记下。",
  moreCodes: (count: number) =>
    `这部手机上还有 ${count} 个查询码没有记下，删除这一个之后接着显示。`,
  forgottenTitle: "查询码已从这部手机删除",
  forgotten: "过几天用查询码来看答复。可以关闭页面了。",
  writeAnother: "再写一条",

  followIntro: "输入寄出建议时得到的 16 位查询码。",
  codeHint: "不分大小写，空格和横线可以不填。",
  read: "查看",
  reading: "正在查询……",
  codeProblems: {
    "code-length": "查询码应有 16 位，请数一数。",
    "code-character": "有的字符不会出现在查询码里，请对照着再看一遍。",
    "code-check": "查询码有输错的地方，请对照着再看一遍。",
    "code-not-known":
      "这个查询码查不到建议。可能抄错了；满 730 天的建议文字已经删除，也就查不到了。",
    unreachable: "没有连上服务器，请检查网络后再试。",
    busy: "同一网络里无效的尝试太多，请过一分钟再试。",
  },
  yours: "您的建议",
  receivedOn: (day: string) => `${day} 收到`,
  answer: "答复",
  noAnswerYet: "还没有答复。满 60 天没有答复的建议，会计入公司未采纳的数目。",
  action: "要做的事",
  owner: "负责人",
  dueOn: "期限",
  messages: "留言",
  noMessages: "还没有留言。",
  from: { hr: "人力资源部门", submitter: "您" },
  reply: "写留言",
  replyHint: "人力资源部门会看到。同样只记日期。",
  sendReply: "发送",
  replySent: "留言已送到。",
  replyProblems: {
    empty: "请先写下留言。",
    "too-many-messages": "您已经连续写了好几条，请等对方答复后再写。",
    "not-valid": "有的文字系统不接受（例如看不见的特殊字符），请改好再发。",
    unreachable: "没有送到，请检查网络后再试。留言还在上面。",
  },
  otherCode: "查另一个",

  failedTitle: "页面出了问题",
  failedBody: "请重新打开页面。您写的内容还在这部手机上。",
  openAgain: "重新打开",
};

export type BoxText = typeof box;
