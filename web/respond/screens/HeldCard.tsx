import type { RespondText } from "../../../schema/text/respond.ts";
import { heldOnPhone, heldOnServer } from "../held.ts";
import { inFours } from "../inFours.ts";
import { hasChosenLanguage } from "../language.ts";
import type { VisitView } from "../visitState.ts";

/** Enough of the build's hash for two people to compare. */
const SHOWN_HEX = 16;

/** Exactly what phone and server keep of this person now, and which code says so. */
export function HeldCard({ view, text }: { view: VisitView; text: RespondText }) {
  const { held } = text;
  const build = document.documentElement.dataset.build ?? "";
  const onPhone = [...heldOnPhone(view, held), ...(hasChosenLanguage() ? [held.language] : [])];
  return (
    <details className="card held">
      <summary>
        <h2>{held.title}</h2>
      </summary>
      <h3>{held.onPhone}</h3>
      <ul>
        {(onPhone.length > 0 ? onPhone : [held.nothing]).map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      <h3>{held.onServer}</h3>
      <ul>
        {heldOnServer(view, held).map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      {build === "" ? null : (
        <>
          <h3>{held.pageVersion}</h3>
          <p className="code" data-testid="build">
            {inFours(build.slice(0, SHOWN_HEX))}
          </p>
          <p>{held.comparePage}</p>
        </>
      )}
    </details>
  );
}
