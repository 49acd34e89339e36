/** A failure that a person can act on: shown as one line on stderr, without a stack trace. */
export class CommandError extends Error {
  override readonly name = "CommandError";
}
