import { setTimeout as wait } from 'node:timers/promises';
import { CannotRun } from '../cannot-run.ts';

/** A minute bridges the restart of any of the processes, also on a machine that is busy. */
const patienceMs = 60_000;
/** A try that took longer was heard by the server, and cut off while it was worked on. */
const heardMs = 5_000;
/** Even a server that hears every try and answers none is given up in the end. */
const longestMs = 10 * 60_000;
const pauseMs = 1000;

interface Timing {
  /** Milliseconds, of any origin. */
  readonly now: () => number;
  readonly pause: (ms: number) => Promise<unknown>;
}

/**
 * Tries again, while the server cannot be reached, what may be done twice. The minute after which it gives up begins with the
 * first failure, and anew with each try that the server has worked on: a part of an import may be cut off several times.
 * @throws what it threw last
 */
export async function patiently<Result>(
  work: () => Promise<Result>,
  { now, pause }: Timing = { now: () => performance.now(), pause: wait },
): Promise<Result> {
  const longest = now() + longestMs;
  let deadline: number | undefined;
  for (;;) {
    const began = now();
    try {
      return await work();
    } catch (error) {
      const failed = now();
      if (deadline === undefined || failed - began > heardMs) deadline = failed + patienceMs;
      const away = error instanceof CannotRun && error.failure === 'unreachable';
      if (!away || failed > Math.min(deadline, longest)) throw error;
    }
    await pause(pauseMs);
  }
}
