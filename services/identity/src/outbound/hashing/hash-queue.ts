import { AppError } from '@latchkey/kit/errors';

/** Lets as many hashes run as there are cores; the others wait in line, and past its end they are turned away. */
export interface HashQueue {
  /**
   * Runs the work when a core is free.
   * @param label class of the hash, for the durations
   * @throws AppError overloaded, at once, when the line is full
   */
  run<T>(label: string, work: () => Promise<T>): Promise<T>;
  readonly running: number;
  readonly waiting: number;
}

/** The line is about a second long (see HASH_QUEUE), so it has moved on by then. */
const retryAfterSeconds = 2;

/**
 * More hashes at once than cores would only make each slower, and every login in the process with it; an unbounded
 * line would work for callers who have long given up.
 * @param options.onDone hears the class and the seconds of each hash, waiting not included
 */
export function createHashQueue(options: {
  slots: number;
  maxWaiting: number;
  onDone?: (label: string, seconds: number) => void;
}): HashQueue {
  const line: (() => void)[] = [];
  let running = 0;

  const enter = async (): Promise<void> => {
    if (running < options.slots) {
      running += 1;
      return;
    }
    if (line.length >= options.maxWaiting) throw new AppError('overloaded', { retryAfterSeconds });
    // Whoever leaves hands over the place: `running` stays.
    await new Promise<void>((turn) => line.push(turn));
  };
  const leave = (): void => {
    const next = line.shift();
    if (next === undefined) running -= 1;
    else next();
  };

  return {
    run: async (label, work) => {
      await enter();
      const start = performance.now();
      try {
        return await work();
      } finally {
        options.onDone?.(label, (performance.now() - start) / 1000);
        leave();
      }
    },
    get running() {
      return running;
    },
    get waiting() {
      return line.length;
    },
  };
}
