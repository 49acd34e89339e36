/** What the notice says where HR leaves a field empty; both languages, no company in it. */
export const DEFAULT_NOTICE = {
  organiser: { zh: "本公司", en: "your company" },
  purpose: {
    zh: "了解大家的真实感受，改进工作",
    en: "learning how people really feel, so that work can improve",
  },
  contact: {
    zh: "工会或职工代表，或人力资源部门",
    en: "the union or a staff representative, or human resources",
  },
  resultsBy: { zh: "调查结束后 30 天内", en: "within 30 days of the closing date" },
} as const;
