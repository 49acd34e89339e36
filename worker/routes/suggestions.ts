import {
  SuggestionDecision,
  SuggestionDetail,
  SuggestionParams,
  SuggestionReply,
  SuggestionSummary,
  Suggestions,
  SuggestionsQuery,
} from "../../schema/wire/suggestions.ts";
import { apiRoute, json, jsonBody, newRouter, problems } from "../http/apiRoute.ts";
import { NOT_FOUND, type Problem, problem, TOO_MANY_MESSAGES } from "../http/problem.ts";
import {
  decide,
  readSuggestion,
  readSuggestions,
  replyToSuggestion,
  summariseSuggestions,
} from "../services/suggestions.ts";

const DECIDED_MEANWHILE: Problem = {
  slug: "decided-meanwhile",
  status: 409,
  title: "Somebody else has decided on this suggestion. Look at it again first.",
};

/** The suggestion box as HR works through it. */
export const suggestionRoutes = newRouter()
  .openapi(
    apiRoute(["hr"], {
      method: "get",
      path: "/suggestions",
      request: { query: SuggestionsQuery },
      responses: {
        200: json(Suggestions, "50 suggestions, the latest day first"),
        ...problems(401, 403, 422),
      },
    }),
    async (c) => c.json(await readSuggestions(c.var.deps, c.req.valid("query")), 200),
  )
  .openapi(
    apiRoute(["owner", "hr", "observer"], {
      method: "get",
      path: "/suggestions/summary",
      responses: { 200: json(SuggestionSummary, "Counts, no words"), ...problems(401, 403) },
    }),
    async (c) => c.json(await summariseSuggestions(c.var.deps), 200),
  )
  .openapi(
    apiRoute(["hr"], {
      method: "get",
      path: "/suggestions/{id}",
      request: { params: SuggestionParams },
      responses: {
        200: json(SuggestionDetail, "One suggestion with its messages"),
        ...problems(401, 403, 404),
      },
    }),
    async (c) => {
      const read = await readSuggestion(c.var.deps, c.req.valid("param").id);
      return read.ok ? c.json(read.value, 200) : problem(c, NOT_FOUND);
    },
  )
  .openapi(
    apiRoute(["hr"], {
      method: "post",
      path: "/suggestions/{id}/decision",
      request: { params: SuggestionParams, body: jsonBody(SuggestionDecision) },
      responses: {
        200: json(SuggestionDetail, "As decided"),
        ...problems(401, 403, 404, 409, 415, 422),
      },
    }),
    async (c) => {
      const { id } = c.req.valid("param");
      const decided = await decide(c.var.deps, c.var.actor, id, c.req.valid("json"));
      if (decided.ok) return c.json(decided.value, 200);
      return problem(
        c,
        decided.error.reason === "unknown-suggestion" ? NOT_FOUND : DECIDED_MEANWHILE,
      );
    },
  )
  .openapi(
    apiRoute(["hr"], {
      method: "post",
      path: "/suggestions/{id}/reply",
      request: { params: SuggestionParams, body: jsonBody(SuggestionReply) },
      responses: {
        200: json(SuggestionDetail, "With the new message"),
        ...problems(401, 403, 404, 409, 415, 422),
      },
    }),
    async (c) => {
      const { id } = c.req.valid("param");
      const { text } = c.req.valid("json");
      const replied = await replyToSuggestion(c.var.deps, c.var.actor, id, text);
      if (replied.ok) return c.json(replied.value, 200);
      return problem(
        c,
        replied.error.reason === "unknown-suggestion" ? NOT_FOUND : TOO_MANY_MESSAGES,
      );
    },
  );
