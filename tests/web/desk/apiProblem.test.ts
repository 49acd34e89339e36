import { describe, expect, it } from "vitest";
import { readProblem } from "../../../web/api/apiProblem.ts";

const refused = (status: number, body: string, headers: Record<string, string> = {}) =>
  new Response(body, {
    status,
    headers: { "content-type": "application/problem+json", ...headers },
  });

describe("a refused answer", () => {
  it("tells slug, status and the wave's present state", async () => {
    const body = JSON.stringify({ type: "/problems/step-out-of-order", state: "released" });
    const problem = await readProblem(refused(409, body));
    expect(problem).toMatchObject({ slug: "step-out-of-order", status: 409, state: "released" });
    expect(problem.retryAfterSeconds).toBeNull();
  });

  it("tells the seconds after which a repeat makes sense", async () => {
    const body = JSON.stringify({ type: "/problems/step-out-of-order", state: "closed" });
    const problem = await readProblem(refused(409, body, { "retry-after": "37" }));
    expect(problem.retryAfterSeconds).toBe(37);
  });

  it("ignores a Retry-After that is no number of seconds", async () => {
    const date = { "retry-after": "Wed, 21 Oct 2026 07:28:00 GMT" };
    const problem = await readProblem(refused(429, JSON.stringify({}), date));
    expect(problem.retryAfterSeconds).toBeNull();
  });

  it("names every place at fault, and leaves out what is no place", async () => {
    const errors = [
      { pointer: "/closesOn", code: "date-too-late", detail: "…" },
      "odd",
      { code: 1 },
    ];
    const body = JSON.stringify({ type: "/problems/not-valid", errors });
    const problem = await readProblem(refused(422, body));
    expect(problem.errors).toEqual([{ pointer: "/closesOn", code: "date-too-late", detail: "…" }]);
  });

  it("tells how many ways were found to work out answers, and in which questions", async () => {
    const found = { leaks: 2, questions: ["SAT-G1"] };
    const body = JSON.stringify({ type: "/problems/release-not-safe", ...found });
    expect((await readProblem(refused(409, body))).unsafe).toEqual(found);
    expect((await readProblem(refused(409, JSON.stringify({ leaks: 2 })))).unsafe).toBeNull();
  });

  it.each([
    ["a proxy's page", new Response("<h1>Bad gateway</h1>", { status: 502 }), "internal"],
    ["half a document", refused(500, '{"type":"/problems/int'), "internal"],
    ["a foreign type", refused(403, '{"type":"https://example.invalid/x"}'), "unexpected"],
    ["a list", refused(404, "[]"), "unexpected"],
  ])("is told by its status alone where it is %s", async (_what, response, slug) => {
    expect(await readProblem(response)).toMatchObject({ slug, status: response.status });
  });
});
