import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { exportJWK, generateKeyPair, SignJWT } from "jose";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { browserCaller } from "../support/browserCaller.ts";
import { makeAccount, type SignInServer, startSignIn } from "../support/startSignIn.ts";

const TEAM = "anwen-test.cloudflareaccess.com";
const AUDIENCE = "f".repeat(64);
const EMAIL = "hr@example.invalid";

let keyServer: Server;
let fetched = 0;
let server: SignInServer;
let ours: CryptoKey;
let foreign: CryptoKey;
let account: { email: string; password: string };

beforeAll(async () => {
  const pair = await generateKeyPair("RS256");
  ours = pair.privateKey;
  foreign = (await generateKeyPair("RS256")).privateKey;
  const jwk = { ...(await exportJWK(pair.publicKey)), kid: "k1", alg: "RS256", use: "sig" };
  keyServer = createServer((_request, response) => {
    fetched += 1;
    response.setHeader("content-type", "application/json").end(JSON.stringify({ keys: [jwk] }));
  });
  await new Promise<void>((done) => keyServer.listen(0, "127.0.0.1", done));
  const { port } = keyServer.address() as AddressInfo;
  server = await startSignIn({
    ACCESS_TEAM_DOMAIN: TEAM,
    ACCESS_AUD: AUDIENCE,
    ACCESS_KEYS_URL: `http://127.0.0.1:${port}/certs`,
  });
  account = await makeAccount(server, { email: EMAIL, role: "hr" });
});
afterAll(async () => {
  await server.close();
  await new Promise((done) => keyServer.close(done));
});

/** An assertion as Cloudflare Access makes it, with what a test changes. */
async function assertion(
  changes: {
    claims?: object;
    issuer?: string;
    audience?: string;
    expires?: string;
    key?: CryptoKey;
  } = {},
): Promise<string> {
  return new SignJWT({ email: EMAIL, type: "app", ...changes.claims })
    .setProtectedHeader({ alg: "RS256", kid: "k1" })
    .setIssuer(changes.issuer ?? `https://${TEAM}`)
    .setAudience([changes.audience ?? AUDIENCE])
    .setIssuedAt()
    .setExpirationTime(changes.expires ?? "5m")
    .sign(changes.key ?? ours);
}

const callAs = async (jwt: string, method = "GET", path = "/session", headers = {}) => {
  const body = method === "GET" ? undefined : {};
  const all = { "cf-access-jwt-assertion": jwt, ...headers };
  const { status, body: answer } = await browserCaller(server.base).call(method, path, body, all);
  return { status, body: answer };
};

describe("behind Cloudflare Access", () => {
  it("an assertion is the account with its e-mail, in whatever case", async () => {
    for (const email of [EMAIL, EMAIL.toUpperCase()]) {
      const { status, body } = await callAs(await assertion({ claims: { email } }));
      expect([status, body]).toMatchObject([200, { role: "hr", kind: "account", email: EMAIL }]);
    }
    expect((await callAs(await assertion(), "GET", "/accounts")).status).toBe(403);
  });

  it("an assertion is refused with another key, issuer, audience, or time", async () => {
    const none = `${btoa('{"alg":"none"}')}.${btoa(JSON.stringify({ email: EMAIL }))}.`;
    for (const jwt of [
      await assertion({ key: foreign }),
      await assertion({ issuer: "https://other.cloudflareaccess.com" }),
      await assertion({ audience: "e".repeat(64) }),
      await assertion({ expires: "-1m" }),
      await assertion({ claims: { email: undefined, common_name: "a service" } }),
      none.replaceAll("=", ""),
      "no token",
    ]) {
      const { status, body } = await callAs(jwt);
      expect([status, body.type]).toEqual([401, "/problems/not-signed-in"]);
    }
    expect((await browserCaller(server.base).get("/session")).status).toBe(401);
  });

  it("somebody without an account, or with a disabled one, is told so", async () => {
    const other = await callAs(await assertion({ claims: { email: "x@example.invalid" } }));
    expect([other.status, other.body.type]).toEqual([403, "/problems/no-account"]);
    const gone = await makeAccount(server, { email: "gone@example.invalid", role: "hr" });
    const authorization = `Bearer ${server.ownerKey}`;
    await browserCaller(server.base).call(
      "PATCH",
      `/accounts/${gone.id}`,
      { isDisabled: true },
      { authorization },
    );
    const { status } = await callAs(await assertion({ claims: { email: gone.email } }));
    expect(status).toBe(403);
  });

  it("a change demands our Origin, since a browser sends the assertion by itself", async () => {
    const jwt = await assertion();
    const foreignSite = await callAs(jwt, "POST", "/waves", { origin: "https://a.example" });
    expect([foreignSite.status, foreignSite.body.type]).toEqual([403, "/problems/foreign-origin"]);
    expect((await callAs(jwt, "POST", "/waves")).status).toBe(422);
  });

  it("nobody signs in by password, and a key works as everywhere", async () => {
    const answer = await browserCaller(server.base).post("/auth/sign-in/email", {
      email: EMAIL,
      password: account.password,
    });
    expect([answer.status, answer.body.type]).toEqual([409, "/problems/signs-in-by-access"]);
    // Access adds an assertion to a program's calls too; the key is what counts.
    const authorization = `Bearer ${server.ownerKey}`;
    const keyed = await callAs(await assertion(), "GET", "/session", { authorization });
    expect(keyed.body).toMatchObject({ role: "owner", kind: "key" });
  });

  it("the keys are fetched once, not at each call", () => {
    expect(fetched).toBe(1);
  });
});

describe("without the two settings", () => {
  it("an assertion says nothing", async () => {
    const plain = await startSignIn();
    await makeAccount(plain, { email: EMAIL, role: "hr" });
    const headers = { "cf-access-jwt-assertion": await assertion() };
    const answer = await browserCaller(plain.base).call("GET", "/session", undefined, headers);
    expect(answer.status).toBe(401);
    await plain.close();
  });

  it("an unreachable key server is said to be one, and no door", async () => {
    const lost = await startSignIn({
      ACCESS_TEAM_DOMAIN: TEAM,
      ACCESS_AUD: AUDIENCE,
      ACCESS_KEYS_URL: "http://127.0.0.1:9/certs",
    });
    const headers = { "cf-access-jwt-assertion": await assertion() };
    const answer = await browserCaller(lost.base).call("GET", "/session", undefined, headers);
    expect([answer.status, answer.headers.get("retry-after")]).toEqual([503, "60"]);
    await lost.close();
  });
});
