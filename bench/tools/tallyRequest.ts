/** What the bench's own Worker is asked, as JSON. */
export interface TallyRequest {
  /** `put` stores the ballots; `seal` only returns what would be stored; `tally` counts. */
  readonly op: "put" | "seal" | "tally";
  readonly wave: string;
  /** Ballots to make. */
  readonly count: number;
  readonly groupCount: number;
  /** JSON text of the survey's version. */
  readonly versionText: string;
}

/** A ballot as it is stored: key and metadata. */
export interface SealedRow {
  readonly name: string;
  readonly metadata: object;
}
