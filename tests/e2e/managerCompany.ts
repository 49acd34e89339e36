import { type ApiClient, createApiClient } from "../../scripts/demo/apiClient.ts";
import { makeRoster } from "../support/company.ts";
import { answerForEverybody } from "../support/deskCompany.ts";
import type { TestServer } from "../support/server.ts";

/** Password of every account made here; it opens nothing but a test's own server. */
export const PASSWORD = "correct-horse-battery";

/** E-mail addresses of the accounts. */
export const EMAILS = {
  owner: "owner@example.invalid",
  hr: "hr@example.invalid",
  observer: "observer@example.invalid",
  /** Leads 华东区, which has 一部 and 二部. */
  east: "east@example.invalid",
  /** Leads 华南区. */
  south: "south@example.invalid",
  /** Leads no unit. */
  nowhere: "nowhere@example.invalid",
} as const;

/** What a test says of a wave. */
interface AskedWave {
  readonly survey: string;
  readonly name: string;
  readonly opensOn: string;
  readonly closesOn: string;
}

/** A company of four teams with one account of each kind. */
export interface ManagerCompany {
  readonly owner: ApiClient;
  readonly hr: ApiClient;
  /** Unit ids by name. */
  readonly units: ReadonlyMap<string, string>;
  /** Asks everybody, at once and with all answers, and closes; product time stays. */
  close(wave: AskedWave): Promise<string>;
  /** The same, and releases. */
  release(wave: AskedWave): Promise<string>;
  /** Moves product time forward. */
  moveClockTo(to: string): Promise<void>;
}

/** One team large enough for shares, one for means only, one too small, and another region. */
const PEOPLE = {
  总部: 6,
  "总部/华东区": 2,
  "总部/华东区/一部": 24,
  "总部/华东区/二部": 12,
  "总部/华东区/三部": 2,
  "总部/华南区": 14,
};

/** Fills a fresh server with people and accounts. */
export async function makeManagerCompany(
  server: Pick<TestServer, "base" | "ownerKey">,
): Promise<ManagerCompany> {
  const owner = createApiClient(server.base, server.ownerKey);
  const { key } = await owner.post<{ key: string }>("/keys", { name: "甲一", role: "hr" });
  const hr = createApiClient(server.base, key);
  await hr.postCsv("/roster", makeRoster(PEOPLE));
  const { items } = await hr.get<{
    items: { id: string; name: string; parentId: string | null }[];
  }>("/units");
  const units = new Map(items.map(({ id, name }) => [name, id]));
  const idOf = (name: string): string => units.get(name) ?? "";
  const account = (email: string, name: string, role: string, led: string[] = []) =>
    owner.post("/accounts", { email, name, role, units: led, password: PASSWORD });
  await account(EMAILS.owner, "负责人", "owner");
  await account(EMAILS.hr, "人事", "hr");
  await account(EMAILS.observer, "工会代表", "observer");
  await account(EMAILS.east, "东区经理", "manager", [idOf("华东区")]);
  await account(EMAILS.south, "南区经理", "manager", [idOf("华南区")]);
  await account(EMAILS.nowhere, "新经理", "manager");
  const close = async (wave: AskedWave): Promise<string> => {
    const { id } = await hr.post<{ id: string }>("/waves", {
      ...wave,
      version: "1.0.0",
      units: [idOf("总部")],
      channel: "csv",
    });
    await hr.post(`/waves/${id}/launch`, {});
    await answerForEverybody(server.base, hr, id);
    await hr.post(`/waves/${id}/close`, {});
    return id;
  };
  const release = async (wave: AskedWave): Promise<string> => {
    const id = await close(wave);
    await hr.post(`/waves/${id}/release`, {});
    return id;
  };
  return {
    ...{ owner, hr, units, close, release },
    moveClockTo: async (to) => {
      await owner.post("/clock", { to }).catch(() => undefined);
      await untilServing(server.base);
    },
  };
}

/** The server comes back by itself after it has rewritten its files for a destroyed wave. */
export async function untilServing(base: string): Promise<void> {
  for (let tries = 0; tries < 100; tries++) {
    const answer = await fetch(`${base}/api/health`).catch(() => null);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error("The server did not come back.");
}
