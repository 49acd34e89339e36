/** Fired by the page's own "try now" button. */
export const TRY_NOW = "anwen-try-now";

/** Ends after so many seconds, or earlier when the network comes back or somebody presses. */
export function wait(seconds: number): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      window.removeEventListener("online", end);
      window.removeEventListener(TRY_NOW, end);
      resolve();
    };
    const timer = setTimeout(end, seconds * 1000);
    window.addEventListener("online", end);
    window.addEventListener(TRY_NOW, end);
  });
}
