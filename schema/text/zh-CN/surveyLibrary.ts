import { countedInUnits } from "./countedInUnits.ts";

/**
 * The survey library's own sentences that our kinds of questions could bring up; it has English by
 * itself. Its whole Chinese dictionary would take the employee page over its weight.
 */
export const surveyLibrary = {
  emptySurvey: "这份问卷里没有题目。",
  maxSelectError: "最多选 {0} 项。",
  textMaxLength: `最多写 {0} 个字${countedInUnits}。`,
};
