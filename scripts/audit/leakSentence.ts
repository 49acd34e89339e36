import type { AuditText } from "../../schema/text/audit.ts";
import type { Leak, Term } from "../../worker/auditor/captured.ts";
import type { WaveLeak } from "./auditCapture.ts";

/** Places that a sentence names before it says "and others". */
const MOST_NAMED = 3;

/**
 * A leak in a plain sentence, with the subtraction that shows it.
 * @param nameOf a unit's name.
 * @param k smallest group of the wave.
 */
export function leakSentence(
  { leak, wave }: WaveLeak,
  text: AuditText,
  nameOf: (unit: string) => string,
): string {
  const place = ({ unit, cut }: { readonly unit: string; readonly cut: string | null }) =>
    text.place(nameOf(unit), cut);
  const figures = sumOf(leak.subtraction, (term) => text.term(place(term), term.n));
  const named = leak.people.slice(0, MOST_NAMED).map(place).join(text.listComma);
  const people =
    leak.people.length > MOST_NAMED ? `${named}${text.listComma}${text.andOthers}` : named;
  const told = tell(leak, text, figures, people, wave.k);
  return `${text.figure(wave.name, leak.item)}${text.colon}${told}`;
}

function tell(leak: Leak, text: AuditText, figures: string, people: string, k: number): string {
  const [least = 1, most = 5] = leak.range ?? [];
  switch (leak.rule) {
    case "T1":
      return text.smallGroup(figures, leak.n, people, leak.needed ?? k);
    case "T2":
      return text.pinnedByMeans(figures, people, text.range(least, most));
    case "T3":
      return text.pinnedTogether(figures, people, text.range(least, most));
    case "other":
      return tellOther(leak, text, people, k);
  }
}

function tellOther(leak: Leak, text: AuditText, people: string, k: number): string {
  const reason = leak.reason ?? "contradiction";
  switch (reason) {
    case "contradiction":
    case "undecided":
      return text[reason];
    case "options":
      return text.options(people, k);
    case "comments":
    case "step":
      return text[reason](people, leak.n);
    default:
      return text[reason](people);
  }
}

/** "A + B − C", the sign of the first left out where it is a plus. */
function sumOf(terms: readonly Term[], write: (term: Term) => string): string {
  return terms
    .map((term, index) => {
      const sign = term.sign < 0 ? "−" : "+";
      return index === 0 && term.sign > 0 ? write(term) : `${sign} ${write(term)}`;
    })
    .join(" ");
}
