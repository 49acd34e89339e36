import { useEffect, useRef } from "react";

/** After each try that names faults, the first faulty field is where one goes on. */
export function useFocusOnFault(tries: number) {
  const formRef = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (tries === 0) return;
    formRef.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
  }, [tries]);
  return formRef;
}
