import { setTimeout as wait } from 'node:timers/promises';
import { CannotRun } from '../cannot-run.ts';

/** A minute bridges the restart of any of the processes, also on a machine that is busy. */
const patienceMs = 60_000;
const pauseMs = 1000;

/** Tries again, while the server cannot be reached, what may be done twice. @throws what it threw last */
export async function patiently<Result>(work: () => Promise<Result>): Promise<Result> {
  const deadline = performance.now() + patienceMs;
  for (;;) {
    try {
      return await work();
    } catch (error) {
      const away = error instanceof CannotRun && error.failure === 'unreachable';
      if (!away || performance.now() > deadline) throw error;
    }
    await wait(pauseMs);
  }
}
