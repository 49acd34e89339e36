import {
  fingerprintSection,
  type NoticeManifest,
  type NoticeSection,
  noticeKind,
  noticeSections,
} from "../../../schema/text/notice.ts";
import { Dated } from "./Dated.tsx";
import { Fingerprint } from "./Fingerprint.tsx";
import { Opening } from "./Plain.tsx";
import type { ScreenProps } from "./screenProps.ts";

/** What a person is told before the first question, from the wave's real settings. */
export function NoticeScreen({ visit, view, text, language }: ScreenProps) {
  const { wave, group, session, survey } = view;
  if (wave === null) return <Opening text={text} sentence={text.checking} />;
  const manifest = wave.manifest as unknown as NoticeManifest;
  const sections = noticeSections(manifest, group?.id ?? null, language, isStoreLocal());
  const fingerprint = fingerprintSection(language);
  return (
    <>
      <p className="kind">{noticeKind(manifest.survey, language)}</p>
      <h1>{wave.manifest.name}</h1>
      {language === "en" && survey !== null ? (
        <p className="hint">{text.surveyTitle(survey.title.en)}</p>
      ) : null}
      {view.isLasting ? null : <p className="warning">{text.storageNone}</p>}
      {sections.map((section) => (
        <Section key={section.id} section={section} />
      ))}
      <section className="card">
        <h2>{fingerprint.heading}</h2>
        <Fingerprint hex={wave.firstFingerprint.slice(0, 32)} />
        <p>{fingerprint.sentence}</p>
        <p className="hint">{session?.isTyped ? text.compareYourself : text.verified}</p>
      </section>
      <div className="dock">
        <button type="button" className="primary" onClick={() => void visit.answer()}>
          {session !== null && Object.keys(session.data).length > 0 ? text.resume : text.start}
        </button>
        <p className="hint">{survey === null ? text.skipNote : text.startNote(survey.minutes)}</p>
      </div>
    </>
  );
}

/** Whether the Worker has marked its page: the store is the files of a single computer. */
const isStoreLocal = (): boolean => document.querySelector('meta[name="anwen-store"]') !== null;

function Section({ section }: { section: NoticeSection }) {
  const sentences = section.sentences.map((sentence) => (
    <p key={sentence}>
      <Dated>{sentence}</Dated>
    </p>
  ));
  if (section.id === "limits") {
    return (
      <details className="card">
        <summary>
          <h2>{section.heading}</h2>
        </summary>
        {sentences}
        {section.link === undefined ? null : (
          <p>
            <a href={section.link.href} target="_blank" rel="noopener">
              {section.link.label}
            </a>
          </p>
        )}
      </details>
    );
  }
  return (
    <section className={section.id === "unit" ? "card strong" : "card"}>
      <h2>{section.heading}</h2>
      {sentences}
    </section>
  );
}
