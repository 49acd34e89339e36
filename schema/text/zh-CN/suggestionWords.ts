/** Names of what a suggestion is about and what became of it, for employees and HR alike. */
export const suggestionWords = {
  categories: {
    recruitment: "招聘",
    training: "培训与带教",
    incentives: "激励",
    career: "职业发展",
    environment: "工作环境与压力",
    appraisal: "绩效与考核",
    benefits: "薪酬与福利",
    feedback: "意见反馈",
    other: "其他",
  },
  statuses: {
    open: "待答复",
    adopted: "已采纳",
    partly_adopted: "部分采纳",
    implemented: "已落实",
    rejected: "未采纳",
    duplicate: "与已有建议重复",
    spam: "无效内容",
  },
};
