import type * as english from "../en/fileErrors.ts";
import { countedInUnits } from "./countedInUnits.ts";

/** What may be wrong with any table that HR imports, and what to do, by code. */
export const fileErrors: typeof english.fileErrors = {
  "not-utf8": "这一行不是 UTF-8 编码。请把文件另存为“CSV UTF-8”后重试。",
  "quote-open": "这里的引号没有收尾。",
  "field-too-long": `这里有一个字段超过 2,000 个字符${countedInUnits}，是不是引号没有收尾？后面的内容没有读取。`,
  "columns-too-many": "这一行超过 64 个字段。请只保留模板中的列。后面的内容没有读取。",
  "lines-too-many": "文件超过 400,000 行。请删去空行。后面的内容没有读取。",
  "quote-misplaced": "字段中间有引号。请把它写成两个引号，并给整个字段加上引号。",
  "column-missing": "表头缺少这一列。",
  "column-unknown": "表头有一列无法识别（列号同电子表格），请删去。",
  "column-repeated": "表头中这一列出现了两次。",
  "field-count": "这一行的字段数与表头不一致。",
  "unit-name-empty": "路径中有一级部门没有名称。",
  "unit-name-too-long": `路径中有一级部门名称超过 80 个字符${countedInUnits}。`,
  "unit-too-deep": "路径超过 10 级。",
};
