import { OpenAPIHono, type z } from "@hono/zod-openapi";
import { BallotProblem, BallotRequest, IssueReply, SubmitReply } from "../../schema/wire/ballot.ts";
import { depsOf } from "../createDeps.ts";
import type { AppEnv, Deps } from "../env.ts";
import * as reply from "../http/ballotReply.ts";
import { clientAddress } from "../http/clientAddress.ts";
import { readBody, readJsonBody } from "../http/readBody.ts";
import { createRefusedCallLimiter } from "../http/refusedCallLimiter.ts";
import { SeedIsGone } from "../services/ballotWave.ts";
import { issueToken, type TokenNotIssued } from "../services/issueToken.ts";
import { type BallotNotTaken, submitBallot } from "../services/submitBallot.ts";

type Refusal = TokenNotIssued | BallotNotTaken | { readonly reason: "request-not-valid" };

const MOST_BODY_BYTES = 64 * 1024;
const limiter = createRefusedCallLimiter({ limit: 30, windowMs: 60_000, mostAddresses: 10_000 });

/**
 * `POST /api/ballot`, the only endpoint that employees' answers pass. It stands outside the
 * common request context: no session, no request id, one length of answer, and no exception leaves
 * it, so that none is ever logged.
 */
export const ballotRoutes = new OpenAPIHono<AppEnv>();

ballotRoutes.post("/ballot", async (c) => {
  limiter.forget(Date.now());
  try {
    const response = await answer(c.env, c.req.raw);
    return response.ok ? response : limited(c.req.raw.headers, await depsOf(c.env), response);
  } catch (error) {
    if (error instanceof SeedIsGone) {
      return reply.ballotProblem({
        slug: "ballots-lost",
        status: 503,
        title:
          "The key of this survey is missing on our side. Keep your answers and tell whoever runs it.",
      });
    }
    return reply.ballotProblem({
      slug: "internal",
      status: 500,
      title: "Something failed on our side. Send the same again.",
    });
  }
});

ballotRoutes.openAPIRegistry.registerPath({
  method: "post",
  path: "/ballot",
  description:
    "Exchanges an invitation code, or in an open wave a proof of work, for an anonymous token (issue), or hands in a ballot (submit). Every request of a wave has the length that its manifest names as requestBytes; every answer has 2,048 bytes.",
  request: { body: { content: { "application/json": { schema: BallotRequest } }, required: true } },
  responses: {
    200: {
      description: "The token's evaluation with its proof, or the receipt",
      content: { "application/json": { schema: IssueReply.or(SubmitReply) } },
    },
    ...Object.fromEntries(
      Object.entries({
        400: "Sent with a cookie or an Authorization header",
        403: "Unknown, spent, late or forged code or token",
        413: "Longer than 64 KiB",
        415: "Not application/json",
        422: "Not a request of this protocol, or a ballot that does not fit its survey",
        429: "Too many refused calls from this address",
        500: "A fault; the same request may be sent again",
        503: "The key of the survey is missing: no ballot can be taken until it is put back",
      }).map(([status, description]) => [
        status,
        { description, content: { "application/problem+json": { schema: BallotProblem } } },
      ]),
    ),
  },
  "x-roles": "public",
});

async function answer(bindings: AppEnv["Bindings"], request: Request): Promise<Response> {
  const { headers } = request;
  if (headers.has("cookie") || headers.has("authorization")) {
    return reply.ballotProblem({
      slug: "no-credentials",
      status: 400,
      title: "Send a ballot without cookie or Authorization header.",
    });
  }
  if (!/^application\/json *(; *charset="?utf-8"? *)?$/i.test(headers.get("content-type") ?? "")) {
    return reply.ballotProblem({
      slug: "content-type",
      status: 415,
      title: "Send the body as application/json in UTF-8.",
    });
  }
  const body = await readBody(request, MOST_BODY_BYTES);
  if (body === null) {
    return reply.ballotProblem({
      slug: "too-large",
      status: 413,
      title: "The body may have at most 64 KiB.",
    });
  }
  const call = readCall(body);
  if (call === null) return refusal({ reason: "request-not-valid" });
  const deps = await depsOf(bindings);
  const answered =
    call.op === "issue"
      ? await issueToken(deps, { ...call, receivedBytes: body.length })
      : await submitBallot(deps, { ...call, ballotText: call.ballot, receivedBytes: body.length });
  return answered.ok ? reply.ballotReply({ ...answered.value }) : refusal(answered.error);
}

function readCall(body: Uint8Array): z.infer<typeof BallotRequest> | null {
  const read = readJsonBody(body);
  return read.ok ? (BallotRequest.safeParse(read.value).data ?? null) : null;
}

function refusal(error: Refusal): Response {
  switch (error.reason) {
    case "token-not-accepted":
      return reply.ballotProblem({
        slug: "token-not-accepted",
        status: 403,
        title: "This code or token is not accepted here.",
      });
    case "ballot-not-valid":
      return reply.ballotProblem({
        slug: "ballot-not-valid",
        status: 422,
        title: "The ballot does not fit its survey. Mend the places named in errors.",
        errors: error.errors,
      });
    case "point-invalid":
    case "bytes-invalid":
    case "request-length":
    case "request-not-valid":
      return reply.ballotProblem({
        slug: "not-valid",
        status: 422,
        title: "This is no request of the ballot protocol. Nothing was used up.",
      });
  }
}

function limited(headers: Headers, deps: Deps, response: Response): Response {
  const address = clientAddress(headers, deps);
  const retryAfterSeconds = address === null ? null : limiter.noteRefused(address, Date.now());
  if (retryAfterSeconds === null) return response;
  return reply.ballotProblem({
    slug: "too-many-requests",
    status: 429,
    title: "Too many refused calls from this address. Wait a minute.",
    retryAfterSeconds,
  });
}
