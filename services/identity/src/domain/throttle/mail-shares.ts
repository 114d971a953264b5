import type { Login } from '../login.ts';
import { timeLeft, type ThrottleRule } from './bucket.ts';
import type { ThrottleKeys } from './throttle-keys.ts';
import type { ThrottleRepository } from './throttle-repository.ts';

/** How many mails about registrations an address gets: anybody can register it, or ask for the link again. */
export interface MailShares {
  /** Whether the mail of this request may go out. Asking again for the same request is no further mail. */
  take(login: Login, requestId: string): Promise<boolean>;
}

/**
 * Counted where the mail is about to be sent, so that whoever asks learns nothing of it. The two counts are no single
 * write: killed in between, an address gets one mail more or less than its share.
 */
export function createMailShares(deps: {
  repository: Pick<ThrottleRepository, 'read' | 'countFailure'>;
  keys: Pick<ThrottleKeys, 'mails' | 'mailOf'>;
  rule: ThrottleRule;
  clock: { now(): number };
}): MailShares {
  return {
    take: async (login, requestId) => {
      const share = { key: deps.keys.mails(login), rule: deps.rule };
      // As good as a bucket that is full after one.
      const taken = { key: deps.keys.mailOf(requestId), rule: { limit: 1, windowMs: deps.rule.windowMs } };
      const now = deps.clock.now();
      const buckets = await deps.repository.read([share.key, taken.key]);
      if (timeLeft(buckets.get(taken.key), taken.rule, now) > 0) return true;
      if (timeLeft(buckets.get(share.key), share.rule, now) > 0) return false;
      await deps.repository.countFailure([share, taken], now);
      return true;
    },
  };
}
