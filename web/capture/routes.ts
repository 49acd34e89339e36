/** What was listed before single things are read. */
export interface Listed {
  readonly units: readonly { readonly id: string }[];
  readonly waves: readonly {
    readonly id: string;
    readonly survey: string;
    readonly version: string;
    readonly closesOn: string;
    readonly closedOn: string | null;
    readonly state: string;
  }[];
  readonly indicators: readonly { readonly id: string; readonly item: string | null }[];
  /** Dimensions of the versions that waves ask. */
  readonly dimensions: readonly { readonly survey: string; readonly dimension: string }[];
}

const ofWaves =
  (part: string) =>
  ({ waves }: Listed): string[] =>
    waves.map(({ id }) => `/waves/${id}${part}`);

/** Routes that are read whole first; what else is read depends on them. */
export const LISTS: ReadonlySet<string> = new Set([
  "/units",
  "/waves",
  "/indicators",
  "/records",
  "/baselines",
  "/targets",
  "/breaks",
]);

/** Addresses of every further route that tells of answers or of HR's counts, by its path. */
export const READ: Readonly<Record<string, (listed: Listed) => readonly string[]>> = {
  "/waves/{id}": ofWaves(""),
  "/waves/{id}/manifest": ofWaves("/manifest"),
  "/waves/{id}/participation": ofWaves("/participation"),
  "/waves/{id}/results": ofWaves("/results"),
  "/waves/{id}/company-results": ofWaves("/company-results"),
  "/waves/{id}/receipts": ofWaves("/receipts"),
  "/waves/{id}/statement": ofWaves("/statement"),
  "/waves/{id}/audit-counts": ofWaves("/audit-counts"),
  "/waves/{id}/hand-outs": ofWaves("/hand-outs"),
  "/surveys/{slug}/versions/{version}": ({ waves }) => [
    ...new Set(waves.map(({ survey, version }) => `/surveys/${survey}/versions/${version}`)),
  ],
  "/session": () => [],
  "/records/state": () => ["/records/state"],
  "/suggestions/summary": () => ["/suggestions/summary"],
  "/done": () => ["/done"],
  "/trend": ({ units, indicators, dimensions }) =>
    units.flatMap(({ id: unit }) => [
      ...indicators
        .filter(({ item }) => item !== null)
        .map(({ id }) => `/trend?indicator=${id}&unit=${unit}`),
      ...dimensions.map(
        ({ survey, dimension }) => `/trend?survey=${survey}&dimension=${dimension}&unit=${unit}`,
      ),
    ]),
  "/scorecard": ({ units, waves }) => {
    const ended = waves.filter(({ state }) => ["released", "destroyed"].includes(state));
    const days = [...new Set(ended.map(({ closesOn, closedOn }) => closedOn ?? closesOn))];
    return units.flatMap(({ id }) => [
      `/scorecard?unit=${id}`,
      ...days.map((day) => `/scorecard?unit=${id}&asOf=${day}`),
    ]);
  },
};

/** Routes that are not read, and why nothing of answers is missed. */
export const LEFT_OUT: Readonly<Record<string, string>> = {
  "/health": "whether the server runs",
  "/settings": "settings of the company",
  "/keys": "names of keys",
  "/accounts": "names of accounts",
  "/second-factor": "whether one's own second factor is on",
  "/sessions": "days on which one has signed in oneself",
  "/audit-log": "who did what and when; its totals of a wave stand in the statement",
  "/surveys": "which versions exist; those that waves ask are read",
  "/manifests/{fingerprint}": "terms of a wave, whose newest are read as its manifest",
  "/waves/{id}/plan": "groups of a draft, before anybody is asked",
  "/waves/{id}/invitations": "links, which nobody else may hold",
  "/waves/{id}/posters": "links of a wave that is open to all",
  "/waves/{id}/preview":
    "what would be released; nobody sees it before it has passed the same audit",
  "/challenge": "a puzzle for the suggestion box",
  "/suggestions": "words of the suggestion box, which has no units and no groups",
  "/suggestions/{id}": "words of the suggestion box, which has no units and no groups",
  "/actions": "what HR plans, in HR's own words",
};

/** GET routes of an OpenAPI document that this program neither reads nor leaves out. */
export function unknownRoutes(openApi: OpenApi): string[] {
  return readableRoutes(openApi).filter(
    (path) => !LISTS.has(path) && !(path in READ) && !(path in LEFT_OUT),
  );
}

/** As much of an OpenAPI document as is needed. */
export interface OpenApi {
  readonly paths?: Readonly<Record<string, object>> | undefined;
}

/** Paths of all GET routes, without `/api`. */
export const readableRoutes = ({ paths }: OpenApi): string[] =>
  Object.entries(paths ?? {}).flatMap(([path, operations]) =>
    "get" in operations ? [path.replace(/^\/api/, "")] : [],
  );
