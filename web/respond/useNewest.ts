import { useReducer, useState } from "react";

/** A value that is drawn, and that whoever listens reads as it is by now. */
export interface Newest<T> {
  get(): T;
  set(next: T): void;
}

/**
 * State in one place for drawing and for listeners. What `useState` gives is the value of the last
 * drawing, and a tab in the background may draw, and renew its effects, up to a second late: a
 * listener that closes over it acts on what is no longer so.
 */
export function useNewest<T>(initial: () => T): Newest<T> {
  const [, draw] = useReducer((count: number) => count + 1, 0);
  const [newest] = useState(() => {
    let value = initial();
    return {
      get: () => value,
      set: (next: T) => {
        value = next;
        draw();
      },
    };
  });
  return newest;
}
