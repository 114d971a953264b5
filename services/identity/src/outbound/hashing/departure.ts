/** Those whose hash is done, and who have something to write. */
export interface Departure {
  /** Waits as long as the line is long, but for a bounded number of hashes at most. */
  wait(): Promise<void>;
  /** Has to be called for each hash that is done. */
  lineMoved(): void;
}

/**
 * @param isLong whether every core has work now and next, so that nobody's hash waits for this one to leave
 * @param hashesAtMost nobody waits for more hashes of others than that, however long the line stays
 */
export function createDeparture(isLong: () => boolean, hashesAtMost: number): Departure {
  const waiting: (() => void)[] = [];
  let hashesDone = 0;

  const letGo = (): void => {
    if (isLong() && hashesDone < hashesAtMost) return;
    hashesDone = 0;
    for (const turn of waiting.splice(0)) turn();
  };
  return {
    wait: () =>
      new Promise((turn) => {
        waiting.push(turn);
        letGo();
      }),
    lineMoved: () => {
      if (waiting.length > 0) hashesDone += 1;
      letGo();
    },
  };
}
