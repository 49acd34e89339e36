import { useTranslation } from "react-i18next";
import { BrowserRouter, Link, Navigate, Route, Routes, useLocation } from "react-router";
import { PublicResults } from "../insights/PublicResults.tsx";
import { ReleasedWaves } from "../insights/ReleasedWaves.tsx";
import { WaveResults } from "../insights/WaveResults.tsx";
import { NewWavePage } from "../manage/NewWavePage.tsx";
import { WaveList } from "../manage/WaveList.tsx";
import { WavePage } from "../manage/WavePage.tsx";
import { PageHead } from "./PageHead.tsx";
import { PlainFrame } from "./PlainFrame.tsx";
import { Shell } from "./Shell.tsx";
import { SignIn } from "./SignIn.tsx";
import { useActor, useSession } from "./session.ts";
import { ErrorState, Loading } from "./states.tsx";

/** All pages of the desk. */
export function App() {
  return (
    <BrowserRouter>
      <Gate />
    </BrowserRouter>
  );
}

/** Shows the sign-in to strangers, who may read nothing but a wave's public results. */
function Gate() {
  const { t } = useTranslation("desk");
  const { isCredentialHeld, hasEnded, query } = useSession();
  const { pathname } = useLocation();
  if (!isCredentialHeld) {
    const wave = /^\/results\/([0-9a-f-]{36})\/?$/.exec(pathname)?.[1];
    if (wave !== undefined && !hasEnded) return <PublicResults waveId={wave} />;
    return <SignIn notice={hasEnded ? t("signIn.ended") : null} />;
  }
  if (query.data !== undefined) return <SignedIn />;
  return (
    <PlainFrame size="sm">
      {query.error ? (
        <ErrorState error={query.error} onRetry={() => void query.refetch()} />
      ) : (
        <Loading />
      )}
    </PlainFrame>
  );
}

function SignedIn() {
  const isHr = useActor().role === "hr";
  return (
    <Shell>
      <Routes>
        <Route path="/" element={<Navigate to={isHr ? "/waves" : "/results"} replace />} />
        <Route path="/sign-in" element={<Navigate to="/" replace />} />
        {isHr && <Route path="/waves" element={<WaveList />} />}
        {isHr && <Route path="/waves/new" element={<NewWavePage />} />}
        {isHr && <Route path="/waves/:waveId" element={<WavePage />} />}
        <Route path="/results" element={<ReleasedWaves />} />
        <Route path="/results/:waveId" element={<WaveResults />} />
        <Route path="*" element={<NoSuchPage />} />
      </Routes>
    </Shell>
  );
}

function NoSuchPage() {
  const { t } = useTranslation("desk");
  return (
    <>
      <PageHead title={t("notFound.title")} intro={t("notFound.body")} />
      <Link to="/">{t("notFound.home")}</Link>
    </>
  );
}
