/**
 * The addresses of the desk, as its router and the Worker's read them: what is no page of it, and
 * no file, is not found. A test holds them to those that the desk has.
 */
export const DESK_PATHS = [
  "/",
  "/sign-in",
  "/overview",
  "/trend/:indicator",
  "/results",
  "/results/:waveId",
  "/account",
  "/waves",
  "/waves/new",
  "/waves/:waveId",
  "/waves/:waveId/print",
  "/suggestions",
  "/suggestions/:suggestionId",
  "/actions",
  "/actions/new",
  "/actions/:actionId",
  "/programme",
  "/accounts",
  "/audit-log",
  "/settings",
] as const;
