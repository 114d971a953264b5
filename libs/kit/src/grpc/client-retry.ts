import { randomInt } from 'node:crypto';
import type { ServiceError } from '@grpc/grpc-js';
import { delay, type Clock } from '../clock/index.ts';
import { wasNotSent, wentAway } from './status-mapping.ts';

/** One call and two more tries. */
const maxAttempts = 3;

/** Milliseconds between two tries, drawn evenly so that callers cut off together do not come back together. */
const wait = { min: 50, max: 200 };

/**
 * Sends a call, and sends it again while the deadline leaves time for it: any call that found no copy connected, as just
 * after the only one restarted, and an idempotent one also when the copy went away. All other failures say that the call was worked
 * on, or that it would fail again.
 * @param attempt sends once, for the first, second or third time; rejects with ServiceError
 * @param options `idempotent`: whether it may be worked on twice; `deadline` in milliseconds since the Unix epoch
 */
export async function withRetry<Answer>(
  attempt: (tries: number) => Promise<Answer>,
  options: { idempotent: boolean; deadline: number; clock: Clock },
): Promise<Answer> {
  const maySendAgain = options.idempotent ? wentAway : wasNotSent;
  for (let tries = 1; ; tries += 1) {
    try {
      return await attempt(tries);
    } catch (error) {
      const pause = randomInt(wait.min, wait.max + 1);
      const timeLeft = options.deadline - options.clock.now() > pause;
      if (tries >= maxAttempts || !timeLeft || !maySendAgain(error as ServiceError)) throw error;
      await delay(pause);
    }
  }
}
