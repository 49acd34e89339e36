import type { Bindings } from "../../worker/env.ts";

/** What one call of a Worker may do with KV and D1 together. */
export const OPERATIONS_AT_MOST = 1_000;

/** Bindings that count as Cloudflare does, and the count of the call under way. */
export interface CountedBindings {
  readonly bindings: Bindings;
  /** Runs one call of the Worker: its operations are counted from 0. */
  call<T>(act: () => Promise<T>): Promise<T>;
  /** Operations of the last call. */
  readonly lastCount: number;
  /** The most that any call has taken. */
  readonly mostCount: number;
}

/**
 * The real D1 and KV behind a count of operations, of which the 1,001st of one call is refused as
 * Cloudflare refuses it. Each operation on KV is one, a read of many keys too; each statement of D1
 * is one, those of a batch one by one, which is the strictest reading.
 * Source: https://developers.cloudflare.com/kv/platform/limits ("a bulk request counts for one
 * request") and https://developers.cloudflare.com/d1/platform/limits ("queries per invocation").
 */
export function countOperations(real: Bindings): CountedBindings {
  const counted = { last: 0, most: 0 };
  const take = (count: number) => {
    counted.last += count;
    counted.most = Math.max(counted.most, counted.last);
    if (counted.last > OPERATIONS_AT_MOST) {
      throw new Error("Too many API requests by single Worker invocation.");
    }
  };
  const bindings = { ...real, BOX: countedBox(real.BOX, take), DB: countedBase(real.DB, take) };
  return {
    bindings,
    call: (act) => {
      counted.last = 0;
      return act();
    },
    get lastCount() {
      return counted.last;
    },
    get mostCount() {
      return counted.most;
    },
  };
}

type Take = (count: number) => void;

/** The same object, where some methods count first. */
function around<T extends object>(
  target: T,
  methods: Readonly<Record<string, (own: (...args: never[]) => unknown, args: never[]) => unknown>>,
): T {
  return new Proxy(target, {
    get: (_, name) => {
      const own = Reflect.get(target, name, target);
      if (typeof own !== "function") return own;
      const bound = own.bind(target);
      const counting = methods[String(name)];
      return counting === undefined ? bound : (...args: never[]) => counting(bound, args);
    },
  });
}

function countedBox(box: KVNamespace, take: Take): KVNamespace {
  const one = async (own: (...args: never[]) => unknown, args: never[]) => {
    take(1);
    return own(...args);
  };
  return around(box, {
    ...{ get: one, getWithMetadata: one, list: one, put: one, delete: one },
  });
}

const original = Symbol("original");

function countedBase(base: D1Database, take: Take): D1Database {
  const one = async (own: (...args: never[]) => unknown, args: never[]) => {
    take(1);
    return own(...args);
  };
  const countedStatement = (statement: D1PreparedStatement): D1PreparedStatement =>
    Object.assign(
      around(statement, {
        ...{ all: one, first: one, raw: one, run: one },
        bind: (own, args) => countedStatement(own(...args) as D1PreparedStatement),
      }),
      { [original]: statement },
    );
  return around(base, {
    prepare: (own, args) => countedStatement(own(...args) as D1PreparedStatement),
    exec: one,
    batch: async (own, [statements]) => {
      const each = statements as unknown as { [original]: D1PreparedStatement }[];
      take(each.length);
      return own(each.map((statement) => statement[original]) as never);
    },
  });
}
