import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Marked, type Token, type Tokens } from "marked";
import type { Plugin } from "vite";
import type { Language } from "../../schema/text/language.ts";
import { repositoryRoot } from "../lib/command.ts";

/** Language of each part of the text, by the anchor of its heading. */
const PART_LANGUAGES: Readonly<Record<string, Language>> = { 中文: "zh-CN", english: "en" };

/** Fills `web/privacy.html` with docs/privacy.md, in a build and in a server for development. */
export function privacyPage(): Plugin {
  return {
    name: "privacy-page",
    transformIndexHtml: {
      order: "pre",
      handler(html, { filename }) {
        if (!filename.endsWith("/privacy.html")) return html;
        const markdown = readFileSync(join(repositoryRoot, "docs", "privacy.md"), "utf8");
        const { title, body } = renderPrivacy(markdown);
        return html.replace("<!--title-->", () => title).replace("<!--text-->", () => body);
      },
    },
  };
}

/**
 * The text as markup, each part marked with its language: `<h1>` and links to the parts, then a
 * section for each heading of level two. A heading's id is the anchor that it has on GitHub.
 *
 * @param markdown first a title `中文 · English`, then parts whose headings `PART_LANGUAGES` knows
 * @returns `title`: the Chinese half of the title; both are HTML
 * @throws for raw HTML, a picture, a link to a heading that is not there, or a part in no language
 */
export function renderPrivacy(markdown: string): { title: string; body: string } {
  const marked = new Marked();
  const tokens = marked.lexer(markdown);
  const anchors = new Set<string>();
  marked.walkTokens(tokens, (token) => {
    if (token.type === "heading") anchors.add(anchorOf(token.text));
  });
  marked.use({
    renderer: {
      heading({ depth, text, tokens: inside }) {
        return `<h${depth} id="${anchorOf(text)}">${this.parser.parseInline(inside)}</h${depth}>\n`;
      },
      link({ href, text, tokens: inside }) {
        const label = this.parser.parseInline(inside);
        // A path leads to a file of the repository, which the page does not serve.
        if (!href.startsWith("#")) return label;
        const anchor = decodeURI(href.slice(1));
        if (!anchors.has(anchor)) throw new Error(`"${text}" leads to no heading: ${href}`);
        const language = PART_LANGUAGES[anchor];
        return `<a href="${href}"${language === undefined ? "" : ` lang="${language}"`}>${label}</a>`;
      },
      html: refuse,
      image: refuse,
    },
  });
  const [top = [], ...parts] = splitAtParts(tokens);
  const [heading, ...links] = top;
  const text = heading?.type === "heading" ? String(heading.text) : "";
  const [title, inEnglish] = marked.parseInline(text, { async: false }).split(" · ");
  if (title === undefined || inEnglish === undefined) throw new Error("There is no title.");
  return {
    title,
    body: [
      `<h1 id="${anchorOf(text)}">${title} <span lang="en">${inEnglish}</span></h1>\n`,
      marked.parser(links),
      ...parts.map((part) => {
        const anchor = anchorOf((part[0] as Tokens.Heading).text);
        const language = PART_LANGUAGES[anchor];
        if (language === undefined) throw new Error(`The part ${anchor} is in no language.`);
        return `<section lang="${language}" aria-labelledby="${anchor}">\n${marked.parser(part)}</section>\n`;
      }),
    ].join(""),
  };
}

/** What stands before the first heading of level two, then one list for each such heading. */
function splitAtParts(tokens: readonly Token[]): Token[][] {
  const parts: Token[][] = [[]];
  for (const token of tokens) {
    if (token.type === "heading" && token.depth === 2) parts.push([]);
    parts.at(-1)?.push(token);
  }
  return parts;
}

/** The anchor that GitHub gives to a heading: letters, digits and hyphens, small, no spaces. */
const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}\p{Pc} -]/gu, "")
    .replaceAll(" ", "-");

function refuse({ raw }: { readonly raw: string }): never {
  throw new Error(`The text is plain Markdown, without "${raw.trim()}".`);
}
