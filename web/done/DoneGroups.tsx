import { useEffect } from "react";
import { actionFacts, type DoneText, doneText, wordsIn } from "../../schema/text/done.ts";
import type { Language } from "../../schema/text/language.ts";
import type { Done } from "../../schema/wire/actions.ts";
import { Dated } from "../respond/screens/Dated.tsx";

type Group = Done["items"][number];

/** The wave that the address names, where one comes from its page. */
const askedWave = (): string => window.location.hash.slice(1);

/** What was done, by the wave that it follows from, and where to say more. */
export function DoneGroups({ done, language }: { done: Done; language: Language }) {
  const text = doneText(language);
  const { items } = done;
  const asked = askedWave();
  const isMissing = asked !== "" && !items.some(({ wave }) => wave?.id === asked);
  useEffect(() => {
    // The browser looked for it before it was there.
    document.getElementById(asked)?.scrollIntoView();
  }, [asked]);
  return (
    <>
      <p>{text.intro}</p>
      {items.length === 0 || isMissing ? (
        <section className="card">
          <h2>{items.length === 0 ? text.emptyTitle : text.notForWave}</h2>
          <p>{text.empty}</p>
        </section>
      ) : null}
      {items.map((group) => (
        <DoneGroup key={group.wave?.id ?? ""} group={group} text={text} language={language} />
      ))}
      <p className="hint later">
        {text.suggestHint} <a href="/suggest">{text.suggest}</a>
      </p>
    </>
  );
}

interface DoneGroupProps {
  readonly group: Group;
  readonly text: DoneText;
  readonly language: Language;
}

function DoneGroup({ group: { wave, actions }, text, language }: DoneGroupProps) {
  const name = wave === null ? "others" : `name-${wave.id}`;
  return (
    <section className="card" id={wave?.id} aria-labelledby={name}>
      <h2 id={name}>{wave === null ? text.otherTitle : wave.name}</h2>
      {wave === null ? null : <WaveFacts wave={wave} text={text} language={language} />}
      <ul className="acts">
        {actions.map((action) => (
          <DoneAction key={action.id} action={action} text={text} language={language} />
        ))}
      </ul>
    </section>
  );
}

function WaveFacts(props: {
  wave: NonNullable<Group["wave"]>;
  text: DoneText;
  language: Language;
}) {
  const { wave, text, language } = props;
  const { title, closesOn, score, results, id } = wave;
  const say = (words: { readonly zh: string; readonly en: string }) =>
    wordsIn(words, language).words;
  return (
    <>
      <p className="hint">
        <Dated>{text.wave(say(title), closesOn)}</Dated>
      </p>
      {score === null ? null : <p>{text.score(say(score.question), say(score.sentence))}</p>}
      {results === "published" ? (
        <p className="later">
          <a href={`/results/${id}`}>{text.results}</a>
        </p>
      ) : (
        <p className="hint">{text.noResults[results]}</p>
      )}
    </>
  );
}

function DoneAction(props: {
  action: Group["actions"][number];
  text: DoneText;
  language: Language;
}) {
  const { action, text, language } = props;
  const { state } = action;
  const said = wordsIn(action.text, language);
  const reason = wordsIn(action.reason, language);
  return (
    <li>
      <p className={`kind ${state}`}>{text.states[state]}</p>
      <p className="words" lang={said.lang}>
        {said.words}
      </p>
      {reason.words === "" ? null : (
        <p className="words" lang={reason.lang}>
          {text.reason(reason.words)}
        </p>
      )}
      <ul className="facts hint">
        {actionFacts(action, language).map((fact) => (
          <li key={fact}>
            <Dated>{fact}</Dated>
          </li>
        ))}
      </ul>
    </li>
  );
}
