import { useEffect, useRef, useState } from "react";
import { Plain } from "./Plain.tsx";
import type { ScreenProps } from "./screenProps.ts";
import { UnitField } from "./UnitField.tsx";

/** The unit picked for a typed code was not the code's: it is picked again, and nothing is lost. */
export function UnitForeignScreen({ visit, view, text }: ScreenProps) {
  const [isChoosing, setChoosing] = useState(false);
  const [group, setGroup] = useState("");
  const [isTried, setTried] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    // The button that was pressed is gone; a screen reader goes on with the new heading.
    if (isChoosing) form.current?.focus({ preventScroll: true });
  }, [isChoosing]);

  if (!isChoosing) {
    return (
      <Plain title={text.unitForeignTitle} sentences={[text.unitForeign]}>
        <button type="button" className="primary" onClick={() => setChoosing(true)}>
          {text.unitAgain}
        </button>
      </Plain>
    );
  }
  const submit = (event: { preventDefault(): void }) => {
    event.preventDefault();
    setTried(true);
    void visit.chooseUnit(group);
  };
  return (
    <form ref={form} tabIndex={-1} className="frame" onSubmit={submit} noValidate>
      <h1>{text.unitAgain}</h1>
      <UnitField
        view={view}
        text={text}
        group={group}
        isMissing={isTried && group === ""}
        onPick={setGroup}
      />
      <div className="actions">
        <button type="submit" className="primary">
          {text.codeContinue}
        </button>
      </div>
    </form>
  );
}
