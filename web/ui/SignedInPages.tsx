import { type ComponentType, lazy, Suspense } from "react";
import { useTranslation } from "react-i18next";
import { Link, Navigate, Route, Routes } from "react-router";
import { PageHead } from "./PageHead.tsx";
import { homeOf, isPlaceOf } from "./places.ts";
import { SecondFactorOffer } from "./SecondFactorOffer.tsx";
import { Shell } from "./Shell.tsx";
import { useActor } from "./session.ts";
import { Loading } from "./states.tsx";

/** A page that is loaded when somebody goes there. */
const page = <K extends string>(load: () => Promise<Record<K, ComponentType>>, name: K) =>
  lazy(async () => ({ default: (await load())[name] }));

const AccountsPage = page(() => import("../manage/AccountsPage.tsx"), "AccountsPage");
const ActionPage = page(() => import("../manage/ActionPage.tsx"), "ActionPage");
const ActionsPage = page(() => import("../manage/ActionsPage.tsx"), "ActionsPage");
const AuditLogPage = page(() => import("../manage/AuditLogPage.tsx"), "AuditLogPage");
const MyAccountPage = page(() => import("../manage/MyAccountPage.tsx"), "MyAccountPage");
const NewActionPage = page(() => import("../manage/NewActionPage.tsx"), "NewActionPage");
const NewWavePage = page(() => import("../manage/NewWavePage.tsx"), "NewWavePage");
const loadOverview = () => import("../insights/OverviewPage.tsx");
const OverviewPage = page(loadOverview, "OverviewPage");
const PasswordDemand = page(() => import("../manage/PasswordDemand.tsx"), "PasswordDemand");
const PrintPage = page(() => import("../manage/print/PrintPage.tsx"), "PrintPage");
const ProgrammePage = page(() => import("../manage/ProgrammePage.tsx"), "ProgrammePage");
const ReleasedWaves = page(() => import("../insights/ReleasedWaves.tsx"), "ReleasedWaves");
const SecondFactorDemand = page(
  () => import("../manage/SecondFactorDemand.tsx"),
  "SecondFactorDemand",
);
const SettingsPage = page(() => import("../manage/SettingsPage.tsx"), "SettingsPage");
const SuggestionPage = page(() => import("../manage/SuggestionPage.tsx"), "SuggestionPage");
const SuggestionsPage = page(() => import("../manage/SuggestionsPage.tsx"), "SuggestionsPage");
const TrendPage = page(() => import("../insights/TrendPage.tsx"), "TrendPage");
const WaveList = page(() => import("../manage/WaveList.tsx"), "WaveList");
const WavePage = page(() => import("../manage/WavePage.tsx"), "WavePage");
const WaveResults = page(() => import("../insights/WaveResults.tsx"), "WaveResults");

/** Begins to load the first page while the server is asked who is there. */
export function loadFirstPage(pathname: string): void {
  if (pathname === "/" || pathname === "/overview") void loadOverview();
}

/** The pages of a signed-in person; those of other roles do not exist here. */
export function SignedInPages() {
  const { role, mustChangePassword, mustSetUpSecondFactor } = useActor();
  if (mustChangePassword || mustSetUpSecondFactor) {
    return (
      <Suspense fallback={<Loading />}>
        {mustChangePassword ? <PasswordDemand /> : <SecondFactorDemand />}
      </Suspense>
    );
  }
  return (
    <Shell>
      <SecondFactorOffer />
      <Suspense fallback={<Loading />}>
        <Routes>
          <Route path="/" element={<Navigate to={homeOf(role)} replace />} />
          <Route path="/sign-in" element={<Navigate to="/" replace />} />
          <Route path="/overview" element={<OverviewPage />} />
          <Route path="/trend/:indicator" element={<TrendPage />} />
          <Route path="/results" element={<ReleasedWaves />} />
          <Route path="/results/:waveId" element={<WaveResults />} />
          <Route path="/account" element={<MyAccountPage />} />
          {isPlaceOf("/waves", role) && (
            <>
              <Route path="/waves" element={<WaveList />} />
              <Route path="/waves/new" element={<NewWavePage />} />
              <Route path="/waves/:waveId" element={<WavePage />} />
              <Route path="/waves/:waveId/print" element={<PrintPage />} />
            </>
          )}
          {isPlaceOf("/suggestions", role) && (
            <>
              <Route path="/suggestions" element={<SuggestionsPage />} />
              <Route path="/suggestions/:suggestionId" element={<SuggestionPage />} />
            </>
          )}
          {isPlaceOf("/actions", role) && (
            <>
              <Route path="/actions" element={<ActionsPage />} />
              <Route path="/actions/new" element={<NewActionPage />} />
              <Route path="/actions/:actionId" element={<ActionPage />} />
            </>
          )}
          {isPlaceOf("/programme", role) && <Route path="/programme" element={<ProgrammePage />} />}
          {isPlaceOf("/accounts", role) && <Route path="/accounts" element={<AccountsPage />} />}
          {isPlaceOf("/audit-log", role) && <Route path="/audit-log" element={<AuditLogPage />} />}
          {isPlaceOf("/settings", role) && <Route path="/settings" element={<SettingsPage />} />}
          <Route path="*" element={<NoSuchPage />} />
        </Routes>
      </Suspense>
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
