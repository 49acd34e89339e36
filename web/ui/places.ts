import type { Session } from "../../schema/wire/session.ts";

type Role = Session["role"];

/** A page of the menu, with the roles that have it. */
interface Place {
  readonly to: string;
  readonly key: `nav.${"overview" | "waves" | "suggestions" | "actions" | "results" | "programme" | "accounts" | "auditLog" | "settings"}`;
  readonly roles: readonly Role[];
}

const EVERYBODY: readonly Role[] = ["owner", "hr", "manager", "observer"];

const PLACES: readonly Place[] = [
  { to: "/overview", key: "nav.overview", roles: EVERYBODY },
  { to: "/waves", key: "nav.waves", roles: ["hr"] },
  { to: "/suggestions", key: "nav.suggestions", roles: ["hr"] },
  { to: "/actions", key: "nav.actions", roles: ["hr"] },
  { to: "/results", key: "nav.results", roles: EVERYBODY },
  { to: "/programme", key: "nav.programme", roles: ["hr"] },
  { to: "/accounts", key: "nav.accounts", roles: ["owner"] },
  { to: "/audit-log", key: "nav.auditLog", roles: ["owner", "observer"] },
  { to: "/settings", key: "nav.settings", roles: ["owner"] },
];

/** The menu of a role. */
export const placesOf = (role: Role): readonly Place[] =>
  PLACES.filter(({ roles }) => roles.includes(role));

/** Whether a role has this page of the menu. */
export const isPlaceOf = (to: string, role: Role): boolean =>
  placesOf(role).some((place) => place.to === to);

/** Where a role begins: HR at what is to be done, everybody else at what came out. */
export const homeOf = (role: Role): string => (role === "hr" ? "/waves" : "/overview");
