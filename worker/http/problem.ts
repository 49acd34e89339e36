import type { Context } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { DEEPEST_NESTING } from "../domain/readJson.ts";
import type { AppEnv } from "../env.ts";
import type { BodyRefusal } from "./readBody.ts";

/** What a refused request is told: RFC 9457, with the places at fault. */
export interface Problem {
  /** Last part of the type: `/problems/<slug>`. */
  readonly slug: string;
  readonly status: ContentfulStatusCode;
  /** One English sentence that says what to do; pages show their own text by `slug`. */
  readonly title: string;
  readonly errors?: readonly object[];
  /** Extra members, such as the present `state` of a wave. */
  readonly members?: Readonly<Record<string, unknown>>;
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * Answers with a problem document. Typed `never`, so that a route's declared answers stay exact
 * while any of its problems may be returned.
 */
export function problem(c: Context<AppEnv>, p: Problem): never {
  const body = {
    type: `/problems/${p.slug}`,
    title: p.title,
    status: p.status,
    ...p.members,
    ...(p.errors ? { errors: p.errors } : {}),
    requestId: c.var.requestId,
  };
  return c.body(JSON.stringify(body), p.status, {
    "content-type": "application/problem+json",
    "cache-control": "no-store",
    ...p.headers,
  }) as never;
}

/** The route or the thing does not exist, or is not the caller's to see: one answer for both. */
export const NOT_FOUND: Problem = {
  slug: "not-found",
  status: 404,
  title: "There is nothing here. Check the address.",
};

/** A body that is no JSON, or none that can be looked into. */
export function notReadable(refusal: BodyRefusal): Problem {
  switch (refusal.reason) {
    case "not-utf8":
      return {
        slug: "not-readable",
        status: 400,
        title: "The body is not UTF-8. Send or save it as UTF-8.",
      };
    case "not-json":
      return { slug: "not-readable", status: 400, title: "The body is not valid JSON." };
    case "nested-too-deep":
      return notValid([
        {
          pointer: "",
          code: refusal.reason,
          position: refusal.position,
          detail: `From character ${refusal.position} of the body on, lists and objects stand more than ${DEEPEST_NESTING} deep in one another. Send a flatter body.`,
        },
      ]);
  }
}

/** A fault of ours, of which nobody knows how far it came. */
export const INTERNAL: Problem = {
  slug: "internal",
  status: 500,
  title: "Something failed on our side, perhaps before this was done. Look, then try again.",
};

/** There is no room for another message until the other side has answered. */
export const TOO_MANY_MESSAGES: Problem = {
  slug: "too-many-messages",
  status: 409,
  title: "There are too many messages without an answer. Wait for one.",
};

/** A step that does not fit the present state of a wave. */
export const outOfOrder = (state: string, headers: Record<string, string> = {}): Problem => ({
  slug: "step-out-of-order",
  status: 409,
  title: "This step does not fit the present state.",
  members: { state },
  headers,
});

/** A request that is well-formed but names things that do not fit. */
export const notValid = (errors: readonly object[]): Problem => ({
  slug: "not-valid",
  status: 422,
  title: "The request does not fit. Mend the places named in errors.",
  errors,
});

/** What is told of a password that guessers try first. */
export const COMMON_PASSWORD =
  "This password is a common one, and easy to guess. Choose another, such as a few unrelated words.";

/** What is told of a drawn password that was not changed in time. */
export const PASSWORD_EXPIRED: Problem = {
  slug: "password-expired",
  status: 401,
  title: "This password was drawn more than 7 days ago and is over. Ask the owner for a new one.",
};
