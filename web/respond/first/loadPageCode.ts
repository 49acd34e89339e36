/** Runs `next` once the page as it was served has been on the screen for a frame. */
export function oncePainted(next: () => void): void {
  if (document.readyState === "loading") {
    document.addEventListener("DOMContentLoaded", () => oncePainted(next), { once: true });
  } else if (document.hidden) next();
  // A frame's callbacks come before its drawing, a timer set in them after it.
  else requestAnimationFrame(() => setTimeout(next));
}

/** Asks for all of the page's code at once. Before the notice it would only get in its way. */
export function fetchPageCode(): void {
  for (const piece of Array.from(document.querySelectorAll<HTMLLinkElement>("link[data-later]"))) {
    piece.rel = "modulepreload";
  }
}

/** Starts the page's code as soon as it is there. It takes a slow phone a while. */
export function startPageCode(): void {
  const code = document.querySelector<HTMLLinkElement>("link[data-code]");
  if (code === null) return;
  const script = document.createElement("script");
  script.type = "module";
  script.crossOrigin = "";
  script.src = code.href;
  document.head.appendChild(script);
}
