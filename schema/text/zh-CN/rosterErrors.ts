import type * as english from "../en/rosterErrors.ts";
import { countedInUnits } from "./countedInUnits.ts";
import { fileErrors } from "./fileErrors.ts";

/** What is wrong with a roster file, and what to do, by code. */
export const rosterErrors: typeof english.rosterErrors = {
  ...fileErrors,
  "rows-missing": "文件里没有人员。花名册必须是完整的。",
  "rows-too-many": "文件超过 100,000 人。",
  "units-too-many": "文件里的部门超过 10,000 个。",
  "control-character": "字段里有换行或看不见的字符，请重新输入。",
  "person-id-missing": "缺少人员编号。",
  "person-id-not-valid": "编号为 1 到 64 个字母、数字或 . _ @ -，并以字母或数字开头。",
  "person-id-repeated": "此人在文件中出现了两次。",
  "name-missing": "缺少姓名。",
  "too-long": `字段超过 80 个字符${countedInUnits}。`,
  "email-not-valid": "邮箱地址不正确。请改正，或留空。",
  "email-repeated": "这个邮箱地址在文件中出现了两次。",
  "unit-missing": "缺少部门。",
  "root-differs": "所有路径都应以同一个部门（公司）开头。",
  "date-not-valid": "日期不正确，请写成 2026-01-31 的样子。",
  "date-in-future": "日期在今天之后。",
};

/** What is wrong with a confirmed rename of a unit, by code. */
export const renameErrors: typeof english.renameErrors = {
  "unit-unknown": "没有这个编号的部门。",
  "unit-repeated": "这个部门被改名了两次。",
  "path-not-valid": `新路径不正确：每级名称 1 到 80 个字符${countedInUnits}，最多 10 级。`,
  "path-taken": "另一个部门已使用这个路径。",
  "root-differs": "公司始终是唯一的最上级：它的路径只有一级，其他部门都多于一级。",
};
