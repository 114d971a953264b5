/** Those on their way to a line: they prepare what they stand in it for. */
export interface Approach {
  /** Waits as long as the line is long, then prepares. @throws what `prepare` throws */
  prepare<T>(prepare: () => Promise<T>): Promise<T>;
  /** Has to be called when the line has become shorter. */
  lineMoved(): void;
  /** How many wait to prepare, or do. */
  readonly size: number;
}

/** As many at most prepare together, so that those who need no place in line in the end do not keep others away. */
const togetherAtMost = 32;

/** @param isLong whether the line has enough for now, together with so many who prepare */
export function createApproach(isLong: (preparing: number) => boolean): Approach {
  const waiting: (() => void)[] = [];
  let preparing = 0;

  const letPrepare = (): void => {
    if (waiting.length < togetherAtMost && isLong(preparing)) return;
    preparing += waiting.length;
    for (const turn of waiting.splice(0)) turn();
  };
  return {
    prepare: async (prepare) => {
      await new Promise<void>((turn) => {
        waiting.push(turn);
        letPrepare();
      });
      try {
        return await prepare();
      } finally {
        // Whoever prepared stands in line by then: that takes promises alone, and they go first.
        process.nextTick(() => {
          preparing -= 1;
          letPrepare();
        });
      }
    },
    lineMoved: letPrepare,
    get size() {
      return waiting.length + preparing;
    },
  };
}
