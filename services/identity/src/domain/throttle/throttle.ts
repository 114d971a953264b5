import { AppError, asAppError, type ErrorCode } from '@latchkey/kit/errors';
import { attemptsAtOnce, timeLeft, type Bucket } from './bucket.ts';
import type { Guard, ThrottleRepository } from './throttle-repository.ts';

/** Counts failed attempts and makes the next ones wait. Nothing is ever locked for good, and a success writes nothing. */
export interface Throttle {
  /** Reads what has been counted; the attempt itself is made by `run`. */
  look(guards: readonly Guard[]): Promise<Attempt>;
  /** Whether there were so many failures that the next attempt waits. */
  hasReached(guards: readonly Guard[]): Promise<boolean>;
  /** Counts a failure that needed no leave beforehand. @throws AppError too_many_attempts when there were too many before */
  penalise(guards: readonly Guard[]): Promise<void>;
}

export interface Attempt {
  /**
   * Does the work unless a wait has not passed; counts it when it ends with the error `failure`.
   * @throws AppError too_many_attempts, with the time left and before any work; what the work throws
   */
  run<T>(failure: ErrorCode, work: () => Promise<T>): Promise<T>;
}

/**
 * Counting after the fact lets attempts that run at once pass together; so each copy also counts what is under way.
 * Of n copies at most n times as many attempts get through as the limit says.
 */
export function createThrottle(deps: {
  repository: Pick<ThrottleRepository, 'read' | 'countFailure'>;
  clock: { now(): number };
}): Throttle {
  const underWay = new Map<string, number>();
  const enter = (guards: readonly Guard[], change: 1 | -1): void => {
    for (const { key } of guards) {
      const count = (underWay.get(key) ?? 0) + change;
      if (count === 0) underWay.delete(key);
      else underWay.set(key, count);
    }
  };

  const look = async (guards: readonly Guard[]): Promise<Attempt> => {
    const buckets =
      guards.length === 0 ? new Map() : await deps.repository.read(guards.map(({ key }) => key));
    return {
      run: async (failure, work) => {
        refuseIfWaiting(guards, buckets, deps.clock.now());
        refuseIfCrowded(guards, buckets, underWay, deps.clock.now());
        enter(guards, 1);
        try {
          return await work();
        } catch (error) {
          if (asAppError(error).code === failure)
            await deps.repository.countFailure(guards, deps.clock.now());
          throw error;
        } finally {
          enter(guards, -1);
        }
      },
    };
  };
  return {
    look,
    hasReached: async (guards) => {
      const buckets = await deps.repository.read(guards.map(({ key }) => key));
      const now = deps.clock.now();
      return guards.some(({ key, rule }) => timeLeft(buckets.get(key), rule, now) > 0);
    },
    penalise: async (guards) => {
      if (guards.length === 0) return;
      refuseIfWaiting(guards, await deps.repository.read(guards.map(({ key }) => key)), deps.clock.now());
      await deps.repository.countFailure(guards, deps.clock.now());
    },
  };
}

function refuseIfWaiting(guards: readonly Guard[], buckets: ReadonlyMap<string, Bucket>, now: number): void {
  const left = Math.max(0, ...guards.map(({ key, rule }) => timeLeft(buckets.get(key), rule, now)));
  if (left > 0) throw new AppError('too_many_attempts', { retryAfterSeconds: Math.ceil(left / 1000) });
}

/** An address is shared by many people at once; what guards it are the failures alone and the queue of hashes. */
function refuseIfCrowded(
  guards: readonly Guard[],
  buckets: ReadonlyMap<string, Bucket>,
  underWay: ReadonlyMap<string, number>,
  now: number,
): void {
  const crowded = guards.some(
    ({ key, rule }) =>
      rule.waits !== undefined && (underWay.get(key) ?? 0) >= attemptsAtOnce(buckets.get(key), rule, now),
  );
  if (crowded) throw new AppError('too_many_attempts', { retryAfterSeconds: 1 });
}
