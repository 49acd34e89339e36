import type * as english from "../en/programmeErrors.ts";

/** Why a baseline cannot be locked, and what to do, by code. */
export const baselineErrors: typeof english.baselineErrors = {
  "unknown-indicator": "没有这个指标。编号见指标列表。",
  "process-has-none": "只看是否按时完成的事项没有基线。",
  "no-wave": "这个指标不来自问卷。请填写人事记录的期间，或直接填写数值。",
  "no-record": "这个指标不来自人事记录。请选择已发布的轮次。",
  "needs-wave": "问卷指标的基线取自已发布的轮次：直接填写的数值无法与它比较。",
  "unknown-wave": "没有这个轮次。",
  "wave-not-released": "这个轮次还没有发布。请先发布。",
  "wave-is-pulse": "快问的提问情境与完整问卷不同。请选择完整问卷的轮次。",
  "wave-of-other-survey": "这个轮次用的是另一份问卷，与该指标无关。",
  "wave-of-part": "这个轮次只调查了公司的一部分。请选择全公司的轮次。",
  "too-few-answers": "全公司作答不足 20 人，人数太少，不能作为起点。",
  "answers-too-alike": "答案过于一致，只发布了比例的范围，不能作为基线。",
  "period-without-figure":
    "这个期间没有全公司的数值。请检查其中每个月、每个部门的记录是否都已导入。",
  "period-not-over": "这个期间还没有结束。",
  "year-not-whole": "这是年内的累计数。请选择完整的一年。",
  "too-few-people": "这项记录不足 5 人，人数太少，不能作为起点。",
  "value-out-of-range": "比例应在 0 和 1 之间：85% 写作 0.85。",
  "baseline-stands": "基线已经锁定。请写明更换的理由；原来的基线仍保留在列表中。",
};

/** Why a target cannot be revised, and what to do, by code. */
export const targetErrors: typeof english.targetErrors = {
  "unknown-indicator": "没有这个指标。编号见指标列表。",
  "no-target": "这项数值只作观察，没有目标。",
  "target-fixed": "这是只看是否按时完成的事项，只能改期限和负责人。",
  "basis-of-level": "只有变化类目标才分相对和百分点，这个目标是水平值。",
  "target-out-of-range": "比例 85% 写作 0.85，增长 15% 写作 0.15。",
  "target-other-way": "这个指标应朝相反的方向变化，请检查正负号。",
  "nothing-changes": "目标现在就是这样。",
};

/** Why a break cannot be entered, and what to do, by code. */
export const breakErrors: typeof english.breakErrors = {
  "unit-missing": "组织调整造成的断点需要写明部门。",
  "unit-not-wanted": "这种断点对所有部门有效，请不要填写部门。",
  "unknown-unit": "没有这个部门。",
  "indicator-not-wanted": "组织调整会中断该部门的所有曲线，请不要填写指标。",
  "indicator-of-other-kind": "这种断点与该指标无关。",
};

/** Why an action cannot be as it is wanted, and what to do, by code. */
export const actionErrors: typeof english.actionErrors = {
  "unknown-indicator": "没有这个指标。编号见指标列表。",
  "unknown-wave": "没有这个轮次。",
  "wave-not-over": "这个轮次还没有截止。截止之后再关联。",
  "unknown-suggestion": "没有这条建议。",
  "already-shown": "员工已经看到过，不能再隐藏。可以修改，或者写明理由、改为不再进行。",
};
