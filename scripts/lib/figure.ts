/** One measured figure of a bench module, with what it is to be read against. */
export interface Figure {
  readonly what: string;
  /** The median where several runs were made. */
  readonly value: number;
  readonly unit: string;
  readonly runs: number;
  /** CPU milliseconds beside a time, where they were measured. */
  readonly cpuMs?: number;
  /** As in the table of figures: "≤ 5.5". */
  readonly gate?: string;
  readonly aim?: string;
  readonly reference?: string;
}

/** What a file in bench/ exports: it measures and says what it found. */
export interface BenchModule {
  default(): Promise<readonly Figure[]>;
}
