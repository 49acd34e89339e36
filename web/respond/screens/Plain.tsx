import type { ReactNode } from "react";
import type { RespondText } from "../../../schema/text/respond.ts";
import { Dated } from "./Dated.tsx";

/** A heading, sentences, and perhaps something to press. */
export function Plain(props: {
  title: string;
  sentences: readonly string[];
  children?: ReactNode;
}) {
  return (
    <>
      <h1>{props.title}</h1>
      {props.sentences.map((sentence) => (
        <p key={sentence}>
          <Dated>{sentence}</Dated>
        </p>
      ))}
      {props.children === undefined ? null : <div className="actions">{props.children}</div>}
    </>
  );
}

/** Something is on its way. */
export function Opening({ text, sentence }: { text: RespondText; sentence: string }) {
  return (
    <div role="status" className="waiting">
      <h1>{text.opening}</h1>
      <p>{sentence}</p>
    </div>
  );
}
