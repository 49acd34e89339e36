import { html } from "hono/html";
import { LANGUAGES, type Language } from "../../../schema/text/language.ts";
import { missingPageText } from "../../../schema/text/missingPage.ts";

const STYLE = `
  body { margin: 0 auto; max-width: 40rem; padding: 1.5rem 1rem; font: 1.0625rem/1.65 system-ui, sans-serif; }
  section + section { margin-top: 2.5rem; }
  a { display: inline-block; padding: 0.625rem 0; }
  :root { color-scheme: light dark; }
`;

/** A page for whoever mistyped an address. It loads nothing, since any address may be one. */
export const missingPage = (): string =>
  String(html`<!doctype html>
<html lang="zh-CN">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="robots" content="noindex" />
    <link rel="icon" href="data:," />
    <title>${missingPageText("zh-CN").title} · ${missingPageText("en").title}</title>
    <style>${STYLE}</style>
  </head>
  <body>
    <main>${LANGUAGES.map(part)}</main>
  </body>
</html>
`);

const part = (language: Language) => {
  const { title, body, home } = missingPageText(language);
  const heading = language === "zh-CN" ? html`<h1>${title}</h1>` : html`<h2>${title}</h2>`;
  return html`<section lang="${language}">${heading}<p>${body}</p><p><a href="/">${home}</a></p></section>`;
};
