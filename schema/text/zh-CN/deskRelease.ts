/** Sentences of HR's pages about what a wave publishes: its preview, covered words, the release. */
export const deskRelease = {
  preview: {
    title: "预览：将要发布的内容",
    intro:
      "这是将要发布的全部内容；管理者和员工只看到其中自己的部分。数值、归组和显示规则都不能再改。",
    settling: "答卷正在落定，{{seconds}} 秒后自动再试。不需要做什么。",
    settlingTitle: "请稍等",
    passedTitle: "已通过独立核对",
    hiddenTitle: "不显示的内容",
    hiddenComments:
      "文字意见只在至少有 10 份答卷、5 条意见的单位显示；不够的，并到上级单位一起显示。",
    hiddenIntro:
      "共有 {{n}} 处不显示（一处是一个单位的一个数）。哪一处因哪条规则不显示，只有您在这里能看到；发布后只公布各规则的处数。",
    hiddenNone: "没有不显示的内容。",
    rule: "规则",
    separator: "、",
    places: "处数",
    rules: {
      threshold: "有效答案太少",
      tree: "显示了会推算出更小的组",
      cut: "这个单位的细分不能完整显示，所以整组不显示",
      uniform: "回答几乎一样，满意比例只给范围",
      companySize: "这类题目要全公司有足够的答案（一般 30 份）",
      exitSize: "离职问卷：分支机构要至少 30 份答案",
      share: "有平均分，但满意比例要至少 20 份答案才显示（按细分的一律不显示，不计在内）",
    },
    nothingTitle: "没有可以显示的内容",
    nothing:
      "没有人作答，或者答卷太少。发布以后，大家看到的也只有这一句话。也可以不发布：答卷到期自动销毁。",
    moreUnits: "……等 {{n}} 个单位",
    checkingTitle: "正在独立核对",
    checking:
      "独立的核对程序正在逐题尝试推算个人的回答：已核对 {{done}} / {{total}}。关掉页面也不会丢失进度。",
    unsafeTitle: "没有通过独立核对，不能发布",
    unsafe:
      "核对程序发现 {{n}} 处可能推算出少数人的回答，涉及：{{where}}。这是程序的问题，不是您的操作造成的。什么都没有发布，这些数字也不给任何人看，包括这里。请把这段话转告系统维护人员。答卷到期自动销毁。",
    unsafeElsewhere: "题目以外的数字，例如答卷份数",
    asUnit: "查看某个单位的管理者会看到什么",
    everything: "全部内容",
    asUnitHidden: "这个单位不显示的内容",
    asUnitHiddenIntro: "管理者只看到“不显示”，看不到原因。原因只有人力资源部门在这里能看到。",
  },
  redact: {
    button: "遮盖",
    buttonFor: "遮盖这条意见：{{text}}",
    remove: "删除",
    removeFor: "删除这条意见：{{text}}",
    title: "遮盖意见中的文字",
    intro:
      "只遮盖会暴露个人身份的内容，例如姓名。请在下面选中文字，再按“遮盖选中的文字”。其余文字一字不改。遮盖不能撤销，并以您的名义记入日志（不记文字）。",
    label: "意见原文",
    hideSelection: "遮盖选中的文字",
    hideAll: "遮盖整条意见",
    nothingSelected: "请先选中要遮盖的文字。",
    removeTitle: "删除这条已发布的意见？",
    removeConfirm:
      "发布以后只能整条删除。原处会留下一个标记，大家看得到这里删除过一条意见。删除不能撤销。",
    removeYes: "确认删除",
  },
  release: {
    confirmTitle: "发布结果？",
    confirm:
      "只能发布一次。发布后，管理者、监督代表和员工同时看到各自的部分。数字不能再改，也不能撤回；之后只能把某一条意见整条删除，大家看得到删除过。",
    yes: "确认发布",
  },
};
