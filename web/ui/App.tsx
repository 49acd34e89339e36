import { Activity, lazy, Suspense } from "react";
import { useTranslation } from "react-i18next";
import { BrowserRouter, useLocation } from "react-router";
import { PlainFrame } from "./PlainFrame.tsx";
import { SignedInPages } from "./SignedInPages.tsx";
import { SignIn } from "./SignIn.tsx";
import { ActorContext, useSession } from "./session.ts";
import { ErrorState, Loading } from "./states.tsx";

const PublicResults = lazy(async () => ({
  default: (await import("../insights/PublicResults.tsx")).PublicResults,
}));

/** All pages of the desk. */
export function App() {
  return (
    <BrowserRouter>
      <Gate />
    </BrowserRouter>
  );
}

/**
 * Shows the sign-in to strangers, who may read nothing but a wave's public results. Where a
 * session ended in mid-page, the page waits out of sight, so that nothing typed is lost.
 */
function Gate() {
  const { t } = useTranslation("desk");
  const { data, error, refetch } = useSession();
  if (data === undefined) {
    return (
      <PlainFrame size="sm">
        {error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <Loading />}
      </PlainFrame>
    );
  }
  const { now, before } = data;
  const person = now ?? before;
  if (person === null) return <Stranger />;
  return (
    <>
      {now === null && <SignIn notice={t("signIn.ended")} email={person.email ?? ""} />}
      <Activity mode={now === null ? "hidden" : "visible"}>
        <ActorContext value={person}>
          <SignedInPages key={person.id} />
        </ActorContext>
      </Activity>
    </>
  );
}

function Stranger() {
  const { pathname } = useLocation();
  const wave = /^\/results\/([0-9a-f-]{36})\/?$/.exec(pathname)?.[1];
  if (wave === undefined) return <SignIn notice={null} email="" />;
  return (
    <Suspense fallback={null}>
      <PublicResults waveId={wave} />
    </Suspense>
  );
}
