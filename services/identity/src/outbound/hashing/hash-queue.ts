import { AppError } from '@latchkey/kit/errors';
import { createApproach } from './approach.ts';
import { createDeparture } from './departure.ts';

/** Lets as many hashes run as there are cores; the others wait in line, or are turned away where it takes too long. */
export interface HashQueue {
  /**
   * For work that has to be prepared before its hash can `run`. While every core has work now and next, whoever comes
   * waits without preparing; after that all who waited begin in the same tick, so that what they read can be read at
   * once. Until `prepare` settles they count as waiting.
   * @throws AppError overloaded, at once, when the hash would have to wait longer than `maxWaitMs`; what `prepare` throws
   */
  approach<T>(prepare: () => Promise<T>): Promise<T>;
  /**
   * For whoever has something to write once its hash is done: while every core has work now and next, they wait for each
   * other, `hashesTogether` hashes a core at most, and leave in the same tick, so that what they write can be one write.
   */
  depart(): Promise<void>;
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

export interface HashQueueOptions {
  /** Hashes that run at once. */
  slots: number;
  /** How long a hash may have to wait. */
  maxWaitMs: number;
  /** Milliseconds of a clock that never goes back. */
  now?: () => number;
  /** Hears the class and the seconds of each hash, waiting not included. */
  onDone?: (label: string, seconds: number) => void;
}

/** Longer than anybody waits in line, so it has moved on by then. */
const retryAfterSeconds = 2;
/** Milliseconds a hash is taken to last until some have been measured; argon2id of OWASP's least takes 10 to 20. */
const presumedMs = 20;
/** Whoever leaves waits for so many hashes of others on each core at most: some tens of milliseconds. */
const hashesTogether = 4;
/** Of what the last hash took, this share goes into what the next is expected to take. */
const learning = 0.1;

/**
 * More hashes at once than cores would only make each slower, and every login in the process with it; an unbounded
 * line would work for callers who have long given up. The bound is a time, as a length means seconds on one machine
 * and moments on another: the line times what hashes took lately, which includes that the machine is busy.
 */
export function createHashQueue(options: HashQueueOptions): HashQueue {
  const { now = () => performance.now() } = options;
  const line: (() => void)[] = [];
  const patient: (() => void)[] = [];
  let running = 0;
  let expectedMs = presumedMs;

  const assertRoom = (ahead: number): void => {
    if (running < options.slots) return;
    const waitMs = ((ahead + 1) * expectedMs) / options.slots;
    if (waitMs > options.maxWaitMs) throw new AppError('overloaded', { retryAfterSeconds });
  };
  const haveWorkNext = (preparing = 0): boolean =>
    running === options.slots && line.length + preparing >= options.slots;
  const approach = createApproach(haveWorkNext);
  const departure = createDeparture(haveWorkNext, hashesTogether * options.slots);
  const enter = async (waiting: (() => void)[]): Promise<void> => {
    // Whoever leaves hands over the place: `running` stays.
    if (running === options.slots) await new Promise<void>((turn) => waiting.push(turn));
    else running += 1;
  };
  const leave = (): void => {
    const next = line.shift() ?? patient.shift();
    if (next === undefined) running -= 1;
    else next();
    approach.lineMoved();
    departure.lineMoved();
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
    approach: async (prepare) => {
      assertRoom(line.length + approach.size);
      return approach.prepare(prepare);
    },
    depart: () => departure.wait(),
    run: async (label, work) => {
      assertRoom(line.length);
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
      return line.length + approach.size;
    },
  };
}
