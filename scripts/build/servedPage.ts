import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Plugin, build as viteBuild } from "vite";

/** Where the page says which build it is; filled in once everything else is fixed. */
const BUILD_PLACE = 'data-build=""';

/**
 * Makes the employee page ready to be served at once: style and first script stand in it. All of its
 * other code is named in it, so that nothing has to run before the rest is known; the first script
 * asks for it (`data-later`), and starts it (`data-code`), after the notice is on the screen.
 * @param options `script`: entry of the first script, which is lowered to ES2018, so that browsers
 *   too old for the page can still read the sentence that says so
 */
export function servedPage(options: { readonly script: string }): Plugin {
  return {
    name: "served-page",
    apply: "build",
    transformIndexHtml: {
      order: "post",
      async handler(html, { bundle = {} }) {
        const style = Object.values(bundle).find(({ fileName }) => fileName.endsWith(".css"));
        if (style?.type !== "asset") throw new Error("The employee page has no style.");
        delete bundle[style.fileName];
        const later = Object.values(bundle).filter(
          (file) => file.type === "chunk" && !file.isEntry,
        );
        const names = later.map(
          ({ fileName }) => `<link data-later crossorigin href="/${fileName}">`,
        );
        const entry = /<script type="module" crossorigin src="([^"]+)"><\/script>/;
        if (!entry.test(html)) throw new Error("The employee page has no code.");
        const script = await buildScript(options.script);
        return html
          .replace(/\s*<link rel="(stylesheet|modulepreload)"[^>]*>/g, "")
          .replace(entry, '<link data-later data-code crossorigin href="$1">')
          .replace("<!--script-->", () =>
            [
              `<style>${String(style.source).trim()}</style>`,
              `<script>${script}</script>`,
              ...names,
            ].join("\n    "),
          );
      },
    },
  };
}

/** Writes into the built page which build it is. To be called once everything else is in place. */
export function stampPage(webDir: string): void {
  const path = join(webDir, "s.html");
  const html = readFileSync(path, "utf8");
  if (!html.includes(BUILD_PLACE)) throw new Error("The page has no place for its build.");
  writeFileSync(path, html.replace(BUILD_PLACE, `data-build="${hashOfPage(webDir)}"`));
}

/**
 * What identifies the code of the page: SHA-256 over its files, names and bytes, in the order of
 * their names, the place of this very hash left empty. Lower-case hex.
 */
export function hashOfPage(webDir: string): string {
  const hash = createHash("sha256");
  const names = ["page", "solve"].flatMap((dir) =>
    existsSync(join(webDir, dir))
      ? readdirSync(join(webDir, dir)).map((name) => `${dir}/${name}`)
      : [],
  );
  for (const name of ["s.html", ...names.sort()]) {
    const text = readFileSync(join(webDir, name), "utf8");
    hash.update(`${name}\0${text.replace(/data-build="[0-9a-f]*"/, BUILD_PLACE)}\0`);
  }
  return hash.digest("hex");
}

async function buildScript(entry: string): Promise<string> {
  const built = await viteBuild({
    configFile: false,
    logLevel: "warn",
    publicDir: false,
    build: {
      write: false,
      target: "es2018",
      lib: { entry, formats: ["iife"], name: "anwenFirstScript" },
    },
  });
  const [output] = [built].flat();
  const chunk = output !== undefined && "output" in output ? output.output[0] : undefined;
  if (chunk?.type !== "chunk") throw new Error("The first script was not built.");
  return chunk.code.trim();
}
