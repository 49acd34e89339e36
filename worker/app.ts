import { OpenAPIHono } from "@hono/zod-openapi";
import type { AppEnv } from "./env.ts";
import { faultProblem } from "./http/faultProblem.ts";
import { NOT_FOUND, problem } from "./http/problem.ts";
import { requestContext } from "./http/requestContext.ts";
import { securityHeaders } from "./http/securityHeaders.ts";
import { wholeConnection } from "./http/wholeConnection.ts";
import { accountRoutes } from "./routes/accounts.ts";
import { actionRoutes } from "./routes/actions.ts";
import { auditLogRoutes } from "./routes/auditLog.ts";
import { ballotRoutes } from "./routes/ballot.ts";
import { clockRoutes } from "./routes/clock.ts";
import { handOutRoutes } from "./routes/handOuts.ts";
import { healthRoutes } from "./routes/health.ts";
import { judgedByRoutes } from "./routes/judgedBy.ts";
import { keyRoutes } from "./routes/keys.ts";
import { manifestRoutes } from "./routes/manifests.ts";
import { ownSessionRoutes } from "./routes/ownSessions.ts";
import { pageRoutes } from "./routes/pages.ts";
import { recordRoutes } from "./routes/records.ts";
import { releaseRoutes } from "./routes/release.ts";
import { resultRoutes } from "./routes/results.ts";
import { rosterRoutes } from "./routes/roster.ts";
import { secondFactorRoutes } from "./routes/secondFactor.ts";
import { sessionRoutes } from "./routes/session.ts";
import { settingRoutes } from "./routes/settings.ts";
import { signInRoutes } from "./routes/signIn.ts";
import { suggestionBoxRoutes } from "./routes/suggestionBox.ts";
import { suggestionRoutes } from "./routes/suggestions.ts";
import { surveyRoutes } from "./routes/surveys.ts";
import { trendRoutes } from "./routes/trend.ts";
import { unitRoutes } from "./routes/units.ts";
import { waveRoutes } from "./routes/waves.ts";
import { SESSION_COOKIE } from "./services/signIn.ts";

/** The whole HTTP side of the Worker. */
export function createApp() {
  const app = new OpenAPIHono<AppEnv>();
  app.use(wholeConnection, securityHeaders);
  // Before the request context: neither a ballot nor a suggestion has a request id.
  app.route("/api", ballotRoutes);
  app.route("/api", suggestionBoxRoutes);
  // It answers also where there can be no context.
  app.route("/api", healthRoutes);
  app.use(requestContext);
  for (const routes of [
    keyRoutes,
    // Before the accounts: /accounts/password is no id.
    signInRoutes,
    secondFactorRoutes,
    accountRoutes,
    sessionRoutes,
    ownSessionRoutes,
    settingRoutes,
    auditLogRoutes,
    clockRoutes,
    surveyRoutes,
    rosterRoutes,
    unitRoutes,
    recordRoutes,
    judgedByRoutes,
    waveRoutes,
    handOutRoutes,
    manifestRoutes,
    releaseRoutes,
    resultRoutes,
    trendRoutes,
    suggestionRoutes,
    actionRoutes,
  ]) {
    app.route("/api", routes);
  }
  app.openAPIRegistry.registerComponent("securitySchemes", "apiKey", {
    type: "http",
    scheme: "bearer",
  });
  app.openAPIRegistry.registerComponent("securitySchemes", "session", {
    type: "apiKey",
    in: "cookie",
    name: SESSION_COOKIE,
  });
  app.doc31("/api/openapi.json", {
    openapi: "3.1.0",
    info: { title: "Anwen", version: "1.0.0" },
  });
  app.all("/api/*", (c) => problem(c, NOT_FOUND));
  app.route("/", pageRoutes);
  app.notFound((c) => problem(c, NOT_FOUND));
  app.onError((error, c) => {
    const told = faultProblem(error);
    // A deployed Worker logs nothing; on a laptop the fault is told to whoever runs the server.
    // Ballots and suggestions never come here: they answer their own faults and log none.
    if (told.status === 500 && c.env.EMBEDDED === "1") reportFault(c.var.requestId, error);
    return problem(c, told);
  });
  return app;
}

function reportFault(requestId: string, error: Error): void {
  // biome-ignore lint/suspicious/noConsole: embedded only, and never about an answering.
  console.error(`${requestId} ${error.stack ?? error.name}`);
}
