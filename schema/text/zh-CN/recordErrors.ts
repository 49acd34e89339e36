import type * as english from "../en/recordErrors.ts";
import { fileErrors } from "./fileErrors.ts";

/** What is wrong with a file of HR's counts, and what to do, by code. */
export const recordErrors: typeof english.recordErrors = {
  ...fileErrors,
  "rows-missing": "文件里没有数据。",
  "rows-too-many": "文件超过 100,000 行，请分成几个文件。",
  "row-repeated": "同一记录、部门和期间在文件中出现了两次，请只保留一行。",
  "record-missing": "这一行没有写明是哪种记录。",
  "record-unknown":
    "没有这种记录。可用的名称：recruitment、reserve-pool、training-coverage、performance-attainment、promotion、exit-reasons、performance-pass、turnover、client-satisfaction。",
  "unit-missing": "缺少部门。",
  "unit-unknown": "没有这个路径的部门。请按花名册的写法，从公司一级写起。",
  "period-not-valid": "期间不正确，请写成 2026-01、2026-Q1、2026-H1 或 2026 的样子。",
  "period-of-other-kind":
    "这种记录的期间不同：turnover 和 promotion 按月；recruitment 和 training-coverage 按月或年；performance-attainment 按季度或年；其余按季度。",
  "period-in-future": "这个期间还没有开始。",
  "number-missing": "缺少数字。",
  "number-not-valid": "数字不正确。请只写数字，小数用点，例如 1200 或 59.5。",
  "number-not-whole": "人数应为整数。",
  "number-too-large": "数字过大，请核对单位。",
  "headcount-half": "期初和期末人数请都填写，或都留空。",
  "headcount-differs": "平均人数应为（期初＋期末）÷2。请改正，或把 denominator 留空。",
  "part-above-whole": "部分大于它所属的总数。",
  "column-of-other-record": "这一列属于别的记录，这一行请留空。",
};
