/** A life that ends at a step: whatever it is asked from then on never happens. */
export interface Life {
  /** The same calls; each is two steps, one before it is done and one before its answer comes. */
  mortal<Calls extends object>(calls: Calls): Calls;
  readonly over: boolean;
}

/** @param steps how many it still takes */
export function lifeOf(steps: number): Life {
  let left = steps;
  const step = (): void => {
    left -= 1;
    if (left <= 0) throw new Error('killed');
  };
  return {
    mortal: (calls) => {
      const wrapped = Object.entries(calls).map(([name, call]: [string, unknown]) => [
        name,
        typeof call !== 'function'
          ? call
          : async (...args: unknown[]): Promise<unknown> => {
              step();
              const result: unknown = await (call as (...given: unknown[]) => Promise<unknown>)(...args);
              step();
              return result;
            },
      ]);
      return Object.fromEntries(wrapped) as typeof calls;
    },
    get over() {
      return left <= 0;
    },
  };
}
