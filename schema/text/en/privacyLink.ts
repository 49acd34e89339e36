/** Leads to the promises and their limits (docs/privacy.md), to the part in English. */
export const privacyLink = {
  href: "/privacy#english",
  label: "Our privacy promises: how to check them, and what remains at risk (opens in a new tab)",
};
