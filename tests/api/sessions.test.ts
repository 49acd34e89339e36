import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { signedInBrowser } from "../support/browserCaller.ts";
import {
  makeAccount,
  type SignInServer,
  sessionStatus,
  startSignIn,
} from "../support/startSignIn.ts";

let server: SignInServer;

beforeAll(async () => {
  server = await startSignIn();
});
afterAll(() => server.close());

const threeBrowsers = async (email: string) => {
  const account = await makeAccount(server, { email, role: "hr" });
  const browsers = [];
  for (let i = 0; i < 3; i++) browsers.push(await signedInBrowser(server.base, account));
  return browsers as [(typeof browsers)[0], (typeof browsers)[0], (typeof browsers)[0]];
};
const today = /^\d{4}-\d{2}-\d{2}$/;

describe("one's own sessions", () => {
  it("are listed by day, with the one that asks", async () => {
    const [, second] = await threeBrowsers("one@example.invalid");
    const { status, body } = await second.get("/sessions");
    expect(status).toBe(200);
    expect(body.items).toHaveLength(3);
    expect(body.items.filter(({ isThis }: { isThis: boolean }) => isThis)).toHaveLength(1);
    for (const { id: _, isThis: __, ...days } of body.items) {
      expect(days).toEqual({
        signedInOn: expect.stringMatching(today),
        lastUsedOn: expect.stringMatching(today),
      });
    }
    expect((await server.owner.get("/sessions")).body.items).toEqual([]);
  });

  it("are ended by the one who holds them, one or all others", async () => {
    const [first, second, third] = await threeBrowsers("two@example.invalid");
    const [stranger] = await threeBrowsers("three@example.invalid");
    const { items } = (await first.get("/sessions")).body as {
      items: { id: string; isThis: boolean }[];
    };
    const other = items.find(({ isThis }) => !isThis)?.id ?? "";
    // Somebody else's is none of one's own.
    expect((await stranger.remove(`/sessions/${other}`)).status).toBe(200);
    expect((await first.get("/sessions")).body.items).toHaveLength(3);
    expect((await first.remove(`/sessions/${other}`)).status).toBe(200);
    expect((await first.get("/sessions")).body.items).toHaveLength(2);
    expect((await first.remove("/sessions")).status).toBe(200);
    expect(await Promise.all([first, second, third, stranger].map(sessionStatus))).toEqual([
      200, 401, 401, 200,
    ]);
  });
});
