/**
 * What a spreadsheet would run as a formula, or has kept from being run already: such a field is
 * written with one more `'` before it, and read with one less, so that every text comes back as it
 * was. Source: OWASP, CSV Injection (= + - @, tab, carriage return).
 */
export const FORMULA_START = /^'*[=+\-@\t\r]/;

/** A field of a file without the `'` that keeps it from being run. */
export const withoutGuard = (field: string): string =>
  field.startsWith("'") && FORMULA_START.test(field) ? field.slice(1) : field;
