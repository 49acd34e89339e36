/** The employee page as it was built, with its places still empty. */
export interface PageTemplate {
  readonly html: string;
  /** What the content security policy calls the one script that stands in the page itself. */
  readonly scriptSource: string;
}

/** What goes into the page. Both are markup already. */
export interface PageParts {
  /** Settings for the script that stands in the page, or nothing. */
  readonly data: string;
  readonly screen: string;
}

const INLINE_SCRIPT = /<script>([\s\S]*?)<\/script>/;

/**
 * The built page. It is read anew each time, so that a build under a running server never leaves
 * a page that names files which are gone.
 * @throws when the page was not built
 */
export async function readPageTemplate(assets: Fetcher, url: string): Promise<PageTemplate> {
  const asset = await assets.fetch(new Request(new URL("/s.html", url)));
  const html = await asset.text();
  const script = INLINE_SCRIPT.exec(html)?.[1];
  if (!asset.ok || script === undefined) throw new Error("The employee page is not built.");
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(script));
  const base64 = btoa(String.fromCharCode(...new Uint8Array(digest)));
  return { html, scriptSource: `'sha256-${base64}'` };
}

/** The page with its places filled. */
export function fillPage({ html }: PageTemplate, { data, screen }: PageParts): string {
  return html.replace("<!--data-->", () => data).replace("<!--screen-->", () => screen);
}
