/** Leads to the promises and their limits (docs/privacy.md). */
export const privacyLink = {
  href: "/privacy",
  label: "隐私承诺怎样检验，还有哪些风险（在新页面打开）",
};
