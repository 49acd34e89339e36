import { readUnitPath, type UnitPathFault } from "../units/path.ts";
import { isDate } from "../waves/calendar.ts";

/** Columns of a roster file; they may stand in any order. */
export const ROSTER_COLUMNS = ["personId", "name", "email", "unit", "level", "hiredOn"] as const;

/** A column of a roster file. */
export type RosterColumn = (typeof ROSTER_COLUMNS)[number];

/** One person of a roster file, checked. */
export interface RosterRow {
  /** Line of the file, from 1. */
  readonly line: number;
  readonly personId: string;
  readonly name: string;
  /** Empty where the person has none. */
  readonly email: string;
  /** Path of the unit: names from the root down, joined by "/". */
  readonly unit: string;
  /** Empty where the person has none. */
  readonly level: string;
  /** `YYYY-MM-DD` */
  readonly hiredOn: string;
}

/** What may be wrong with one field. */
export type RosterFieldFault =
  | UnitPathFault
  | "control-character"
  | "person-id-missing"
  | "person-id-not-valid"
  | "name-missing"
  | "too-long"
  | "email-not-valid"
  | "date-not-valid"
  | "date-in-future";

const TEXT_LENGTH_AT_MOST = 80;
const EMAIL_LENGTH_AT_MOST = 254;

// An address that mail servers take without quoting: the rest is a typing error in practice.
const ATOM = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+";
const LABEL = "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?";
const ADDRESS = new RegExp(`^${ATOM}(?:\\.${ATOM})*@(?:${LABEL}\\.)+${LABEL}$`);

/**
 * Checks the fields of one person. Blanks around a field do not count.
 * @param today `YYYY-MM-DD`; nobody has been hired later.
 */
export function readRosterRow(
  line: number,
  field: Readonly<Record<RosterColumn, string>>,
  today: string,
): { row: RosterRow; faults: readonly [RosterColumn, RosterFieldFault][] } {
  const faults: [RosterColumn, RosterFieldFault][] = [];
  const text = { ...field };
  for (const column of ROSTER_COLUMNS) {
    text[column] = field[column].trim().normalize("NFC");
    if (hasControlCharacter(text[column])) faults.push([column, "control-character"]);
    else {
      const fault = FAULT_BY_COLUMN[column](text[column], today);
      if (fault !== null) faults.push([column, fault]);
    }
  }
  const names = readUnitPath(text.unit);
  const unit = typeof names === "string" ? text.unit : names.join("/");
  return { row: { line, ...text, unit }, faults };
}

const FAULT_BY_COLUMN: Readonly<
  Record<RosterColumn, (text: string, today: string) => RosterFieldFault | null>
> = {
  personId: (text) => {
    if (text === "") return "person-id-missing";
    return /^[\p{L}\p{N}][\p{L}\p{N}._@-]{0,63}$/u.test(text) ? null : "person-id-not-valid";
  },
  name: (text) => {
    if (text === "") return "name-missing";
    return text.length <= TEXT_LENGTH_AT_MOST ? null : "too-long";
  },
  email: (text) => {
    const isValid = text.length <= EMAIL_LENGTH_AT_MOST && (text === "" || ADDRESS.test(text));
    return isValid ? null : "email-not-valid";
  },
  unit: (text) => {
    const names = readUnitPath(text);
    return typeof names === "string" ? names : null;
  },
  level: (text) => (text.length <= TEXT_LENGTH_AT_MOST ? null : "too-long"),
  hiredOn: (text, today) => {
    if (!isDate(text)) return "date-not-valid";
    return text <= today ? null : "date-in-future";
  },
};

// Also what is not seen, or turns the direction of writing: two units must not look alike.
function hasControlCharacter(text: string): boolean {
  return /[\p{Cc}\u200B-\u200F\u2028-\u202E\u2060-\u2069\uFEFF\uFFFD]/u.test(text);
}
