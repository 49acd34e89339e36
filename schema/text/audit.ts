import { audit as en } from "./en/audit.ts";
import type { Language } from "./language.ts";
import { type AuditText, audit as zhCN } from "./zh-CN/audit.ts";

export type { AuditText };

/** The audit command's sentences in one language. */
export const auditText = (language: Language): AuditText => (language === "en" ? en : zhCN);
