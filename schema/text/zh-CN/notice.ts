import { privacyLink } from "./privacyLink.ts";

/** Sentences of the notice in front of a survey. Texts given by HR come without a final full stop. */
export const notice = {
  kindAnonymous: "匿名问卷",
  kindConfidential: "保密问卷",

  codeBuysToken: "您的邀请码只用来换一张匿名凭证；交答案时只带凭证，不带邀请码。",
  noMatch: "事后，即使拿到全部数据库，也认不出哪一份是您的。",

  whoHeading: "谁在调查，为什么",
  organiser: (organiser: string) => `组织方：${organiser}。`,
  purpose: (purpose: string) => `目的：${purpose}。`,
  voluntary: "自愿参加，不填不会有任何影响；任何一题都可以跳过。",
  unwatched: "填写时，任何人都不应在旁边观看，也不应要求您截屏。",

  askedHeading: "邀请了谁",
  askedElsewhere: (people: number, wave: string) =>
    `其中 ${people} 人也受邀参加“${wave}”，它同时进行，或者结果刚发布不久。`,
  askedElsewhereMore: (waves: number) => `另外还有 ${waves} 轮也邀请了其中的人，公示书里逐一列出。`,
  unitHeading: "您的答案归入哪里",
  unit: (unit: string, invited: string) =>
    `您的答案只归入“${unit}”这一组（共邀请 ${invited} 人），并随它计入上级单位和全公司。`,
  unitOfPeriod: (unit: string) =>
    `您的答案归入“${unit}”在本期内领到邀请码的所有人。邀请码逐个发放，所以这里不写人数。`,
  unitUnknown: "您的答案归入邀请链接里写明的那一组；选定以后，这里会写出它的名称和人数。",
  cut: (cutValue: string) => `这一组只包括：${cutValue}。`,
  until: (opensOn: string, closesOn: string) =>
    `填写时间：${opensOn} 至 ${closesOn}（当天 24:00 止）。`,

  storedHeading: "保存什么，不保存什么",
  confidential: "这份问卷是保密的，但我们不说它匿名：离职的人不多，熟悉情况的人有可能猜到是谁。",
  stored: "保存：您选的答案、您写的文字、上面那一组的名称。答案加密存放。",
  notStored:
    "答案旁边不保存：姓名、工号、手机号、邮箱、IP 地址、手机型号、所用语言和具体提交时间。",
  draft: "提交之前，答案只在您这部手机上，随时可以用“清除本机内容”删掉。",

  shownHeading: "谁能看到什么，什么时候看到",
  noSingleBallot: "主管和人力资源部门都看不到任何一份单独的答卷，系统里没有这样的页面。",
  smallestShown: (k: number) =>
    `少于 ${k} 份有效答案的单位或题目不显示结果；调查进行期间只统计参与人数，不出任何结果。`,
  readers:
    "管理人员只看到自己负责的单位和全公司的汇总；人力资源部门和监督代表（如工会）看到全部汇总；全体员工看到公司一级的结果。",
  resultsBy: (resultsBy: string) => `结果公布：${resultsBy}。`,
  comments: (ballots: number, comments: number) =>
    `文字意见在作答满 ${ballots} 份、意见满 ${comments} 条的单位才会公布，顺序打乱，不带日期。发布前，人力资源部门一位具名人员会读到将要公布的意见，可以遮盖姓名等文字，但不能改写；发布后，能看到该单位结果的人都能看到。`,
  nameNobody: "请不要在文字里写出姓名、病情等能认出个人的内容。",

  linksHeading: "邀请链接在谁手里",
  linksHeldBy: {
    system: [
      "链接由系统直接发出，没有人能看到。人力资源部门看不到谁填了、谁没填。",
      "系统只记得某个邀请码是否已经用过，以便提醒还没填的人。",
    ],
    hr: [
      "链接由人力资源部门下载后发出，每次下载都有记录。系统不会告诉他们谁填了、谁没填，提醒发给所有人。",
      "但是，手里有链接的人可以用没用过的链接作答，也可以试一下某个链接，从而知道它是否用过。",
    ],
    "hr-unassigned": [
      "邀请码由人力资源部门打印，不对应任何人；谁拿到哪一个，他们不知道。提醒发给所有人。",
      "但是，手里有码的人可以用还没发出的码作答，也可以试出某个码是否用过。",
    ],
    public: [
      "这是公开链接，没有个人邀请码，所以无法保证一个人只填一次；每一项结果旁边都会注明这一点。",
    ],
  },

  afterHeading: "提交以后",
  noWithdrawal:
    "提交以后不能修改，也不能撤回：我们不知道哪一份是您的，无法找出来删除。请想好再提交。",
  receipt:
    "提交成功后您会得到一个回执码；结果发布后，重新打开这次调查的链接，就可以用它核对您那一份是否计入。回执码请自己保管，不要给别人看。",
  destroyed: (holdDays: number) =>
    holdDays === 0 ? "原始答卷在结果发布后随即销毁。" : `原始答卷在结果发布 ${holdDays} 天后销毁。`,
  expires: (ballotsExpireOn: string) =>
    `如果结果一直没有发布，原始答卷最迟在 ${ballotsExpireOn} 失效。`,
  invitationsDestroyed:
    "“某个邀请码是否用过”的记录也在销毁时删除；数据库自带的历史副本最多再留 30 天。",

  openRecordDestroyed:
    "“有人用公开链接作答”的记录也在销毁时删除；数据库自带的历史副本最多再留 30 天。",

  limitsHeading: "我们做不到的，也如实告诉您",
  localStore:
    "这套系统运行在一台普通电脑上，电脑里的文件留有写入的先后和时间。在原始答卷销毁之前，能打开这台电脑的人也许能由此认出哪一份是您的。",
  limits: (k: number) => [
    "如果有人改动正在运行的系统，或在您填写时监视服务器或网络，以上保证就会减弱。",
    "人少的组里，熟悉您的人可能从答案或文风猜到您；屏幕被人看到、链接被转发，也会暴露您。",
    "调查期间，系统掌握密钥，理论上能够改动或增加答卷；公布的发放数和计票数只能发现多出来的答卷。",
    "在原始答卷销毁之前，既拿到您的回执码、又掌握系统密钥的人，能够找到您那一份。",
    "换凭证和交答案这两次请求，来自同一个网络地址；在当时记录网络地址的人，能把两次连起来。",
    `组里的每个人都知道自己的答案：至少 ${k} 份才公布，在他看来就是另外 ${k - 1} 个人。`,
    "能改花名册的人，可以用虚构的人把一个真人围起来；监督代表能在日志里看到每一次花名册导入。",
  ],
  limitOfCodes: "在原始答卷销毁之前，运营系统的人能看到某个邀请码用没用过，但看不到答了什么。",
  privacyLink,

  contactHeading: "有疑问找谁",
  contact: (contact: string) => `请联系：${contact}。`,

  fingerprintHeading: "本次调查的指纹",
  fingerprint:
    "请把它和同事手机上的、海报上的或监督代表公布的比一比：完全一样，说明大家看到的是同一份规则、用的是同一把钥匙。如果不一样，请不要填写，并告诉监督代表。",

  tenure: {
    t0: "入职不满 1 年的人",
    t1: "入职满 1 年、不满 3 年的人",
    t3: "入职满 3 年、不满 5 年的人",
    t5: "入职满 5 年的人",
  } as Readonly<Record<string, string>>,
};

export type NoticeText = typeof notice;
