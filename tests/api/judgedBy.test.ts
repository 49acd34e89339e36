import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Callers, makeCallers, makeWave } from "../support/company.ts";
import { answerForEverybody, type DeskCompany, makeDeskCompany } from "../support/deskCompany.ts";
import { caller } from "../support/http.ts";
import { startServer, type TestServer } from "../support/server.ts";

let server: TestServer;
let callers: Callers;
let company: DeskCompany;
let root: string;
let branch: string;
/** A released wave of the whole company, one of a branch, and one that is still open. */
let waves: Record<"released" | "pulse" | "branch" | "open", string>;

beforeAll(async () => {
  server = await startServer({ clock: "2026-03-02" });
  company = await makeDeskCompany(server);
  callers = await makeCallers(server);
  const { items } = (await callers.hr.get("/units")).body;
  root = items.find((unit: { parentId: string | null }) => unit.parentId === null).id;
  branch = items.find((unit: { parentId: string | null }) => unit.parentId === root).id;
  const released = async (wave: object, answers: boolean) => {
    const made = await callers.hr.post("/waves", makeWave({ units: [root], ...wave }));
    const { id } = made.body;
    await callers.hr.post(`/waves/${id}/launch`, {});
    if (answers) await answerForEverybody(server.base, company.hr, id);
    await callers.hr.post(`/waves/${id}/close`, {});
    const { status, text } = await callers.hr.post(`/waves/${id}/release`, {});
    if (status !== 200) throw new Error(text);
    return id as string;
  };
  const open = (await callers.hr.post("/waves", makeWave({ units: [root] }))).body.id;
  await callers.hr.post(`/waves/${open}/launch`, {});
  waves = {
    released: await released({ survey: "career", name: "职业发展" }, true),
    pulse: await released({ survey: "pulse", name: "快问" }, false),
    branch: await released({ survey: "career", name: "分公司", units: [branch] }, false),
    open,
  };
}, 180_000);
afterAll(() => server.stop());

/** Places and reasons of a refused request. */
async function faultsOf(path: string, body: object): Promise<unknown> {
  const { status, body: problem } = await callers.hr.post(path, body);
  expect([status, problem.type]).toEqual([422, "/problems/not-valid"]);
  return problem.errors.map(({ pointer, code }: Record<string, string>) => [pointer, code]);
}

const auditOf = async (action: string): Promise<{ subject: string; detail: unknown }[]> =>
  (await callers.owner.get("/audit-log")).body.items.filter(
    (entry: { action: string }) => entry.action === action,
  );

describe("a baseline", () => {
  it("is read from the released wave by the server: share, answers, version, by whom", async () => {
    const { status, body } = await callers.hr.post("/baselines", {
      indicator: "career-satisfaction",
      wave: waves.released,
    });
    expect(status).toBe(201);
    const { cells } = (await callers.hr.get(`/waves/${waves.released}/results`)).body;
    const { share, n } = cells.find((cell: { unit: string }) => cell.unit === root).items["CAR-G1"];
    expect(body).toMatchObject({
      ...{ indicator: "career-satisfaction", stands: true, wave: waves.released, period: null },
      ...{ value: share.favourable / n, numerator: share.favourable, n },
      ...{ source: "wave", version: "1.0.0", lockedBy: "test hr", reason: null },
    });
    expect((await auditOf("baseline.locked"))[0]).toMatchObject({
      subject: "career-satisfaction",
      detail: { wave: waves.released, isReplacement: false },
    });
  });

  it("is replaced only with a reason, and the old one stays in the list", async () => {
    const again = { indicator: "career-satisfaction", wave: waves.released };
    expect(await faultsOf("/baselines", again)).toEqual([["/reason", "baseline-stands"]]);
    await callers.hr.post("/baselines", { ...again, reason: "同工会商定" });
    const { items } = (await callers.observer.get("/baselines")).body;
    expect(items.map(({ stands, reason }: Record<string, unknown>) => [stands, reason])).toEqual([
      [false, null],
      [true, "同工会商定"],
    ]);
  });

  it("is refused with its reason wherever the wave cannot be one", async () => {
    const career = { indicator: "career-satisfaction", reason: "x" };
    for (const [body, fault] of [
      [{ ...career, wave: waves.open }, ["/wave", "wave-not-released"]],
      [{ ...career, wave: waves.pulse }, ["/wave", "wave-is-pulse"]],
      [{ ...career, wave: waves.branch }, ["/wave", "wave-of-part"]],
      [{ ...career, wave: "0d9d7a0e-0000-4000-8000-00000000dead" }, ["/wave", "unknown-wave"]],
      [
        { indicator: "stress-satisfaction", wave: waves.released },
        ["/wave", "wave-of-other-survey"],
      ],
      [{ indicator: "turnover-rate", wave: waves.released }, ["/wave", "no-wave"]],
      [{ ...career, period: "2026-01" }, ["/period", "no-record"]],
      [{ ...career, value: 0.5, n: 100, source: "2024 年的纸质问卷" }, ["/value", "needs-wave"]],
      [{ indicator: "moods", period: "2026-01" }, ["/indicator", "unknown-indicator"]],
      [
        { indicator: "quarterly-review-held", period: "2026-01" },
        ["/indicator", "process-has-none"],
      ],
    ] as const) {
      expect(await faultsOf("/baselines", body)).toEqual([fault]);
    }
    for (const body of [
      { indicator: "career-satisfaction" },
      { indicator: "career-satisfaction", wave: waves.released, period: "2026" },
      { indicator: "turnover-rate", value: 0.2 },
      { indicator: "turnover-rate", value: 0.2, n: 60, source: "x", by: "me" },
    ]) {
      expect((await callers.hr.post("/baselines", body)).status).toBe(422);
    }
  });

  it("of records is their figure once the period is over and every month of it is there", async () => {
    const month = (text: string, leavers: number) => `turnover,总部,${text},${leavers},60`;
    const of2025 = Array.from({ length: 12 }, (_, i) =>
      month(`2025-${String(i + 1).padStart(2, "0")}`, i % 2),
    );
    const fileOf = (...rows: string[]) =>
      ["record,unit,period,numerator,denominator", ...rows].join("\n");
    await callers.hr.postCsv("/records", fileOf(...of2025.slice(1)));
    const wanted = { indicator: "turnover-rate", period: "2025-12" };
    const noFigure = [["/period", "period-without-figure"]];
    expect(await faultsOf("/baselines", wanted)).toEqual(noFigure);
    await callers.hr.postCsv(
      "/records",
      fileOf(of2025[0] ?? "", month("2026-01", 0), month("2026-02", 0), month("2026-03", 0)),
    );
    expect(await faultsOf("/baselines", { ...wanted, period: "2026-03" })).toEqual([
      ["/period", "period-not-over"],
    ]);
    expect((await callers.hr.post("/baselines", wanted)).body).toMatchObject({
      ...{ wave: null, period: "2025-12", value: 0.1, numerator: 6, n: 60 },
      ...{ source: "records", version: null },
    });
  });

  it("of records is no part of a year, and not of a handful of people", async () => {
    await callers.hr.postCsv(
      "/records",
      [
        "record,unit,period,numerator,denominator",
        "performance-attainment,总部,2025-Q3,70,80",
        ...["2025-Q1", "2025-Q2", "2025-Q3", "2025-Q4"].map((q) => `exit-reasons,总部,${q},1,1`),
      ].join("\n"),
    );
    expect(
      await faultsOf("/baselines", { indicator: "performance-attainment-rate", period: "2025-Q3" }),
    ).toEqual([["/period", "year-not-whole"]]);
    expect(
      await faultsOf("/baselines", { indicator: "stress-leaver-share", period: "2025-Q4" }),
    ).toEqual([["/period", "too-few-people"]]);
  });

  it("of the time before may be entered for what no survey measures, with where it comes from", async () => {
    const entered = {
      indicator: "performance-pass-rate",
      value: 0.8,
      n: 55,
      source: "2025 年考核表",
    };
    expect((await callers.hr.post("/baselines", entered)).body).toMatchObject({
      ...{ value: 0.8, n: 55, numerator: null, source: "2025 年考核表", wave: null, period: null },
    });
    const inPercent = { ...entered, value: 80, reason: "x" };
    expect(await faultsOf("/baselines", inPercent)).toEqual([["/value", "value-out-of-range"]]);
    expect(await faultsOf("/baselines", { ...entered, n: 4, reason: "x" })).toEqual([
      ["/n", "too-few-people"],
    ]);
  });
});

describe("a target", () => {
  const owner = { zh: "客户部", en: "Client department" };

  it("is revised from today on: what is not named stays, and the old line stays in the list", async () => {
    const first = { indicator: "turnover-rate", target: -0.15, reason: "与工会商定" };
    const { status, body } = await callers.hr.post("/targets", first);
    expect(status).toBe(201);
    expect(body).toMatchObject({
      ...{ target: -0.15, changeBasis: "relative", dueOn: null, owner: null, stands: true },
      ...{ validFrom: "2026-03-02", revisedBy: "test hr", reason: "与工会商定" },
    });
    const second = { indicator: "turnover-rate", owner, dueOn: "2027-02-28", reason: "换负责人" };
    await callers.hr.post("/targets", second);
    const { items } = (await caller(server.base, company.managerKey).get("/targets")).body;
    expect(items).toMatchObject([
      { stands: false, target: -0.15, owner: null, dueOn: null },
      { stands: true, target: -0.15, owner, dueOn: "2027-02-28" },
    ]);
  });

  it("may change its basis after the baseline is locked, and the log says so", async () => {
    await callers.hr.post("/targets", {
      indicator: "career-satisfaction",
      changeBasis: "points",
      reason: "百分点更易懂",
    });
    expect((await auditOf("target.revised"))[0]).toMatchObject({
      subject: "career-satisfaction",
      detail: {
        ...{ changeBasisBefore: "relative", changeBasis: "points" },
        ...{ targetBefore: 0.15, target: 0.15, wasBaselineLocked: true },
      },
    });
  });

  it("is refused where it makes no sense, with the reason", async () => {
    for (const [body, fault] of [
      [{ indicator: "moods", target: 0.1 }, ["/indicator", "unknown-indicator"]],
      [{ indicator: "client-satisfaction", target: 0.9 }, ["/indicator", "no-target"]],
      [{ indicator: "quarterly-review-held", target: 2 }, ["/target", "target-fixed"]],
      [
        { indicator: "training-satisfaction", changeBasis: "points" },
        ["/changeBasis", "basis-of-level"],
      ],
      [{ indicator: "training-satisfaction", target: 85 / 10 }, ["/target", "target-out-of-range"]],
      [{ indicator: "stress-satisfaction", target: -0.2 }, ["/target", "target-other-way"]],
      [{ indicator: "stress-leaver-share", target: 0.3 }, ["/target", "target-other-way"]],
      [{ indicator: "training-satisfaction", target: 0.85 }, ["", "nothing-changes"]],
    ] as const) {
      expect(await faultsOf("/targets", { ...body, reason: "x" })).toEqual([fault]);
    }
    expect((await callers.hr.post("/targets", { indicator: "turnover-rate" })).status).toBe(422);
  });

  it("of a step keeps its rhythm, but may get an owner", async () => {
    const { body } = await callers.hr.post("/targets", {
      ...{ indicator: "quarterly-review-held", owner, reason: "原文未指定" },
    });
    expect(body).toMatchObject({ target: 1, owner });
  });
});

describe("a break", () => {
  it("of the appraisal standard ends both lines of performance; one may be named alone", async () => {
    const both = await callers.hr.post("/breaks", {
      ...{ kind: "appraisal-standard", on: "2026-01-01", note: "新的考核等级" },
    });
    expect(both.status).toBe(201);
    expect(both.body.items).toMatchObject([
      { indicator: "performance-attainment-rate", unit: null, on: "2026-01-01" },
      { indicator: "performance-pass-rate", enteredBy: "test hr", note: "新的考核等级" },
    ]);
    const one = await callers.hr.post("/breaks", {
      ...{ kind: "reason-flags", on: "2026-02-01", note: "x", indicator: "stress-leaver-share" },
    });
    expect(one.body.items).toHaveLength(1);
  });

  it("of the organisation belongs to a unit, and can be taken back, which the log keeps", async () => {
    const { body } = await callers.hr.post("/breaks", {
      ...{ kind: "organisation", on: "2026-02-15", unit: branch, note: "两个团队合并" },
    });
    const [{ id }] = body.items;
    expect((await callers.observer.get("/breaks")).body.items).toHaveLength(4);
    expect((await callers.hr.remove(`/breaks/${id}`)).status).toBe(200);
    expect((await callers.hr.remove(`/breaks/${id}`)).status).toBe(404);
    expect((await callers.observer.get("/breaks")).body.items).toHaveLength(3);
    expect(await auditOf("break.entered")).toHaveLength(3);
    expect(await auditOf("break.removed")).toMatchObject([
      { subject: "organisation", detail: { on: "2026-02-15", unit: branch } },
    ]);
  });

  it("is refused where it names too much or too little", async () => {
    const on = "2026-02-15";
    for (const [body, fault] of [
      [{ kind: "organisation" }, ["/unit", "unit-missing"]],
      [{ kind: "organisation", unit: "u09999" }, ["/unit", "unknown-unit"]],
      [
        { kind: "organisation", unit: branch, indicator: "turnover-rate" },
        ["/indicator", "indicator-not-wanted"],
      ],
      [{ kind: "reason-flags", unit: branch }, ["/unit", "unit-not-wanted"]],
      [
        { kind: "reason-flags", indicator: "turnover-rate" },
        ["/indicator", "indicator-of-other-kind"],
      ],
    ] as const) {
      expect(await faultsOf("/breaks", { ...body, on, note: "x" })).toEqual([fault]);
    }
    expect((await callers.hr.post("/breaks", { kind: "reason-flags", on, note: " " })).status).toBe(
      422,
    );
  });
});
