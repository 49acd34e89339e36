/** Runs `next` once the page as it was served has been on the screen for a frame. */
export function oncePainted(next: () => void): void {
  if (document.readyState === "loading") {
    document.addEventListener("DOMContentLoaded", () => oncePainted(next), { once: true });
  } else if (document.hidden) next();
  // A frame's callbacks come before its drawing, a timer set in them after it.
  else requestAnimationFrame(() => setTimeout(next));
}

/**
 * Starts the page's code, which the browser has been fetching since it read the head. It takes a
 * slow phone a while, so nothing of it runs before the notice is on the screen.
 */
export function loadPageCode(): void {
  const code = document.querySelector<HTMLLinkElement>("link[data-code]");
  if (code === null) return;
  const script = document.createElement("script");
  script.type = "module";
  script.crossOrigin = "";
  script.src = code.href;
  document.head.appendChild(script);
}
