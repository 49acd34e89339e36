import i18next from "i18next";
import { beforeAll, describe, expect, it } from "vitest";
import { DESK_TEXTS } from "../../../schema/text/desk.ts";
import { auditDetails } from "../../../web/manage/auditDetails.ts";

const names = new Map([["u00002", "华东区"]]);

describe("what the audit log keeps of an act", () => {
  beforeAll(async () => {
    await i18next.init({
      resources: {
        en: { access: DESK_TEXTS.en.access },
        "zh-CN": { access: DESK_TEXTS["zh-CN"].access },
      },
      interpolation: { escapeValue: false },
    });
  });

  const detail = {
    units: ["u00002", "u00009"],
    isDisabled: false,
    changed: ["units"],
    byMonth: { "2026-03": 12 },
    wave: null,
    records: [],
  };

  it("is labelled in the reader's language, with names for units", () => {
    expect(auditDetails(detail, names, i18next.getFixedT("zh-CN", "access"))).toEqual([
      "单位: 华东区、u00009",
      "已停用: 否",
      "改动: 单位",
      "每月张数: 2026-03 12",
      "轮次: 无",
      "人事数据: 无",
    ]);
    expect(auditDetails(detail, names, i18next.getFixedT("en", "access"))).toContain(
      "units: 华东区, u00009",
    );
  });

  it("keeps the server's word where the pages know none", () => {
    const t = i18next.getFixedT("en", "access");
    expect(auditDetails({ somethingNew: 3 }, names, t)).toEqual(["somethingNew: 3"]);
  });
});
