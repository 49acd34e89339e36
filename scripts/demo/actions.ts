import type { ApiClient } from "./apiClient.ts";
import type { PlannedWave, Programme } from "./programme.ts";
import { uuidOf } from "./random.ts";

type State = "planned" | "under_way" | "done" | "dropped";

/** What the invented company says that it will do, and what becomes of it; programme months. */
interface Sketch {
  /** The wave that it follows from: survey and month. */
  readonly from: readonly [survey: string, month: number];
  readonly indicator: string;
  readonly text: { readonly zh: string; readonly en: string };
  readonly owner: string;
  readonly dueMonth: number;
  /** The first turn makes it, on the first day of its month. */
  readonly turns: readonly (readonly [month: number, state: State])[];
  readonly reason?: { readonly zh: string; readonly en: string };
  readonly isHidden?: true;
}

const SKETCHES: readonly Sketch[] = [
  {
    from: ["satisfaction", 1],
    indicator: "employee-satisfaction-m3",
    text: {
      zh: "奖金怎么算，写成一页纸发给每个人：看哪些数、各占多少，附一个算例。",
      en: "Explain on one page, sent to everybody, how the bonus is reckoned: which figures, which weights, and an example.",
    },
    owner: "人力资源部",
    dueMonth: 6,
    turns: [
      [3, "planned"],
      [4, "under_way"],
      [6, "done"],
    ],
  },
  {
    from: ["stress", 2],
    indicator: "stress-satisfaction",
    text: {
      zh: "每周三晚上不安排会议和培训。",
      en: "No meeting and no training on Wednesday evenings.",
    },
    owner: "各分公司",
    dueMonth: 6,
    turns: [
      [4, "planned"],
      [5, "under_way"],
      [7, "done"],
    ],
  },
  {
    from: ["stress", 2],
    indicator: "stress-satisfaction",
    text: {
      zh: "开通外部心理咨询热线，费用由公司承担；谁打过、谈了什么，公司不知道。",
      en: "An outside counselling line, paid by the company, which learns neither who calls nor what is said.",
    },
    owner: "工会",
    dueMonth: 8,
    turns: [
      [4, "planned"],
      [6, "under_way"],
      [8, "done"],
    ],
  },
  {
    from: ["career", 3],
    indicator: "career-satisfaction",
    text: {
      zh: "有空缺的岗位，先在公司内部公示十天，再对外招聘。",
      en: "Every vacancy is open to our own people for ten days before it is advertised outside.",
    },
    owner: "人力资源部",
    dueMonth: 7,
    turns: [
      [5, "under_way"],
      [7, "done"],
    ],
  },
  {
    from: ["fairness", 5],
    indicator: "fairness-satisfaction",
    text: {
      zh: "考核结果由主管当面说明，之后有十天可以申诉。",
      en: "Managers explain every appraisal face to face, and ten days are left to object.",
    },
    owner: "绩效管理部门",
    dueMonth: 9,
    turns: [
      [7, "planned"],
      [8, "under_way"],
      [10, "done"],
    ],
  },
  {
    from: ["satisfaction", 7],
    indicator: "employee-satisfaction-m7",
    text: {
      zh: "补充医疗保险扩大到子女。",
      en: "Extend the supplementary medical insurance to children.",
    },
    owner: "薪酬福利部门",
    dueMonth: 12,
    turns: [
      [9, "planned"],
      [12, "dropped"],
    ],
    reason: {
      zh: "三家的报价都超出全年预算。改为提高体检标准，另行公布。",
      en: "All three offers exceed the year’s budget. Better medical check-ups are planned instead.",
    },
  },
  {
    from: ["stress", 8],
    indicator: "stress-satisfaction",
    text: {
      zh: "客户投诉先由值班经理接，客户经理不再独自面对。",
      en: "A manager on duty takes complaints first, so that nobody faces them alone.",
    },
    owner: "客户关系部",
    dueMonth: 15,
    turns: [
      [10, "planned"],
      [12, "under_way"],
      [15, "done"],
    ],
  },
  {
    from: ["career", 9],
    indicator: "career-satisfaction",
    text: {
      zh: "入职满一年的客户经理，每半年谈一次职业规划，谈话内容不进考核。",
      en: "After their first year, everybody has a talk about their career each half-year; it is no part of the appraisal.",
    },
    owner: "人力资源部、各部门主管",
    dueMonth: 19,
    turns: [
      [11, "planned"],
      [13, "under_way"],
    ],
  },
  {
    from: ["satisfaction", 13],
    indicator: "employee-satisfaction-m3",
    text: {
      zh: "手机办公系统每季度按大家的意见改一批，改了什么写在公告里。",
      en: "Each quarter the mobile office is mended by what you say, and a notice lists what has changed.",
    },
    owner: "信息技术部",
    dueMonth: 20,
    turns: [
      [15, "planned"],
      [17, "under_way"],
    ],
  },
  {
    from: ["stress", 14],
    indicator: "stress-satisfaction",
    text: { zh: "弹性上下班，先在两个分公司试行。", en: "" },
    owner: "人力资源部",
    dueMonth: 20,
    turns: [[18, "planned"]],
    isHidden: true,
  },
];

/** One turn of an action, on its day. */
export interface ActStep {
  readonly on: string;
  readonly does: "act";
  readonly id: string;
  readonly wave: PlannedWave;
  readonly body: object & { readonly state: State };
  readonly isFirst: boolean;
}

/** All turns of all actions. Each wave is released before the first day on which one follows from it. */
export const planActs = ({ firstDays, waves }: Programme): ActStep[] =>
  SKETCHES.flatMap(({ from: [survey, month], turns, dueMonth, reason, isHidden, ...words }, i) => {
    const wave = waves.find((each) => each.survey === survey && each.month === month);
    if (wave === undefined) throw new Error(`No ${survey} wave in month ${month}.`);
    return turns.map(([turnMonth, state], turn) => ({
      on: firstDays[turnMonth - 1] ?? "",
      does: "act" as const,
      id: uuidOf("action", wave.id, String(i)),
      wave,
      body: {
        ...{ ...words, state, wave: wave.id, visibleToEmployees: isHidden === undefined },
        due: (firstDays[dueMonth - 1] ?? "").slice(0, "2026-06".length),
        ...(state === "dropped" ? { reason } : {}),
      },
      isFirst: turn === 0,
    }));
  });

/** Makes an action, or changes it; what is so already stays. */
export async function act(hr: ApiClient, { id, body, isFirst }: ActStep): Promise<void> {
  const { items } = await hr.get<{ items: { id: string; state: State; revision: number }[] }>(
    "/actions",
  );
  const present = items.find((action) => action.id === id);
  if (isFirst) {
    if (present === undefined) await hr.post("/actions", { id, ...body });
  } else if (present !== undefined && present.state !== body.state) {
    await hr.put(`/actions/${id}`, { ...body, revision: present.revision });
  }
}
