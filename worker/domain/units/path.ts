/** Levels of the deepest unit tree, the root included. */
export const LEVELS_AT_MOST = 10;
/** Characters (UTF-16 units) in one unit's name. */
export const UNIT_NAME_LENGTH_AT_MOST = 80;

/** Why a text is no path of a unit. */
export type UnitPathFault =
  | "unit-missing"
  | "unit-name-empty"
  | "unit-name-too-long"
  | "unit-too-deep";

/**
 * The names from the root down in a path such as `总部/华东区/上海一部`; blanks around a name do
 * not count, and characters that look alike are made the same (NFC). Otherwise the first fault.
 */
export function readUnitPath(text: string): readonly string[] | UnitPathFault {
  if (text.trim() === "") return "unit-missing";
  const names = text.split("/").map((name) => name.trim().normalize("NFC"));
  if (names.some((name) => name === "")) return "unit-name-empty";
  if (names.some((name) => name.length > UNIT_NAME_LENGTH_AT_MOST)) return "unit-name-too-long";
  return names.length > LEVELS_AT_MOST ? "unit-too-deep" : names;
}

/** The path above, or null for that of the root. */
export function parentPath(path: string): string | null {
  const end = path.lastIndexOf("/");
  return end < 0 ? null : path.slice(0, end);
}

/** The path itself and all above it, the root's first: `a/b` gives `a`, `a/b`. */
export function pathsFromRoot(path: string): string[] {
  const names = path.split("/");
  return names.map((_, index) => names.slice(0, index + 1).join("/"));
}
