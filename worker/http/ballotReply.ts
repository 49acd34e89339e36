/** Every answer of the ballot endpoint has this length, so that its size tells nothing. */
export const BALLOT_REPLY_BYTES = 2_048;

const utf8 = new TextEncoder();

/** A refusal of the ballot endpoint; `errors` point into the ballot text. */
export interface BallotProblem {
  readonly slug: string;
  readonly status: 400 | 403 | 413 | 415 | 422 | 429 | 500 | 503;
  /** One ASCII sentence that says what to do. */
  readonly title: string;
  readonly errors?: readonly { readonly pointer: string; readonly code: string }[];
  readonly retryAfterSeconds?: number;
}

/** An accepted call: the fields and their padding. */
export function ballotReply(fields: Readonly<Record<string, string>>): Response {
  return fixedLength(fields, 200, "application/json");
}

/** A refused call, of the same length, without a request id. */
export function ballotProblem(problem: BallotProblem): Response {
  const { slug, title, status, errors, retryAfterSeconds } = problem;
  const body = { type: `/problems/${slug}`, title, status, ...(errors ? { errors } : {}) };
  const response = fixedLength(body, status, "application/problem+json");
  if (retryAfterSeconds !== undefined) {
    response.headers.set("retry-after", String(retryAfterSeconds));
  }
  return response;
}

function fixedLength(body: object, status: number, contentType: string): Response {
  const bare = JSON.stringify({ ...body, pad: "" });
  const missingBytes = BALLOT_REPLY_BYTES - utf8.encode(bare).length;
  if (missingBytes < 0) throw new RangeError("An answer to a ballot does not fit its length.");
  return new Response(`${bare.slice(0, -2)}${"0".repeat(missingBytes)}"}`, {
    status,
    headers: {
      "content-type": contentType,
      "content-length": String(BALLOT_REPLY_BYTES),
      "cache-control": "no-store, no-transform",
      // Said aloud for servers in between that compress JSON whatever cache-control says.
      "content-encoding": "identity",
    },
  });
}
