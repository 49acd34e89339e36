import "./mantine.ts";
import "./desk.css";
import { MantineProvider } from "@mantine/core";
import { Notifications } from "@mantine/notifications";
import { MutationCache, QueryCache, QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { ApiProblem } from "../api/apiProblem.ts";
import { App } from "./App.tsx";
import { CrashScreen } from "./CrashScreen.tsx";
import { startI18n } from "./i18n.ts";
import { reloadForNewVersion } from "./newVersion.ts";
import { loadFirstPage } from "./SignedInPages.tsx";
import { endSession } from "./session.ts";
import { cssVariables, theme } from "./theme.ts";

const MAX_RETRIES = 2;

/** A credential that the server no longer knows is dropped wherever that shows. */
function onError(error: unknown): void {
  if (error instanceof ApiProblem && error.status === 401) endSession(queryClient);
}

/** Only what may go better the next time is asked again. */
function isWorthRetry(failures: number, error: unknown): boolean {
  const isPassing = error instanceof ApiProblem && (error.status === 0 || error.status >= 500);
  return isPassing && failures < MAX_RETRIES;
}

const queryClient: QueryClient = new QueryClient({
  queryCache: new QueryCache({ onError }),
  mutationCache: new MutationCache({ onError }),
  defaultOptions: { queries: { retry: isWorthRetry, staleTime: 10_000 } },
});

// A page that was opened before a deployment asks for parts that are gone.
window.addEventListener("vite:preloadError", () => void reloadForNewVersion());
startI18n();
loadFirstPage(location.pathname);
const place = document.getElementById("desk");
if (place === null) throw new Error("The page has no place for the desk.");
createRoot(place).render(
  <StrictMode>
    <MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="auto">
      <QueryClientProvider client={queryClient}>
        <Notifications position="bottom-right" autoClose={8000} />
        <CrashScreen>
          <App />
        </CrashScreen>
      </QueryClientProvider>
    </MantineProvider>
  </StrictMode>,
);
