import { AppError } from '@latchkey/kit/errors';

/** Lets as many hashes run as there are cores; the others wait in line, or are turned away where it takes too long. */
export interface HashQueue {
  /** @throws AppError overloaded when `run` would turn work away now */
  assertRoom(): void;
  /**
   * Runs the work when a core is free.
   * @param label class of the hash, for the durations
   * @throws AppError overloaded, at once, when it would have to wait longer than `maxWaitMs`
   */
  run<T>(label: string, work: () => Promise<T>): Promise<T>;
  /** Runs the work when a core is free and nobody waits for `run`; turns nobody away. For work that no person waits for. */
  runWhenIdle<T>(label: string, work: () => Promise<T>): Promise<T>;
  readonly running: number;
  readonly waiting: number;
}

/** Longer than anybody waits in line, so it has moved on by then. */
const retryAfterSeconds = 2;
/** Milliseconds a hash is taken to last until some have been measured; argon2id of OWASP's least takes 10 to 20. */
const presumedMs = 20;
/** Of what the last hash took, this share goes into what the next is expected to take. */
const learning = 0.1;

/**
 * More hashes at once than cores would only make each slower, and every login in the process with it; an unbounded
 * line would work for callers who have long given up. The bound is a time, as a length means seconds on one machine
 * and moments on another: the line times what hashes took lately, which includes that the machine is busy.
 * @param options.maxWaitMs how long a hash may have to wait
 * @param options.onDone hears the class and the seconds of each hash, waiting not included
 */
export function createHashQueue(options: {
  slots: number;
  maxWaitMs: number;
  /** Milliseconds of a clock that never goes back. */
  now?: () => number;
  onDone?: (label: string, seconds: number) => void;
}): HashQueue {
  const { now = () => performance.now() } = options;
  const line: (() => void)[] = [];
  const patient: (() => void)[] = [];
  let running = 0;
  let expectedMs = presumedMs;

  const assertRoom = (): void => {
    if (running < options.slots) return;
    const waitMs = ((line.length + 1) * expectedMs) / options.slots;
    if (waitMs > options.maxWaitMs) throw new AppError('overloaded', { retryAfterSeconds });
  };
  const enter = async (waiting: (() => void)[]): Promise<void> => {
    if (running < options.slots) {
      running += 1;
      return;
    }
    // Whoever leaves hands over the place: `running` stays.
    await new Promise<void>((turn) => waiting.push(turn));
  };
  const leave = (): void => {
    const next = line.shift() ?? patient.shift();
    if (next === undefined) running -= 1;
    else next();
  };

  const timed = async <T>(label: string, work: () => Promise<T>): Promise<T> => {
    const start = now();
    try {
      return await work();
    } finally {
      const tookMs = now() - start;
      expectedMs += learning * (tookMs - expectedMs);
      options.onDone?.(label, tookMs / 1000);
      leave();
    }
  };

  return {
    assertRoom,
    run: async (label, work) => {
      assertRoom();
      await enter(line);
      return timed(label, work);
    },
    runWhenIdle: async (label, work) => {
      await enter(patient);
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
