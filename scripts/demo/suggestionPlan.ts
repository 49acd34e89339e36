import type { z } from "@hono/zod-openapi";
import type { NewSuggestion, SuggestionDecision } from "../../schema/wire/suggestions.ts";

type Category = z.infer<typeof NewSuggestion>["category"];
type Status = z.infer<typeof SuggestionDecision>["status"];

/** What happens to a suggestion so many days after it was received. */
export type SuggestionEvent = { readonly afterDays: number } & (
  | {
      readonly does: "decide";
      readonly status: Status;
      readonly answer: string;
      readonly action?: string;
      readonly owner?: string;
      /** Days from the decision to the day by which it is to be done. */
      readonly dueAfterDays?: number;
    }
  | { readonly does: "write"; readonly from: "hr" | "submitter"; readonly text: string }
);

/** A suggestion of the invented company and what comes of it. */
export interface PlannedSuggestion {
  /** Programme month, from 1, and day of that month. */
  readonly month: number;
  readonly day: number;
  readonly category: Category;
  readonly text: string;
  /** Absent: anonymous, as most are. */
  readonly submitter?: { readonly name: string; readonly contact: string };
  readonly events: readonly SuggestionEvent[];
}

const decide = (
  afterDays: number,
  status: Status,
  answer: string,
  named?: readonly [action: string, owner: string, dueAfterDays: number],
): SuggestionEvent => ({
  ...{ afterDays, does: "decide", status, answer },
  ...(named && { action: named[0], owner: named[1], dueAfterDays: named[2] }),
});
const write = (afterDays: number, from: "hr" | "submitter", text: string): SuggestionEvent => ({
  ...{ afterDays, does: "write", from, text },
});

/** Eighteen months of the box. None names anybody. */
export const SUGGESTIONS: readonly PlannedSuggestion[] = [
  {
    ...{ month: 1, day: 9, category: "feedback" },
    text: "提上去的建议请都给个答复，哪怕是不采纳，也说一声为什么。",
    events: [
      decide(12, "adopted", "说得对。以后每条建议 60 天内答复，不采纳的也写明理由。", [
        "每两周清一次建议箱，逐条答复",
        "人力资源部",
        45,
      ]),
      decide(70, "implemented", "已经照此执行两个月，欢迎继续监督。", [
        "每两周清一次建议箱，逐条答复",
        "人力资源部",
        0,
      ]),
    ],
  },
  {
    ...{ month: 2, day: 6, category: "environment" },
    text: "三楼大开间接电话互相影响，能不能隔出两三个电话间？",
    events: [
      decide(25, "partly_adopted", "场地只够隔出一间，先做一间，预约使用；其余等明年装修。", [
        "三楼东侧隔出一个电话间",
        "行政部",
        60,
      ]),
    ],
  },
  {
    ...{ month: 2, day: 20, category: "appraisal" },
    text: "年中不要再改考核指标了，改了以后前半年的努力说不清。",
    events: [
      decide(
        38,
        "rejected",
        "今年的调整来自监管要求，无法避免。我们会把改动前后的算法都写明，并在公布前征求工会意见。",
      ),
    ],
  },
  {
    ...{ month: 3, day: 12, category: "training" },
    text: "新产品上线之前，先给一线讲一遍再对客户宣传。",
    events: [
      decide(15, "adopted", "同意。上线前一周安排一次线上讲解。", [
        "产品上线清单里加入“一线讲解”一项",
        "培训部",
        30,
      ]),
      decide(66, "implemented", "已写进上线清单，最近两个产品都照此做了。", [
        "产品上线清单里加入“一线讲解”一项",
        "培训部",
        0,
      ]),
    ],
  },
  {
    ...{ month: 4, day: 18, category: "incentives" },
    text: "老客户续约花的功夫不比拉新客户少，奖金里也应当算进去。",
    events: [
      decide(35, "partly_adopted", "续约满两年的客户从下季度起计入；一年期的还要再测算。", [
        "续约满两年的客户计入季度奖金",
        "财务部、人力资源部",
        75,
      ]),
    ],
  },
  {
    ...{ month: 5, day: 7, category: "benefits" },
    text: "体检能不能加上颈椎和腰椎？天天坐着打电话，大家多少都有点不舒服。",
    events: [
      decide(20, "adopted", "可以，从下一次体检起增加，自愿选择。", [
        "体检增加可选项目",
        "行政部",
        120,
      ]),
      decide(130, "implemented", "本次体检已经增加。体检结果只有本人能看到。", [
        "体检增加可选项目",
        "行政部",
        0,
      ]),
    ],
  },
  {
    ...{ month: 6, day: 16, category: "career" },
    text: "转岗申请交上去几个月没有消息，希望有个答复期限。",
    events: [
      decide(18, "adopted", "定为 30 天。到期没有结果的，也会告诉您进展。", [
        "转岗申请 30 天内答复",
        "人力资源部",
        30,
      ]),
    ],
  },
  {
    ...{ month: 7, day: 21, category: "environment" },
    text: "月底报表和客户拜访撞在一起，能不能错开？",
    events: [
      write(4, "hr", "谢谢。您说的是哪几张报表？"),
      write(7, "submitter", "主要是回访台账和月度业绩表，两张的内容有一半重复。"),
      decide(20, "adopted", "两张表确实重复。合并成一张，截止日改到次月 5 日。", [
        "合并两张报表，截止日改到次月 5 日",
        "运营部",
        40,
      ]),
      decide(62, "implemented", "新表从本月起使用。", [
        "合并两张报表，截止日改到次月 5 日",
        "运营部",
        0,
      ]),
      write(64, "submitter", "用上了，省了不少时间，谢谢。"),
    ],
  },
  {
    ...{ month: 8, day: 8, category: "training" },
    text: "Please record the online sessions, so that whoever is visiting a client can catch up.",
    events: [
      decide(10, "adopted", "Yes. Recordings will be kept on the training page for three months.", [
        "Record online sessions",
        "Training department",
        20,
      ]),
      decide(40, "implemented", "All sessions since last month are there.", [
        "Record online sessions",
        "Training department",
        0,
      ]),
    ],
  },
  {
    ...{ month: 8, day: 22, category: "other" },
    text: "食堂晚餐能不能供应到八点半？",
    events: [
      decide(
        21,
        "rejected",
        "统计了一个月，七点半以后平均只有六人用餐，食堂撑不住成本。便利柜已加了热饭，可以先用着。",
      ),
    ],
  },
  {
    ...{ month: 9, day: 15, category: "recruitment" },
    text: "内部推荐要等新人满一年才发奖，太久了，大家没有动力推荐。",
    events: [
      decide(28, "partly_adopted", "改为转正时发一半，满一年发另一半。", [
        "推荐奖分两次发放",
        "人力资源部",
        45,
      ]),
    ],
  },
  {
    ...{ month: 10, day: 11, category: "incentives" },
    text: "我们几个人商量过：荣誉评选请把“团队协作”也列为一项，光看个人业绩不利于互相帮忙。",
    submitter: { name: "客户经理代表", contact: "内线 8021" },
    events: [
      decide(17, "adopted", "很好的想法，下一次评选增加“最佳搭档”，由同事提名。", [
        "年度评选增加“最佳搭档”",
        "工会、人力资源部",
        90,
      ]),
    ],
  },
  {
    ...{ month: 10, day: 23, category: "feedback" },
    text: "希望建议都能有回音。",
    events: [decide(9, "duplicate", "与以前的一条相同：每条建议 60 天内都会答复。")],
  },
  {
    ...{ month: 11, day: 19, category: "appraisal" },
    text: "考核用的数据自己查不到，出了错也发现不了。能不能在系统里看到自己的？",
    events: [
      write(6, "hr", "您最想核对的是哪一类数据？"),
      write(9, "submitter", "客户数量和投诉记录，这两项最容易记错。"),
      decide(30, "adopted", "先开放客户数量和投诉记录，本人可以查看并提出更正。", [
        "考核数据本人查询",
        "信息技术部",
        150,
      ]),
    ],
  },
  {
    ...{ month: 12, day: 5, category: "benefits" },
    text: "补充医疗希望能把子女也加进来。",
    events: [
      decide(
        33,
        "rejected",
        "今年的预算不够。已请保险公司报了自费加入的团体价，愿意的同事可以在福利页面登记。",
      ),
    ],
  },
  {
    ...{ month: 12, day: 17, category: "environment" },
    text: "A start time between eight and ten would help those who bring children to school.",
    events: [
      decide(14, "adopted", "Agreed, for all teams where the counter stays manned.", [
        "Flexible start between 8 and 10",
        "Heads of department",
        30,
      ]),
      decide(75, "implemented", "In place in all regions.", [
        "Flexible start between 8 and 10",
        "Heads of department",
        0,
      ]),
    ],
  },
  {
    ...{ month: 13, day: 10, category: "career" },
    text: "走专业路线的也应当有带教津贴，不然没有人愿意带新人。",
    events: [
      decide(40, "partly_adopted", "带教满三个月、新人转正的，发一次性津贴；按月津贴今年不做。", [
        "一次性带教津贴",
        "人力资源部",
        60,
      ]),
    ],
  },
  {
    ...{ month: 14, day: 13, category: "training" },
    text: "异议处理的案例集建议每季度更新一次，我可以帮忙收集。",
    submitter: { name: "华南区培训联络员", contact: "内线 8307" },
    events: [
      decide(12, "adopted", "欢迎参加！培训部会和您联系。", ["每季度更新案例集", "培训部", 60]),
      decide(68, "implemented", "第一版更新已经发给各区。", ["每季度更新案例集", "培训部", 0]),
    ],
  },
  {
    ...{ month: 15, day: 8, category: "environment" },
    text: "客户投诉先由专人接一下，情绪平复了再转给经办的客户经理。",
    events: [
      decide(22, "adopted", "在华东区先试三个月，看投诉处理时间有没有变长。", [
        "投诉专席试点",
        "客户关系部",
        90,
      ]),
    ],
  },
  {
    ...{ month: 16, day: 7, category: "incentives" },
    text: "季度奖金的明细能不能发到个人，现在只看到一个总数。",
    events: [],
  },
  {
    ...{ month: 17, day: 9, category: "other" },
    text: "代办各类证件，价格优惠，欢迎咨询。",
    events: [decide(2, "spam", "这不是建议。")],
  },
  {
    ...{ month: 17, day: 18, category: "recruitment" },
    text: "面试的时候请讲清楚要跑外勤，有的新人来了才知道，干两个月就走了。",
    events: [
      decide(16, "adopted", "招聘启事和面试提纲都加上外勤的比例。", [
        "招聘启事写明外勤比例",
        "人力资源部",
        30,
      ]),
    ],
  },
  {
    ...{ month: 18, day: 8, category: "benefits" },
    text: "外勤的交通补贴三年没有调过，油价都涨了几回了。",
    events: [
      write(6, "hr", "正在测算。您主要是自己开车，还是打车、坐地铁？"),
      write(9, "submitter", "自己开车的多，停车费比油钱还贵。"),
    ],
  },
  {
    ...{ month: 18, day: 21, category: "appraisal" },
    text: "Could the appraisal talk last half an hour at least? Ten minutes is a formality.",
    events: [],
  },
];
