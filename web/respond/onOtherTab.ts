/**
 * Tells when another tab may have changed what the phone keeps: as it does so, and when this tab is
 * looked at again or comes back by Back, for a browser may tell nothing to a tab in the background.
 * @returns ends it
 */
export function onOtherTab(notice: () => void): () => void {
  const noticeShown = () => {
    if (document.visibilityState === "visible") notice();
  };
  window.addEventListener("storage", notice);
  window.addEventListener("pageshow", notice);
  document.addEventListener("visibilitychange", noticeShown);
  return () => {
    window.removeEventListener("storage", notice);
    window.removeEventListener("pageshow", notice);
    document.removeEventListener("visibilitychange", noticeShown);
  };
}
