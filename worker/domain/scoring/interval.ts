/** Two bounds, `lower` ≤ `upper`, in the unit of the estimate that lies between them. */
export interface Interval {
  readonly lower: number;
  readonly upper: number;
}

/** A proportion of people: `x` of `n` who answered, whole numbers, 0 ≤ x ≤ n. */
export interface Proportion {
  readonly x: number;
  readonly n: number;
}

/** Standard normal quantile of 0.975: every interval here is one of 95 %. */
export const Z_95 = 1.959963984540054;
