import { countedInUnits } from "./countedInUnits.ts";

/** Sentences of the employee page, apart from the notice. */
export const respond = {
  appName: "安问",
  otherLanguage: "English",
  otherLanguageLabel: "Switch to English",
  opening: "正在打开问卷……",
  checking: "正在核对这份问卷是否和您的邀请链接一致。",

  start: "开始填写",
  resume: "继续填写",
  startNote: (minutes: number) => `大约 ${minutes} 分钟，每一题都可以跳过。`,
  skipNote: "每一题都可以跳过。",
  surveyTitle: (title: string) => `问卷：${title}`,
  loadingSurvey: "正在载入题目……",
  surveyFailed: "题目没有载入，可能是网络不好。您填过的内容都还在。",
  surveyLate: "网络较慢，题目还在路上。您填过的内容不会丢，可以再等一等，或者再试一次。",
  tooOld:
    "这个浏览器太旧，或者没有打开 JavaScript，填不了这份问卷：您的答案要先在手机上加工成匿名票，才会发出。请打开 JavaScript，更新浏览器，或换一部手机再打开邀请链接。",
  verified: "已核对：这一页的内容与您的链接一致。",
  compareYourself: "您是手输的邀请码，请自己和纸条上的指纹（或者链接的最后 32 位）比一比。",
  storageNone:
    "这个浏览器不让网页保存内容（可能是无痕模式）。可以照常填写，但请一口气填完，看到回执码之前不要关闭或刷新页面。",

  progress: (position: number, total: number) => `第 ${position} 题，共 ${total} 题`,
  back: "上一题",
  backToNotice: "返回说明",
  next: "下一题",
  skip: "跳过",
  unchoose: "取消这一题的选择",
  finish: "检查",
  commentLeft: (left: number) =>
    left > 0 ? `还能写 ${left} 个字${countedInUnits}。` : "已到字数上限，写不下了。",
  commentLeftAtMost: (most: number) =>
    most > 0 ? `最多还能写 ${most} 个字${countedInUnits}。` : "已到字数上限，写不下了。",

  reviewTitle: "准备提交",
  reviewCount: (complete: number, total: number) =>
    complete === total
      ? total === 1
        ? "只有一道题，您填了。"
        : `${total} 道题都填了。`
      : `共 ${total} 道题，您填完了 ${complete} 道；没填的算作跳过。`,
  reviewOpen: "没填完的题，点一下就回到那里：",
  reviewQuestion: (position: number) => `第 ${position} 题`,
  reviewEmpty: "您还没有填任何一题。也可以这样提交，会算作一份空白答卷。",
  reviewFinal:
    "提交后不能修改，也不能撤回。提交时，邀请码和答案分两次发送，服务器不保存任何能把两者连起来的东西。",
  reviewFinalOpen:
    "提交后不能修改，也不能撤回。这是公开链接：提交前，这台设备会做一道小计算题，用来挡住自动灌水的程序；凭证和答案分两次发送，服务器不保存任何能把两者连起来的东西。",
  reviewLate:
    "调查刚刚截止。您已经拿到匿名凭证，截止后大约两分钟内提交仍然有效，请尽快提交；再晚系统就不接受了。",
  submit: "提交",
  backToAnswers: "返回修改",

  sendingTitle: "正在提交",
  sendingIssue: "第一步：用邀请码换一张匿名凭证……",
  sendingSolve: "第一步：做一道小计算题，换一张匿名凭证，通常几秒钟……",
  sendingSubmit: "第二步：凭匿名凭证交出答案……",
  sendingKeepOpen: "请不要关闭页面。看到“已收到”才算完成。",
  sendingRetry: (seconds: number) =>
    `网络不通，${seconds} 秒后自动再试。答案已保存在这部手机上，不会丢，也不会重复提交；关掉页面，稍后从同一部手机再打开也可以。`,
  sendingRetryVolatile: (seconds: number) =>
    `网络不通，${seconds} 秒后自动再试。这个浏览器不能保存内容，请不要关闭页面。`,
  sendingBusy: (seconds: number) =>
    `同一网络里刚才有太多无效的尝试，系统要求稍等。${seconds} 秒后自动再试，答案不会丢。`,
  retryNow: "现在再试",

  elsewhereTitle: "您在另一个页面继续了",
  elsewhereBody:
    "这台设备上的另一个页面也打开了这份问卷，那一页的内容比这里新，以那一页为准。请回到那一页；如果它已经关掉，可以在这里接着做，不会重复提交。",
  elsewhereContinue: "在这里接着做",

  receivedTitle: "已收到，谢谢您",
  receivedBody:
    "您的答案已经收下。这一页已经删掉手机上的答案和邀请码；原消息和浏览记录里的链接还在。手机上留下这个回执码，还有一个“这里用过邀请码”的记号，存在邀请码的散列值名下。",
  receivedBodyOpen:
    "您的答案已经收下。这一页已经删掉手机上的答案；原消息和浏览记录里的链接还在。手机上留下这个回执码，还有一个“这里答过这次调查”的记号。",
  receiptLabel: "回执码",
  copy: "复制回执码",
  copied: "已复制",
  copyFailed: "复制不了，请长按选中上面的回执码。",
  receiptUse:
    "结果发布后，重新打开这次调查的链接，就可以用它核对您那一份是否计入。请自己保管，不要给别人看。",
  receiptUseNow: "现在就可以在下面核对您那一份是否计入。请自己保管，不要给别人看。",
  receivedVolatile:
    "您的答案已经收下。这个浏览器不能保存内容：关掉或刷新这一页，回执码就没有了，请现在抄下来。",
  resultsOut: "结果已经公布。",
  resultsBy: (resultsBy: string) => `结果公布：${resultsBy}。`,
  receivedAgain: "用这个链接已经提交过了。",
  receivedSeveral:
    "不止一个人用这台设备答过这次调查。为了不让人对上号，设备上没有记下哪个回执码是谁的，所以都列在这里，其中一个是您的。",
  receivedNone: "这台设备上没有留下回执码，可能已经清除了。",

  answerAnew: "另一个人要用这台设备填写",

  linkNeededTitle: "请重新扫码或打开链接",
  linkNeeded:
    "这次调查用公开链接，不用邀请码，但您打开的地址不完整，看不出属于哪个单位。请重新扫海报上的二维码，或从原消息里点开完整的链接。",

  clear: "清除本机内容",
  clearReceiptWhy:
    "抄下回执码以后，建议清除本机内容：这样，拿到这部手机、又知道您的邀请码的人，就看不到您的回执码。",
  clearQuestion: "要删掉这部手机上保存的答案吗？删了就找不回来。",
  clearReceiptQuestion:
    "要删掉这部手机上的回执码吗？请先抄下来，删了就找不回来。这个链接已经用过，不能再填。",
  clearReceiptsQuestion: "要删掉上面所有的回执码吗？其中也有别人的。请先抄下来，删了就找不回来。",
  clearPendingQuestion:
    "已经用这个邀请码开始提交了。现在删掉，这些答案可能再也无法提交。确定要删吗？",
  clearYes: "删掉",
  clearNo: "不删",
  clearedTitle: "已清除",
  clearedBody:
    "这部手机上已经没有您的答案和回执码。原消息和浏览记录里的链接还在；如果这台设备上还留着别人的回执码，“这里用过邀请码”的记号也还在。可以关闭页面了。",

  held: {
    title: "现在存着哪些和您有关的内容",
    onPhone: "在这部手机上",
    nothing: "什么都没有。",
    volatile: "什么都没有存：您填的内容和回执码只在这一页里，关掉或刷新就没有了。",
    draft: (answered: number, isOpenLink: boolean) =>
      `草稿：您填的 ${answered} 题、看到哪一题、存过几次、选项的排列顺序、所属的组；不含姓名。${isOpenLink ? "这次调查人人用同一个链接，所以草稿没有上锁，用这部手机的人都能打开。" : "草稿用您的邀请码锁着，没有您的链接就打不开。"}14 天没有再填，或者截止以后再打开这个页面，它会被删掉。`,
    asked: "换凭证用的邀请码和随机数。拿到凭证后就删掉。",
    token: "一张匿名凭证。邀请码已经删掉。",
    sealed: "封好的答案，提交成功后就删掉。",
    receipts: (count: number) =>
      `${count} 个回执码，以及一个“这里用过邀请码”的记号。记号存在邀请码的散列值名下，里面没有答案和回执码。`,
    receiptsOpen: (count: number) =>
      `${count} 个回执码，以及一个“这里答过这次调查”的记号。记号里没有答案和回执码。`,
    language: "您在这个标签页里选的语言，关掉标签页就没有了。",
    onServer: "在服务器上",
    ofPerson:
      "您的邀请码的散列值、所属的组、名册上是谁的、用没用过（用过的，还有换凭证时收到的一个遮盖过的数）。原始答卷销毁时一起删掉。",
    ofNobody:
      "您的邀请码的散列值、所属的组、用没用过（用过的，还有换凭证时收到的一个遮盖过的数），不对应任何人。原始答卷销毁时一起删掉。",
    ofOpen:
      "提交以后，有一条“有人用公开链接作答”的记录和所属的组，不对应任何人。原始答卷销毁时一起删掉。",
    unknown:
      "还没有连上服务器，说不准。请按最多的情况来想：您的邀请码的散列值、所属的组、名册上是谁的、已经用过；另有一份加密的答卷，不和邀请码放在一起。",
    noAnswer:
      "这部手机上没有提交过的记录。如果您用这个链接提交过，服务器上还有一份加密的答卷，不和邀请码放在一起。",
    answer: "一份加密的答卷，只有答案和所属的组，不和邀请码放在一起；我们也不知道哪一份是您的。",
    afterRelease: "结果发布后，还有回执码名单和汇总的数字。",
    gone: "答卷和邀请码都已销毁，只剩公布过的汇总数字和回执码名单。",
    pageVersion: "页面代码的版本",
    comparePage:
      "和同事手机上的比一比：不一样，就说明代码不同；一样还不是证明，因为改过的页面也能显示同样的号码。页面不用 Cookie，也不连别的网站。",
  },

  check: {
    title: "核对回执码",
    intro: "核对在这部手机上进行：取来公布的名单，在这里找，您的回执码不会发出去。",
    label: "回执码（20 位）",
    own: "核对我的回执码",
    start: "核对",
    busy: "正在取名单……",
    format: "回执码应有 20 位，只有字母和 2 到 7 的数字。请对照着再看一遍。",
    found: (total: number) => `在名单里：您那一份已经计入。名单上共有 ${total} 份。`,
    missing:
      "名单里没有这个回执码。请先对照着再看一遍；如果没有抄错，请告诉工会或监督代表，说有一份答卷没有计入。",
    notReleased: "名单还没有公布，结果发布以后再来核对。",
    unreachable: "没有连上服务器，请检查网络后再试。",
  },

  codeTitle: "输入邀请码",
  codeIntro:
    "请输入 16 位邀请码，再选择您的单位。邀请码印在纸条上；如果收到的是链接，就是链接里 # 后面的 16 位。",
  codeNoSlip: "没有纸条？请从原消息重新打开链接。",
  codeLabel: "邀请码",
  codeHint: "不分大小写，空格和横线可以不填。也可以把整条链接粘贴到这里。",
  unitLabel: "单位",
  pleaseChoose: "请选择",
  codeContinue: "继续",
  codeCompare: "请和纸条上的指纹（或者链接的最后 32 位）比一比，完全一样再继续：",
  linkCodeWrong: "链接里的邀请码有误，可能是抄错了。请从原消息重新打开链接，或在这里输入邀请码。",
  codeProblems: {
    "link-not-whole": "链接不完整，可能被聊天软件截断了。请从原消息重新打开，或在这里输入邀请码。",
    "link-misspelt":
      "链接里有一个字母不对，可能是手抄时抄错了。请从原消息重新打开，或在这里输入邀请码。",
    "code-length": "邀请码应有 16 位，请数一数。",
    "code-character": "有的字符不会出现在邀请码里，请对照着再看一遍。",
    "code-check": "邀请码有输错的地方，请对照着再看一遍。",
    "unit-missing": "请选择单位。",
  },

  stoppedTitle: "请不要继续填写",
  stops: {
    "manifest-differs":
      "服务器给出的说明和您的邀请链接对不上。可能是链接抄错了，也可能有人改动了规则。",
    "group-missing": "您的邀请链接写的单位不在这次调查里。链接可能不完整，或者被改过。",
    "definition-differs": "服务器给出的题目和说明里登记的不一样。",
    "proof-invalid":
      "服务器用来签发凭证的钥匙，和说明里登记的不是同一把。用别的钥匙有可能认出您，所以我们停在这里，没有发送您的答案。",
    "group-foreign":
      "服务器说这个邀请码属于另一个单位，和您的链接里写的不同。我们停在这里，没有发送您的答案。",
    "receipt-wrong": "服务器给出的回执和您的答卷对不上，所以我们不能说“已收到”。",
  },
  stopAdvice:
    "请回到原来的消息或纸条，重新打开链接；如果还是这样，请把这一页告诉工会或监督代表，再联系人力资源部门。",
  unitForeignTitle: "单位对不上",
  unitForeign:
    "您选的单位和这个邀请码对不上，多半是选错了。请看纸条上的单位再选一次；答案还在，没有发送。如果没有选错，请告诉监督代表。",
  unitAgain: "重新选择单位",

  noWaveTitle: "没有找到这份问卷",
  noWaveBody: "地址可能不完整，或者这次调查还没有开始。请从收到的邀请里重新打开链接。",
  openAgain: "重新打开",
  unreachableTitle: "网络不通",
  unreachableBody: "没有连上服务器。您填过的内容还在这部手机上。请检查网络后再试。",
  retry: "再试一次",
  failedTitle: "页面出了问题",
  failedBody: "请重新打开页面。您填过的内容还在这部手机上。",

  refusedTitle: "这次没有提交成功",
  refusals: {
    "code-not-accepted":
      "系统没有接受这个邀请码。最常见的原因：这个邀请码已经提交过（在另一部手机上，或者在这部手机清除内容之前），那就什么都不用做。也可能是邀请码抄错了，或者调查还没开始、已经截止。您的答案还在这部手机上，没有发出去。",
    "proof-not-accepted":
      "系统没有给出凭证：可能调查刚刚截止，可能这个单位的答卷数已经达到邀请人数，也可能这台设备没能完成那道小计算题。您的答案还在这部手机上，没有发出去，可以再试一次。",
    "ballot-not-accepted":
      "系统没有接受这份答卷，多半是因为调查刚刚截止。如果之前有一次提交中途断了网，那一次可能已经收下，但这里无法确定。答案还在这部手机上。",
    "ballot-not-valid":
      "有的答案系统认不出来，所以什么也没有保存。您的凭证仍然有效，请返回看一看，改好再提交。",
    "request-refused":
      "系统没有接受这次提交，原因在页面而不在您。什么也没有保存，请重新打开页面再试。",
    "too-many-requests":
      "系统没有接受这次提交，但没有说明原因，因为同一网络里无效的尝试太多。邀请码可能已经用过或抄错了，调查可能已经截止，也可能是答案有问题。答案还在这部手机上，请过几分钟再试，或换一个网络。",
  },
  refusedAdvice: "如果您确信自己没有用过这个邀请码，请联系说明里写的联系人，不必说出您的答案。",
  tryAgain: "再试一次",
  otherCode: "换一个邀请码",

  tooLate:
    "这次提交到得太晚，系统没有接受，答案已从这部手机删除。如果之前有一次提交中途断了网，那一次可能已经收下，但这里无法确定。",
  companyResults: "查看全公司结果",
  done: "看看公司听了大家的话之后做了什么",
  states: {
    scheduled: {
      title: "调查还没有开始",
      body: (opensOn: string) => `这次调查从 ${opensOn} 开始。请到时再打开这个链接。`,
    },
    closed: {
      title: "调查已经截止",
      body: (_opensOn: string, resultsBy: string) =>
        `调查已经截止，不再接收答案。这部手机上没有提交的草稿已删除。结果公布：${resultsBy}。`,
    },
    released: {
      title: "调查已经截止",
      body: () => "调查已经截止，不再接收答案。这部手机上没有提交的草稿已删除。结果已经公布。",
    },
    stopped: {
      title: "这次调查已停止",
      body: () => "检查发现异常，这次调查不会发布任何结果，答卷将被销毁。有疑问请联系监督代表。",
    },
    destroyed: {
      title: "调查已经结束",
      body: () =>
        "调查已经截止，不再接收答案。这部手机上没有提交的草稿已删除，服务器上的答卷和邀请码也都已销毁；公布过的结果仍然有效。",
    },
  },
};

export type RespondText = typeof respond;
