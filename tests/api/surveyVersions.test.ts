import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Callers, makeCallers } from "../support/company.ts";
import { startServer, type TestServer } from "../support/server.ts";

let server: TestServer;
let callers: Callers;

beforeAll(async () => {
  server = await startServer({ clock: "2026-03-02" });
  callers = await makeCallers(server);
});
afterAll(() => server.stop());

// biome-ignore lint/suspicious/noExplicitAny: a survey bent by a test
type Content = any;

/** Publishes the latest version of a survey after an edit. */
async function publish(
  slug: string,
  bump: string,
  edit: (content: Content) => void,
  more: { sameQuestion?: unknown } = {},
) {
  const { items } = (await callers.hr.get("/surveys")).body;
  const { latest } = items.find((survey: { slug: string }) => survey.slug === slug);
  const { survey, scoring } = (await callers.hr.get(`/surveys/${slug}/versions/${latest}`)).body;
  const content = { survey, scoring };
  edit(content);
  const draft = await callers.hr.post(`/surveys/${slug}/drafts`, content);
  expect(draft.body.problems).toEqual([]);
  return callers.hr.post(`/surveys/${slug}/versions`, { draftId: draft.body.id, bump, ...more });
}

const replaceItem = (content: Content) => {
  const element = content.survey.pages[2].elements[0];
  element.name = "CAR-C4";
  element.title = { "zh-cn": "我看得到今后的方向。", en: "I see where I can go from here." };
  content.scoring.items.find((item: { id: string }) => item.id === "CAR-C1").id = "CAR-C4";
  content.scoring.dimensions[1].items[0] = "CAR-C4";
};

describe("a new version", () => {
  it("that mends a slip is a patch, and all lines go on", async () => {
    const { status, body } = await publish("career", "patch", ({ survey }) => {
      survey.pages[0].elements[0].title.en += " ";
    });
    expect([status, body.version]).toEqual([201, "1.0.1"]);
    expect(body.lines.indicators).toEqual([{ indicator: "career-satisfaction", continues: true }]);
    expect(new Set(body.lines.dimensions.map((d: { outcome: string }) => d.outcome))).toEqual(
      new Set(["unchanged"]),
    );
  });

  it("that replaces an item is refused as a patch, with every place and what to do", async () => {
    const { status, body } = await publish("career", "patch", replaceItem);
    expect([status, body.type, body.smallestBump]).toEqual([
      ...[422, "/problems/bump-refused", "minor"],
    ]);
    expect(body.errors.map(({ pointer, code }: Content) => `${code} ${pointer}`).sort()).toEqual([
      "dimension-items-changed /scoring/dimensions/1/items",
      "item-added /survey/pages/2/elements/0/name",
      "item-removed /survey/pages",
    ]);
    for (const { detail } of body.errors) expect(detail).toMatch(/version/);
  });

  it("that replaces an item is a minor one, and its dimension goes on over the others", async () => {
    const { status, body } = await publish("career", "minor", replaceItem);
    expect([status, body.version]).toEqual([201, "1.1.0"]);
    expect(body.lines.dimensions[1]).toEqual({ dimension: "path", outcome: "common-items" });
    expect(body.lines.indicators[0].continues).toBe(true);
  });

  it("cannot reword a question under its id, whatever it is called", async () => {
    for (const bump of ["patch", "minor", "major"]) {
      const { status, body } = await publish("career", bump, ({ survey }) => {
        survey.pages[0].elements[0].title = { "zh-cn": "您满意吗？", en: "Are you satisfied?" };
      });
      expect([status, body.errors[0].code]).toEqual([422, "item-reworded"]);
      expect(body.errors[0].pointer).toBe("/survey/pages/0/elements/0/title");
    }
  });

  it("with another anchor is major, and the indicator's line breaks", async () => {
    const replaceAnchor = (content: Content) => {
      const element = content.survey.pages[0].elements[0];
      element.name = "CAR-G2";
      element.title = { "zh-cn": "您对前景有多满意？", en: "How do you see your prospects?" };
      content.scoring.anchor = "CAR-G2";
      content.scoring.items[0].id = "CAR-G2";
      content.scoring.indicators[0].item = "CAR-G2";
    };
    expect((await publish("career", "minor", replaceAnchor)).body.smallestBump).toBe("major");
    const { status, body } = await publish("career", "major", replaceAnchor);
    expect([status, body.version]).toEqual([201, "2.0.0"]);
    expect(body.lines.indicators).toEqual([{ indicator: "career-satisfaction", continues: false }]);
    expect(body.lines.dimensions[0].outcome).toBe("unchanged");
  });

  describe("with one character exchanged in a question", () => {
    const rewrite = (from: string, to: string) => (content: Content) => {
      const { title } = titleWith(content, from);
      title["zh-cn"] = title["zh-cn"].replace(from, to);
    };
    const titleWith = ({ survey }: Content, words: string) =>
      survey.pages
        .flatMap((page: Content) => page.elements)
        .find(({ title }: Content) => title["zh-cn"].includes(words));

    it("is refused as a patch with both sentences, and nothing is published", async () => {
      const { status, body } = await publish("satisfaction", "patch", rewrite("顺利", "利索"));
      expect([status, body.errors.length]).toEqual([422, 1]);
      const [{ code, subject, was, now, detail }] = body.errors;
      expect([code, subject]).toEqual(["item-reworded", "SAT-E1"]);
      expect([was["zh-cn"], now["zh-cn"], now.en]).toEqual([
        "办公场所和设备能让我顺利完成工作。",
        "办公场所和设备能让我利索完成工作。",
        was.en,
      ]);
      expect(detail).toContain("new id");
    });

    it("goes out once it is declared the same question, its lines go on, and the log says who", async () => {
      const edit = rewrite("顺利", "顺当");
      const asked = await publish("satisfaction", "patch", edit);
      expect([asked.status, asked.body.smallestBump]).toEqual([422, "patch"]);
      expect(asked.body.errors).toMatchObject([
        {
          ...{ code: "item-edited", subject: "SAT-E1" },
          was: { "zh-cn": "办公场所和设备能让我顺利完成工作。" },
          now: { "zh-cn": "办公场所和设备能让我顺当完成工作。" },
        },
      ]);
      expect(asked.body.errors[0].detail).toContain("sameQuestion");
      const sameQuestion = ["SAT-E1"];
      expect((await publish("satisfaction", "minor", edit, { sameQuestion })).status).toBe(422);
      const { status, body } = await publish("satisfaction", "patch", edit, { sameQuestion });
      expect([status, body.version]).toEqual([201, "1.0.1"]);
      expect(body.lines.dimensions.map((one: Content) => one.outcome)).not.toContain("broken");
      expect(body.lines.dimensions.map((one: Content) => one.outcome)).not.toContain(
        "common-items",
      );
      const { items } = (await callers.owner.get("/audit-log")).body;
      const entry = items.find((one: Content) => one.subject === "satisfaction@1.0.1");
      expect(entry).toMatchObject({
        ...{ action: "survey.published" },
        detail: { sameQuestion, comparedWith: "1.0.0" },
      });
      expect(entry.actor).toBeTruthy();
    });

    it.each([
      ["satisfaction", "好用", "难用"],
      ["satisfaction", "奖金", "佣金"],
      ["training", "直接上级", "间接上级"],
    ])(
      "of %s that says the reverse or something else (%s, then %s) is never the same, whatever is declared",
      async (slug, from, to) => {
        const { latest } = (await callers.hr.get("/surveys")).body.items.find(
          (survey: Content) => survey.slug === slug,
        );
        const body = (await callers.hr.get(`/surveys/${slug}/versions/${latest}`)).body;
        const declared = { sameQuestion: [titleWith(body, from).name] };
        for (const bump of ["patch", "minor", "major"]) {
          const refused = await publish(slug, bump, rewrite(from, to), declared);
          expect([refused.status, refused.body.errors[0].code]).toEqual([422, "item-reworded"]);
        }
      },
    );

    it("is refused in words where what is declared is no id", async () => {
      const { status, body } = await publish("career", "patch", () => {}, {
        sameQuestion: ["<b>mine</b>"],
      });
      expect([status, body.errors[0].pointer]).toEqual([422, "/sameQuestion/0"]);
      expect(JSON.stringify(body)).not.toContain("mine");
    });
  });

  it("is told in the draft, and refused, where two codes of a list are read as one elsewhere", async () => {
    const { survey, scoring } = (await callers.hr.get("/surveys/exit/versions/1.0.0")).body;
    const places: [number, number][] = survey.pages.flatMap((page: Content, p: number) =>
      page.elements.flatMap((element: Content, e: number) =>
        element.name === "EXT-R1" ? [[p, e]] : [],
      ),
    );
    const [[page, element] = [0, 0]] = places;
    const { choices } = survey.pages[page].elements[element];
    choices.at(-1).value = choices.at(-2).value.toUpperCase();
    const draft = await callers.hr.post("/surveys/exit/drafts", { survey, scoring });
    const wanted = { draftId: draft.body.id, bump: "major" };
    const { status, body } = await callers.hr.post("/surveys/exit/versions", wanted);
    const place = `/survey/pages/${page}/elements/${element}/choices/${choices.length - 1}/value`;
    const alike = { pointer: place, code: "option-alike" };
    expect(draft.body.problems).toContainEqual(expect.objectContaining(alike));
    expect(status).toBe(422);
    expect(body.errors).toContainEqual(expect.objectContaining(alike));
  });

  it("of a new survey is the first, and has no lines yet", async () => {
    const { survey, scoring } = (await callers.hr.get("/surveys/pulse/versions/1.0.0")).body;
    const draft = await callers.hr.post("/surveys/quick/drafts", { survey, scoring });
    const made = await callers.hr.post("/surveys/quick/versions", {
      ...{ draftId: draft.body.id, bump: "minor" },
    });
    expect([made.status, made.body.version, made.body.lines]).toEqual([201, "1.0.0", null]);
  });
});
