import type { SameKeys } from "../sameKeys.ts";
import type { suggestionWords as zhCN } from "../zh-CN/suggestionWords.ts";

/** Names of what a suggestion is about and what became of it, for employees and HR alike. */
export const suggestionWords: SameKeys<typeof zhCN> = {
  categories: {
    recruitment: "Recruitment",
    training: "Training and mentoring",
    incentives: "Incentives",
    career: "Career",
    environment: "Workplace and stress",
    appraisal: "Targets and appraisal",
    benefits: "Pay and benefits",
    feedback: "Feedback",
    other: "Something else",
  },
  statuses: {
    open: "Not answered yet",
    adopted: "Adopted",
    partly_adopted: "Partly adopted",
    implemented: "Done",
    rejected: "Not adopted",
    duplicate: "Suggested before",
    spam: "No suggestion",
  },
};
