/** The same keys at every depth, each with a text: what a translation has to give. */
export type SameKeys<T> = {
  readonly [K in keyof T]: T[K] extends string ? string : SameKeys<T[K]>;
};
