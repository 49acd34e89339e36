import { Challenge } from "../../schema/wire/proofOfWork.ts";
import {
  FollowedSuggestion,
  FollowUp,
  FollowUpReply,
  NewSuggestion,
  SuggestionReceived,
} from "../../schema/wire/suggestions.ts";
import { apiRoute, json, jsonBody, newRouter, problems } from "../http/apiRoute.ts";
import { faultProblem } from "../http/faultProblem.ts";
import { type Problem, problem, TOO_MANY_MESSAGES } from "../http/problem.ts";
import { withoutTrace } from "../http/withoutTrace.ts";
import { readFollowUp, replyToFollowUp } from "../services/followSuggestion.ts";
import { issueChallenge } from "../services/proofOfWork.ts";
import { putSuggestion } from "../services/putSuggestion.ts";

const CODE_NOT_KNOWN: Problem = {
  slug: "code-not-known",
  status: 404,
  title: "This code opens nothing. Compare it with what you wrote down.",
};

/**
 * The suggestion box as employees use it. It stands outside the common request context: no session,
 * no request id, and no exception leaves it, so that none is ever logged.
 */
export const suggestionBoxRoutes = newRouter();

suggestionBoxRoutes.on("GET", "/challenge", withoutTrace());
suggestionBoxRoutes.on(
  "POST",
  ["/suggestions", "/suggestions/followup/read", "/suggestions/followup/reply"],
  withoutTrace(),
);
// Its message could hold what was sent, so nothing of it is written down.
suggestionBoxRoutes.onError((error, c) => problem(c, faultProblem(error)));

suggestionBoxRoutes
  .openapi(
    apiRoute("public", {
      method: "get",
      path: "/challenge",
      description:
        "A puzzle for a suggestion or for a ballot of an open wave. Solved, it is accepted once.",
      responses: { 200: json(Challenge, "A new puzzle"), ...problems(400, 429) },
    }),
    async (c) => c.json(await issueChallenge(c.var.deps), 200),
  )
  .openapi(
    apiRoute("public", {
      method: "post",
      path: "/suggestions",
      request: { body: jsonBody(NewSuggestion) },
      responses: {
        201: json(SuggestionReceived, "The follow-up code, shown only here"),
        ...problems(400, 403, 413, 415, 422, 429),
      },
    }),
    async (c) => {
      const put = await putSuggestion(c.var.deps, c.req.valid("json"));
      if (put.ok) return c.json(put.value, 201);
      switch (put.error.reason) {
        case "proof-not-accepted":
          return problem(c, {
            slug: "proof-not-accepted",
            status: 422,
            title: "This proof of work is not accepted. Solve a new challenge and send again.",
          });
        case "code-not-accepted":
          return problem(c, {
            slug: "code-not-accepted",
            status: 422,
            title: "This code cannot be used. Draw another one, or leave it out.",
          });
      }
    },
  )
  .openapi(
    apiRoute("public", {
      method: "post",
      path: "/suggestions/followup/read",
      request: { body: jsonBody(FollowUp) },
      responses: {
        200: json(FollowedSuggestion, "The suggestion and what came of it"),
        ...problems(400, 404, 413, 415, 422, 429),
      },
    }),
    async (c) => {
      const read = await readFollowUp(c.var.deps, c.req.valid("json").code);
      return read.ok ? c.json(read.value, 200) : problem(c, CODE_NOT_KNOWN);
    },
  )
  .openapi(
    apiRoute("public", {
      method: "post",
      path: "/suggestions/followup/reply",
      request: { body: jsonBody(FollowUpReply) },
      responses: {
        200: json(FollowedSuggestion, "As of reading, with the new message"),
        ...problems(400, 404, 409, 413, 415, 422, 429),
      },
    }),
    async (c) => {
      const { code, text } = c.req.valid("json");
      const replied = await replyToFollowUp(c.var.deps, code, text);
      if (replied.ok) return c.json(replied.value, 200);
      switch (replied.error.reason) {
        case "code-not-known":
          return problem(c, CODE_NOT_KNOWN);
        case "too-many-messages":
          return problem(c, TOO_MANY_MESSAGES);
      }
    },
  );
