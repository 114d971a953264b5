import { AppError } from '@latchkey/kit/errors';

/** Lets as many hashes run as there are cores; the others wait in line, and past its end they are turned away. */
export interface HashQueue {
  /**
   * Runs the work when a core is free.
   * @param label class of the hash, for the durations
   * @throws AppError overloaded, at once, when the line is full
   */
  run<T>(label: string, work: () => Promise<T>): Promise<T>;
  /** Runs the work when a core is free and nobody waits for `run`; turns nobody away. For work that no person waits for. */
  runWhenIdle<T>(label: string, work: () => Promise<T>): Promise<T>;
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
  const patient: (() => void)[] = [];
  let running = 0;

  const enter = async (waiting: (() => void)[], mostWaiting: number): Promise<void> => {
    if (running < options.slots) {
      running += 1;
      return;
    }
    if (waiting.length >= mostWaiting) throw new AppError('overloaded', { retryAfterSeconds });
    // Whoever leaves hands over the place: `running` stays.
    await new Promise<void>((turn) => waiting.push(turn));
  };
  const leave = (): void => {
    const next = line.shift() ?? patient.shift();
    if (next === undefined) running -= 1;
    else next();
  };

  const timed = async <T>(label: string, work: () => Promise<T>): Promise<T> => {
    const start = performance.now();
    try {
      return await work();
    } finally {
      options.onDone?.(label, (performance.now() - start) / 1000);
      leave();
    }
  };

  return {
    run: async (label, work) => {
      await enter(line, options.maxWaiting);
      return timed(label, work);
    },
    runWhenIdle: async (label, work) => {
      await enter(patient, Infinity);
      return timed(label, work);
    },
    get running() {
      return running;
    },
    get waiting() {
      return line.length;
    },
  };
}
