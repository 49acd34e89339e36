/** The sentences about a person's group, with `{unit}`, `{invited}` and `{cut}` left open. */
export interface UnitTemplates {
  readonly unit: string;
  readonly cut: string;
  /** Words for the values of a cut that are not the company's own. */
  readonly cutNames: Readonly<Record<string, string>>;
}

/** A group as a manifest names it. */
export interface NamedGroup {
  readonly unitName: string;
  readonly cut: string | null;
  readonly invited: number;
}

/**
 * The sentences about one group. Apart from the other texts of the notice, since the page's first
 * script fills them in as well, from the link that no server sees.
 */
export function unitSentences(
  { unit, cut, cutNames }: UnitTemplates,
  group: NamedGroup,
): readonly string[] {
  const fill = (template: string, name: string, value: string) =>
    template.split(`{${name}}`).join(value);
  const ofUnit = fill(fill(unit, "invited", String(group.invited)), "unit", group.unitName);
  if (group.cut === null) return [ofUnit];
  return [ofUnit, fill(cut, "cut", cutNames[group.cut] ?? group.cut)];
}
