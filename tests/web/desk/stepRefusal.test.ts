import i18next from "i18next";
import { beforeAll, expect, it } from "vitest";
import { DESK_TEXTS } from "../../../schema/text/desk.ts";
import { ApiProblem } from "../../../web/api/apiProblem.ts";
import { refusalText } from "../../../web/manage/stepRefusal.ts";

beforeAll(async () => {
  await i18next.init({
    resources: { en: { ...DESK_TEXTS.en }, "zh-CN": { ...DESK_TEXTS["zh-CN"] } },
    interpolation: { escapeValue: false },
  });
});

const said = (language: string, slug: string, state: string, retryAfterSeconds: number | null) =>
  refusalText(
    new ApiProblem({ slug, status: 409, state, retryAfterSeconds }),
    i18next.getFixedT(language, "waves"),
    i18next.getFixedT(language, "desk"),
  );

it("a launch under way is told as that, with when to try again, and not as days left", () => {
  expect([
    said("zh-CN", "wave-being-launched", "draft", 60),
    said("en", "wave-being-launched", "draft", 60),
  ]).toEqual([
    "这一轮正在启动，请一分钟后再试。",
    "The wave is being launched. Try again in a minute.",
  ]);
});

it("any other step that does not fit is told by where the wave stands, or by the days left", () => {
  expect(said("en", "step-out-of-order", "open", null)).toContain("State now: Open.");
  expect(said("en", "step-out-of-order", "released", 3 * 86_400)).toContain("Days left: 3.");
});
