/** One measured figure of a bench module, with what it is to be read against. */
export interface Figure {
  readonly what: string;
  /** The median where several runs were made. */
  readonly value: number;
  readonly unit: string;
  readonly runs: number;
  /** CPU milliseconds beside a time, where they were measured. */
  readonly cpuMs?: number;
  /** As in the table of figures: "≤ 5.5", in the figure's unit. */
  readonly gate?: string;
  readonly aim?: string;
  readonly reference?: string;
  /** What else is needed to read it: how it was made, or what disturbed it. */
  readonly note?: string;
}

/** What a file in bench/ exports: it measures and says what it found. */
export interface BenchModule {
  default(): Promise<readonly Figure[]>;
}

/** How a figure stands: at its aim, within its gate, outside it; "" where it has no gate. */
export type Verdict = "aim" | "pass" | "miss" | "";

/** Reads a figure against its gate and aim. @throws for a bound that is not written "≤ N" or "≥ N" */
export function judge({ value, gate, aim }: Pick<Figure, "value" | "gate" | "aim">): Verdict {
  if (aim !== undefined && isWithin(value, aim)) return "aim";
  if (gate === undefined) return "";
  return isWithin(value, gate) ? "pass" : "miss";
}

function isWithin(value: number, bound: string): boolean {
  const [, sign, number] = /^([≤≥]) (\d+(?:\.\d+)?)$/.exec(bound) ?? [];
  if (sign === undefined) throw new Error(`Not a bound: ${bound}`);
  return sign === "≤" ? value <= Number(number) : value >= Number(number);
}
