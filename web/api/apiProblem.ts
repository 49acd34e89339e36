/** One place of a request that the server found at fault. */
export interface ProblemPlace {
  /** JSON pointer into the request, such as `/closesOn`. */
  readonly pointer: string;
  readonly code?: string;
  readonly detail?: string;
}

/** What an `ApiProblem` carries. */
interface ProblemParts {
  readonly slug: string;
  readonly status: number;
  readonly state?: string | null;
  readonly errors?: readonly ProblemPlace[];
  readonly retryAfterSeconds?: number | null;
  readonly progress?: Progress | null;
  readonly unsafe?: Unsafe | null;
}

/** How far a piece of work has come that takes several calls. */
export interface Progress {
  readonly done: number;
  readonly total: number;
}

/** What the independent check found in a computed release. */
export interface Unsafe {
  readonly leaks: number;
  /** Items concerned; empty where it is about other figures only. */
  readonly questions: readonly string[];
}

/**
 * A refused call, or one that never arrived. `slug` is the last part of the problem's type
 * (RFC 9457), or one of our own: `unreachable` (no answer, status 0) and `unexpected` (an answer
 * that is not what the route promises).
 */
export class ApiProblem extends Error {
  readonly slug: string;
  /** HTTP status; 0 where there was no answer. */
  readonly status: number;
  /** Where the wave stands, when a step was out of order. */
  readonly state: string | null;
  readonly errors: readonly ProblemPlace[];
  /** Whole seconds after which a repeat makes sense; null where the server named none. */
  readonly retryAfterSeconds: number | null;
  /** null where the server named none. */
  readonly progress: Progress | null;
  /** null where the refusal is another one. */
  readonly unsafe: Unsafe | null;

  constructor(parts: ProblemParts) {
    super(`${parts.status} ${parts.slug}`);
    this.name = "ApiProblem";
    this.slug = parts.slug;
    this.status = parts.status;
    this.state = parts.state ?? null;
    this.errors = parts.errors ?? [];
    this.retryAfterSeconds = parts.retryAfterSeconds ?? null;
    this.progress = parts.progress ?? null;
    this.unsafe = parts.unsafe ?? null;
  }
}

const TYPE = /^\/problems\/([a-z0-9-]{1,60})$/;

/** Reads a refused answer. An answer that is no problem document is told by its status alone. */
export async function readProblem(response: Response): Promise<ApiProblem> {
  const document = await readDocument(response);
  const slug = TYPE.exec(textOr(document.type, ""))?.[1];
  return new ApiProblem({
    slug: slug ?? (response.status >= 500 ? "internal" : "unexpected"),
    status: response.status,
    state: typeof document.state === "string" ? document.state : null,
    errors: Array.isArray(document.errors) ? document.errors.flatMap(readPlace) : [],
    retryAfterSeconds: readSeconds(response.headers.get("retry-after")),
    progress: readProgress(document),
    unsafe: readUnsafe(document),
  });
}

async function readDocument(response: Response): Promise<Record<string, unknown>> {
  if (!response.headers.get("content-type")?.startsWith("application/problem+json")) return {};
  try {
    const document: unknown = await response.json();
    return isObject(document) ? document : {};
  } catch {
    return {};
  }
}

function readPlace(place: unknown): ProblemPlace[] {
  if (!isObject(place) || typeof place.pointer !== "string") return [];
  return [
    {
      pointer: place.pointer,
      ...(typeof place.code === "string" ? { code: place.code } : {}),
      ...(typeof place.detail === "string" ? { detail: place.detail } : {}),
    },
  ];
}

function readSeconds(header: string | null): number | null {
  return header !== null && /^\d{1,6}$/.test(header) ? Number(header) : null;
}

function readProgress({ done, total }: Record<string, unknown>): Progress | null {
  return typeof done === "number" && typeof total === "number" ? { done, total } : null;
}

function readUnsafe({ leaks, questions }: Record<string, unknown>): Unsafe | null {
  if (typeof leaks !== "number" || !Array.isArray(questions)) return null;
  return { leaks, questions: questions.filter((item) => typeof item === "string") };
}

const textOr = (value: unknown, other: string): string =>
  typeof value === "string" ? value : other;

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
