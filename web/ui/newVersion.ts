/**
 * Loads the page anew if the server has another version of it than this one: a part of the page was
 * asked for and is gone. Where the network is lost, or the same version is served, nothing happens, so
 * that the page says what is wrong, and never loads itself twice for the same reason.
 */
export async function reloadForNewVersion(): Promise<void> {
  const entry = document.querySelector<HTMLScriptElement | HTMLLinkElement>(
    'link[data-code], script[type="module"][src]',
  );
  const name = entry?.getAttribute("href") ?? entry?.getAttribute("src") ?? null;
  if (name === null) return;
  try {
    const answer = await fetch(window.location.pathname, { credentials: "omit", cache: "reload" });
    const served = await answer.text();
    if (answer.ok && !served.includes(name)) window.location.reload();
  } catch {
    // No network: what is missing may still be there.
  }
}
