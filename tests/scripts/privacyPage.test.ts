import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { privacyLink as english } from "../../schema/text/en/privacyLink.ts";
import { renderPrivacy } from "../../scripts/build/privacyPage.ts";
import { repositoryRoot } from "../../scripts/lib/command.ts";

const markdown = readFileSync(join(repositoryRoot, "docs", "privacy.md"), "utf8");
const { title, body } = renderPrivacy(markdown);

/** What stands between two places, the second left out. */
const between = (start: string, end: string): string =>
  body.slice(body.indexOf(start), body.indexOf(end, body.indexOf(start)));
const parts = {
  "zh-CN": between('<section lang="zh-CN"', "</section>"),
  en: between('<section lang="en"', "</section>"),
};

/** Two lines as they are, but for their heading, which is no part of any language. */
const framed = (text: string): string => `# 题 · Title\n\n## English\n\n${text}\n`;

describe("the page of the promises", () => {
  it("has every heading of the text, in the part of its language, with an id", () => {
    const headings = [...markdown.matchAll(/^(#{2,}) (.+)$/gm)];
    expect(headings.length).toBeGreaterThan(8);
    for (const [, marks = "", text = ""] of headings) {
      const part = /\p{Script=Han}/u.test(text) ? parts["zh-CN"] : parts.en;
      const ids = [...part.matchAll(new RegExp(`<h${marks.length} id="([^"]+)">${text}</h`, "g"))];
      expect([text, ids.length]).toEqual([text, 1]);
    }
    const ids = [...body.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(headings.length + 1);
    expect(body).toMatch(
      /^<h1 id="[^"]+">隐私承诺.* <span lang="en">Privacy promises.*<\/span><\/h1>/,
    );
    expect(title).toBe("隐私承诺与剩余风险");
  });

  it("says the same as the text, word for word", () => {
    const words = (text: string) => text.replace(/\s+/g, "");
    const shown = body
      .replace(/<[^>]+>/g, "")
      .replace(/&quot;/g, '"')
      .replace(/&#39;/g, "'");
    const written = markdown
      .replace(/^(#+|-|\d+\.) /gm, "")
      .replace(/\]\(#[^)]+\)|\[|\*\*|`/g, "")
      .replaceAll(" · ", "");
    expect(words(shown).replaceAll("·", "")).toBe(words(written));
  });

  it("is made of headings, paragraphs, lists and links within itself", () => {
    const tags = new Set([...body.matchAll(/<([a-z0-9]+)/g)].map(([, tag]) => tag));
    expect([...tags].sort()).toEqual([
      "a",
      "code",
      "h1",
      "h2",
      "h3",
      "li",
      "ol",
      "p",
      "section",
      "span",
      "strong",
      "ul",
    ]);
    const links = [...body.matchAll(/<a href="([^"]+)" lang="([^"]+)">/g)];
    expect(links.map(([, href = "", lang]) => [decodeURI(href), lang])).toEqual([
      ["#中文", "zh-CN"],
      ["#english", "en"],
    ]);
    expect(english.href.split("#")[1]).toBe("english");
  });

  it("shows the name of a file of the repository without a link that leads nowhere", () => {
    const { body: shown } = renderPrivacy(framed("See [the decision](adr/0018-page.md)."));
    expect(shown).toContain("<p>See the decision.</p>");
  });

  it.each([
    ["raw HTML", "A <b>bold</b> word."],
    ["a block of HTML", "<script>alert(1)</script>"],
    ["a picture", "![A sketch](sketch.png)"],
    ["a link to a heading that is not there", "[There](#nowhere)"],
    ["a part in another language", "## Deutsch\n\nJa."],
  ])("is not built from a text with %s", (_, text) => {
    expect(() => renderPrivacy(framed(text))).toThrow();
  });
});
