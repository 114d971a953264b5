import { randomInt } from 'node:crypto';
import type { ServiceError } from '@grpc/grpc-js';
import { delay, type Clock } from '../clock/index.ts';
import { wentAway } from './status-mapping.ts';

/** One call and two more tries. */
const maxAttempts = 3;

/** Milliseconds between two tries, drawn evenly so that callers cut off together do not come back together. */
const wait = { min: 50, max: 200 };

/**
 * Sends a call, and sends it again while the deadline leaves time for it when the copy was not reached or went away. All other
 * failures say that the call was worked on, or that it would fail again.
 * @param attempt sends once; rejects with ServiceError
 * @param options `idempotent` false means one attempt; `deadline` in milliseconds since the Unix epoch
 */
export async function withRetry<Answer>(
  attempt: () => Promise<Answer>,
  options: { idempotent: boolean; deadline: number; clock: Clock },
): Promise<Answer> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await attempt();
    } catch (error) {
      const pause = randomInt(wait.min, wait.max + 1);
      const timeLeft = options.deadline - options.clock.now() > pause;
      const last = !options.idempotent || tries >= maxAttempts || !timeLeft;
      if (last || !wentAway(error as ServiceError)) throw error;
      await delay(pause);
    }
  }
}
