import { createHash, createHmac, randomBytes } from "node:crypto";
import { ristretto255_oprf } from "@noble/curves/ed25519.js";

/*
 * A client of the platform that was written from the public contract alone and imports nothing of
 * the product: where the two disagree, the contract or the product is wrong.
 */

/** What a call of the API gave, with its exact bytes. */
export interface Reply<T> {
  readonly status: number;
  readonly headers: Headers;
  readonly bytes: Uint8Array;
  /** The body as JSON; `null` when it is none. */
  readonly json: T;
}

/** A problem as RFC 9457 has it, with the platform's own fields. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly state?: string;
  readonly errors?: readonly { readonly pointer: string; readonly code: string }[];
}

/** Calls the API with one key, or as the public without one. */
export interface Api {
  get<T>(path: string): Promise<Reply<T>>;
  post<T>(path: string, body: unknown): Promise<Reply<T>>;
  postCsv<T>(path: string, csv: string): Promise<Reply<T>>;
  /** Sends these very bytes as JSON, with headers of the caller's choice. */
  postBytes<T>(
    path: string,
    bytes: Uint8Array,
    headers?: Readonly<Record<string, string>>,
  ): Promise<Reply<T>>;
}

/** The API at this address; `key` is an API key. */
export function connectApi(base: string, key?: string): Api {
  const authorization: Record<string, string> =
    key === undefined ? {} : { authorization: `Bearer ${key}` };
  const call = async <T>(path: string, init: RequestInit = {}): Promise<Reply<T>> => {
    const response = await fetch(base + path, {
      ...init,
      headers: { ...authorization, ...(init.headers as Record<string, string> | undefined) },
    });
    const bytes = new Uint8Array(await response.arrayBuffer());
    const isJson = /[/+]json/.test(response.headers.get("content-type") ?? "");
    const json = (isJson ? JSON.parse(new TextDecoder().decode(bytes)) : null) as T;
    return { status: response.status, headers: response.headers, bytes, json };
  };
  const post = <T>(path: string, body: string | Uint8Array, headers: Record<string, string>) =>
    call<T>(path, { method: "POST", body: body as BodyInit, headers });
  return {
    get: (path) => call(path),
    post: (path, body) => post(path, JSON.stringify(body), { "content-type": "application/json" }),
    postCsv: (path, csv) => post(path, csv, { "content-type": "text/csv; charset=utf-8" }),
    postBytes: (path, bytes, headers = {}) =>
      post(path, bytes, { "content-type": "application/json", ...headers }),
  };
}

/** Numbers in [0, 1) that are the same in every run with this seed. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** The rows of a CSV file with a header, RFC 4180. */
export function readCsv(text: string): Record<string, string>[] {
  const rows: string[][] = [[]];
  const field = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/gy;
  const body = text.replace(/^\uFEFF/, "").replace(/\r?\n$/, "");
  for (const [, quoted, plain, end] of body.matchAll(field)) {
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain ?? "");
    if (end === "") break;
    if (end !== ",") rows.push([]);
  }
  const [header = [], ...records] = rows;
  return records.map((row) => Object.fromEntries(header.map((name, i) => [name, row[i] ?? ""])));
}

/** A unit of the company. */
export interface Unit {
  readonly id: string;
  readonly path: string;
  readonly name: string;
  readonly parentId: string | null;
  readonly headcount: number;
}

/** The public description of a wave. */
export interface Manifest {
  readonly v: number;
  readonly wave: string;
  readonly survey: string;
  readonly version: string;
  readonly definitionSha256: string;
  readonly closesOn: string;
  readonly k: number;
  readonly cut: string | null;
  readonly channel: string;
  readonly linksHeldBy: string;
  readonly requestBytes: number;
  readonly previous: string | null;
  readonly groups: readonly {
    readonly id: string;
    readonly unit: string;
    readonly unitName: string;
    readonly cut: string | null;
    readonly invited: number;
    readonly publicKey: string;
  }[];
}

interface Choice {
  readonly value: string | number;
  readonly isExclusive?: boolean;
}

interface Element {
  readonly type: string;
  readonly name: string;
  readonly visibleIf?: string;
  readonly choices?: readonly Choice[];
  readonly columns?: readonly Choice[];
  readonly rows?: readonly { readonly value: string }[];
  readonly maxSelectedChoices?: number;
  readonly maxLength?: number;
}

/** A survey version as it is served. */
export interface Definition {
  readonly slug: string;
  readonly version: string;
  readonly survey: { readonly pages: readonly { readonly elements: readonly Element[] }[] };
  readonly scoring: {
    readonly dimensions: readonly { readonly id: string; readonly items: readonly string[] }[];
    readonly items: readonly {
      readonly id: string;
      readonly kind: "scale5" | "nps11" | "yesno" | "single" | "multiple" | "text";
      readonly reversed: boolean;
      readonly allowsNotApplicable: boolean;
    }[];
  };
}

/** An item of one released cell. */
export interface ResultItem {
  readonly shown: boolean;
  readonly n?: number | string;
  readonly mean?: number;
  readonly atLeast?: number;
  readonly atMost?: number;
  readonly share?: {
    readonly favourable: number;
    readonly rest: number;
    readonly bound?: "atLeast" | "atMost";
  };
  readonly shareBounds?: readonly [number, number];
  readonly interval?: readonly [number, number];
  readonly counts?: readonly { readonly options: readonly string[]; readonly n: number }[];
}

/** One unit, or one cut value of it, in the results. */
export interface ResultCell {
  readonly unit: string;
  readonly cut: string | null;
  readonly items: Readonly<Record<string, ResultItem>>;
  readonly dimensions: Readonly<
    Record<
      string,
      {
        readonly shown: boolean;
        readonly n?: number | string;
        readonly score?: number;
        readonly bound?: "atLeast" | "atMost";
        readonly interval?: readonly [number, number];
      }
    >
  >;
  readonly invited?: number;
  readonly ballots?: number | string;
}

/** What a wave's results, or their preview, say. */
export interface Results {
  readonly wave: string;
  readonly survey: string;
  readonly version: string;
  readonly k: number;
  readonly cells: readonly ResultCell[];
  readonly comments: readonly {
    readonly unit: string;
    readonly item: string;
    readonly texts: readonly string[];
  }[];
  readonly hidden?: readonly {
    readonly unit: string;
    readonly cut: string | null;
    readonly item: string;
    readonly rule: string;
  }[];
}

/** The parts of an invitation link. */
export interface Invitation {
  readonly wave: string;
  readonly code: string;
  readonly group: string;
  /** First 32 hex digits of the first manifest's fingerprint. */
  readonly fingerprint: string;
}

/** @throws when this is no invitation link */
export function readLink(link: string): Invitation {
  const parts =
    /^https?:\/\/[^/]+\/w\/([^/#]+)#([0-9A-Z]{16})\.([a-z0-9-]{1,32})\.([0-9a-f]{32})$/.exec(link);
  const [, wave, code, group, fingerprint] = parts ?? [];
  if (wave === undefined || code === undefined || group === undefined) {
    throw new Error("Not an invitation link");
  }
  return { wave, code, group, fingerprint: fingerprint ?? "" };
}

const crockford = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** Whether the last character is the check Σ αⁱ·dᵢ in GF(32), x⁵ + x² + 1, α = 2. */
export function isCodeSound(code: string): boolean {
  const digits = [...code].map((character) => crockford.indexOf(character));
  if (digits.length !== 16 || digits.includes(-1)) return false;
  const double = (value: number): number => (value & 16 ? (value << 1) ^ 0b100101 : value << 1);
  let check = 0;
  for (const digit of digits.slice(0, 15).reverse()) check = double(check ^ digit);
  return check === digits[15];
}

const sha256Hex = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");
const toText = (bytes: Uint8Array): string => Buffer.from(bytes).toString("base64url");
const toBytes = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, "base64url"));
const hmac = (key: Uint8Array, data: string | Uint8Array): Uint8Array =>
  createHmac("sha256", key).update(data).digest();

/**
 * The newest manifest, followed by `previous` to the one that the link names.
 * @throws when a hash is wrong or a field other than `closesOn` and `previous` has changed
 */
export async function readManifest(api: Api, invitation: Invitation): Promise<Manifest> {
  const withoutDates = (manifest: Manifest): string =>
    JSON.stringify({ ...manifest, closesOn: "", previous: "" });
  let reply = await api.get<Manifest>(`/api/waves/${invitation.wave}/manifest`);
  if (reply.status !== 200) throw new Error(`No manifest: ${reply.status}`);
  const newest = reply.json;
  for (let step = 0; step <= 10; step++) {
    if (sha256Hex(reply.bytes).startsWith(invitation.fingerprint)) return newest;
    const { previous } = reply.json;
    if (previous === null) break;
    reply = await api.get<Manifest>(`/api/manifests/${previous}`);
    if (sha256Hex(reply.bytes) !== previous) throw new Error("A manifest is not what it names");
    if (withoutDates(reply.json) !== withoutDates(newest)) throw new Error("A manifest changed");
  }
  throw new Error("The link names another manifest");
}

/** @throws when the bytes are not those that the manifest names */
export async function readDefinition(api: Api, manifest: Manifest): Promise<Definition> {
  const path = `/api/surveys/${manifest.survey}/versions/${manifest.version}`;
  const reply = await api.get<Definition>(path);
  if (reply.status !== 200) throw new Error(`No definition: ${reply.status}`);
  if (sha256Hex(reply.bytes) !== manifest.definitionSha256) throw new Error("Another definition");
  return reply.json;
}

export type Answer = number | string | readonly string[];

/** What one person says. */
export interface Ballot {
  readonly version: string;
  readonly answers: Readonly<Record<string, Answer>>;
  readonly comments: Readonly<Record<string, string>>;
}

/** Weights of the answers 1–5 and 0–10: skewed, so that a forgotten recoding is seen. */
const weightsOfFive = [1, 2, 3, 6, 5];
const weightsOfEleven = [1, 0, 2, 1, 3, 6, 7, 10, 12, 14, 12];

/** A valid ballot with skips, N/A and comments; every comment is unlike any other tag's. */
export function drawBallot(definition: Definition, random: () => number, tag: string): Ballot {
  const answers: Record<string, Answer> = {};
  const comments: Record<string, string> = {};
  const pick = <T>(values: readonly T[], weights: readonly number[] = values.map(() => 1)): T => {
    let rest = random() * weights.reduce((sum, weight) => sum + weight, 0);
    const at = weights.findIndex((weight) => {
      rest -= weight;
      return rest < 0;
    });
    return values[at < 0 ? values.length - 1 : at] as T;
  };
  const items = new Map(definition.scoring.items.map((item) => [item.id, item]));
  for (const element of definition.survey.pages.flatMap((page) => page.elements)) {
    if (!isVisible(element.visibleIf, answers)) continue;
    const choices = element.choices ?? element.columns ?? [];
    for (const id of element.rows?.map((row) => row.value) ?? [element.name]) {
      const item = items.get(id);
      if (item === undefined) throw new Error(`No scoring for ${id}`);
      if (item.kind === "text") {
        if (random() < 0.45) comments[id] = `${tag} ${id} 意见,"原文"\n😀 ok`;
        continue;
      }
      if (random() < 0.08) continue;
      if (item.allowsNotApplicable && random() < 0.15) {
        answers[id] = "NA";
        continue;
      }
      const options = choices.map((choice) => String(choice.value)).filter((it) => it !== "NA");
      if (item.kind === "scale5") answers[id] = pick([1, 2, 3, 4, 5], weightsOfFive);
      if (item.kind === "nps11") {
        answers[id] = pick([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10], weightsOfEleven);
      }
      if (item.kind === "yesno") answers[id] = pick(["yes", "no"], [3, 1]);
      if (item.kind === "single") {
        // The last of a long list is chosen as often as the first three together.
        answers[id] = pick(
          options,
          options.map((_, i) => (i < 3 ? 8 : i === options.length - 2 ? 6 : 1)),
        );
      }
      if (item.kind === "multiple") {
        const most = Math.min(element.maxSelectedChoices ?? options.length, options.length);
        const chosen = new Set<string>();
        for (let i = 0; i < most; i++) {
          chosen.add(
            pick(
              options,
              options.map((_, at) => (at < 4 ? 6 : 1)),
            ),
          );
        }
        const alone = choices.find(
          (choice) => choice.isExclusive === true && chosen.has(`${choice.value}`),
        );
        answers[id] = alone === undefined ? [...chosen] : [`${alone.value}`];
      }
    }
  }
  return { version: definition.version, answers, comments };
}

/** The two conditions that definitions use: equal to a text, or not. */
function isVisible(condition: string | undefined, answers: Record<string, Answer>): boolean {
  if (condition === undefined) return true;
  const [, item, sign, value] = /^\{([^}]+)\} (=|<>) '([^']*)'$/.exec(condition) ?? [];
  if (item === undefined) throw new Error(`Unknown condition ${condition}`);
  return (answers[item] === value) === (sign === "=");
}

/** Brings a request to the length of the wave. */
function padRequest(request: object, requestBytes: number): Uint8Array {
  const bare = Buffer.byteLength(JSON.stringify({ ...request, pad: "" }));
  if (bare > requestBytes) throw new Error("Longer than the wave allows");
  const pad = "x".repeat(requestBytes - bare);
  return new TextEncoder().encode(JSON.stringify({ ...request, pad }));
}

interface Issued {
  readonly group: string;
  readonly evaluated: string;
  readonly proof: string;
}

/** A person's side of one exchange: the bytes of each request stay the same on every retry. */
export interface Exchange {
  readonly invitation: Invitation;
  /** The bytes of `issue`. */
  readonly issueBytes: Uint8Array;
  /** Verifies the reply of `issue`. @throws when proof or group are wrong */
  accept(reply: Issued): Token;
}

/** The anonymous token, ready to hand in ballots. */
export interface Token {
  readonly receipt: string;
  submitBytes(ballot: Ballot): Uint8Array;
  /** The same with another group, MAC, or text, for attempts that must be refused. */
  forgedBytes(ballot: Ballot, changes: Readonly<Record<string, string>>): Uint8Array;
}

/** @throws when the manifest does not have the group of the link */
export function startExchange(manifest: Manifest, invitation: Invitation): Exchange {
  const group = manifest.groups.find(({ id }) => id === invitation.group);
  if (group === undefined) throw new Error("The manifest does not know the link's group");
  const nonce = new Uint8Array(randomBytes(32));
  const { blind, blinded } = ristretto255_oprf.voprf.blind(nonce);
  const { wave, code } = invitation;
  return {
    invitation,
    issueBytes: padRequest(
      { op: "issue", wave, code, blinded: toText(blinded) },
      manifest.requestBytes,
    ),
    accept: (reply) => {
      if (reply.group !== group.id) throw new Error("Another group than the link's");
      const secret = ristretto255_oprf.voprf.finalize(
        nonce,
        blind,
        toBytes(reply.evaluated),
        blinded,
        toBytes(group.publicKey),
        toBytes(reply.proof),
      );
      const nullifier = hmac(secret, "nullifier");
      const forgedBytes: Token["forgedBytes"] = (content, changes) => {
        const ballot = JSON.stringify(content);
        const request = {
          ...{ op: "submit", wave, group: group.id, nonce: toText(nonce), ballot },
          ...{ mac: toText(hmac(secret, ballot)), ...changes },
        };
        return padRequest(request, manifest.requestBytes);
      };
      return {
        receipt: base32(createHash("sha256").update(nullifier).digest()).slice(0, 20),
        submitBytes: (content) => forgedBytes(content, {}),
        forgedBytes,
      };
    },
  };
}

/** RFC 4648, upper case, without padding. */
function base32(bytes: Uint8Array): string {
  const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, "0")).join("");
  const groups = bits.match(/.{1,5}/g) ?? [];
  return groups.map((five) => alphabet[Number.parseInt(five.padEnd(5, "0"), 2)]).join("");
}

/** What a scale item's valid answers come to after recoding. */
export interface Tally {
  readonly n: number;
  /** To 0.1, halves up. */
  readonly mean: number;
  /** Answers of 4 and 5. */
  readonly favourable: number;
}

export function tallyScale(
  definition: Definition,
  ballots: readonly Ballot[],
  item: string,
): Tally {
  const isReversed = definition.scoring.items.find(({ id }) => id === item)?.reversed === true;
  const values = ballots
    .map((ballot) => ballot.answers[item])
    .filter((value): value is number => typeof value === "number")
    .map((value) => (isReversed ? 6 - value : value));
  const sum = values.reduce((total, value) => total + value, 0);
  const n = values.length;
  const mean = Math.floor((20 * sum + n) / (2 * n)) / 10;
  return { n, mean, favourable: values.filter((value) => value >= 4).length };
}

/** How many answered, and how often each option was chosen. */
export function tallyOptions(
  ballots: readonly Ballot[],
  item: string,
): { readonly n: number; readonly of: (option: string) => number } {
  const given = ballots
    .map((ballot) => ballot.answers[item])
    .filter((value): value is Answer => value !== undefined && value !== "NA")
    .map((value) => (Array.isArray(value) ? value.map(String) : [String(value)]));
  return {
    n: given.length,
    of: (option) => given.filter((chosen) => chosen.includes(option)).length,
  };
}
