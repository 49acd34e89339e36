/** What is wrong at one place of a ballot text. Never carries anything that was answered. */
export interface BallotError {
  /** RFC 6901, into the ballot text. */
  readonly pointer: string;
  readonly code: BallotErrorCode;
}

/** The whole list of codes; they are part of the public protocol. */
export type BallotErrorCode =
  | "not-json"
  | "nested-too-deep"
  | "field-unknown"
  | "field-missing"
  | "type-wrong"
  | "version-differs"
  | "item-unknown"
  | "item-misplaced"
  | "item-hidden"
  | "value-out-of-scale"
  | "option-duplicate"
  | "too-many-options"
  | "not-applicable-not-allowed"
  | "comment-empty"
  | "comment-too-long"
  | "comment-characters";
