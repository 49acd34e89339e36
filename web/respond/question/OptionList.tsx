/** One of the options of a question, in the language of the page. */
export interface Option {
  readonly value: string | number;
  readonly text: string;
}

export interface OptionListProps {
  /** Of the group of radio buttons, within the page. */
  readonly name: string;
  /** Ids of what names and what describes the group. */
  readonly labelledBy: string;
  readonly describedBy?: string | undefined;
  readonly options: readonly Option[];
  readonly chosen: unknown;
  readonly choose: (value: Option["value"]) => void;
}

/**
 * Options of which one can be chosen, in the very markup of the served question. The library's own
 * takes a slow phone several times as long, and most questions are of this kind.
 */
export function OptionList({ name, labelledBy, describedBy, ...list }: OptionListProps) {
  const { options, chosen, choose } = list;
  return (
    <div role="radiogroup" aria-labelledby={labelledBy} aria-describedby={describedBy}>
      {options.map(({ value, text }) => {
        const isChosen = value === chosen;
        return (
          <div key={value} className={isChosen ? "sd-item sd-item--checked" : "sd-item"}>
            <label className="sd-selectbase__label">
              <input
                type="radio"
                className="sd-visuallyhidden sd-item__control"
                name={name}
                value={value}
                checked={isChosen}
                onChange={() => choose(value)}
              />
              <span className="sd-item__decorator sd-radio__decorator" />
              <span>{text}</span>
            </label>
          </div>
        );
      })}
    </div>
  );
}
