import type { Login } from '../login.ts';
import { timeLeft, type ThrottleRule } from './bucket.ts';
import type { ThrottleKeys } from './throttle-keys.ts';
import type { Guard, ThrottleRepository } from './throttle-repository.ts';

/** A mail that somebody who need not be its reader has caused. */
export interface CausedMail {
  readonly requestId: string;
  /** The address it goes to; undefined where nobody can have it sent there again and again. */
  readonly login: Login | undefined;
  /** Where its cause came from, as ThrottleKeys name an address; empty when that is not known. */
  readonly origin: string;
}

/**
 * How many mails about registrations an address gets, and a client address causes: anybody can register any address, or
 * ask for the link again.
 */
export interface MailShares {
  /**
   * Counts the mail, unless there were too many. Asking again for the same request is no further mail.
   * @returns why it may not go out, if so: the address has had its share, or the client address
   */
  take(mail: CausedMail): Promise<'limit' | 'address-limit' | undefined>;
}

/**
 * Counted where the mail is about to be sent, so that whoever asks learns nothing of it. The counts are no single
 * write: killed in between, an address gets one mail more or less than its share.
 */
export function createMailShares(deps: {
  repository: Pick<ThrottleRepository, 'read' | 'countFailure'>;
  keys: Pick<ThrottleKeys, 'mails' | 'mailOf'>;
  perLogin: ThrottleRule;
  perAddress: ThrottleRule;
  clock: { now(): number };
}): MailShares {
  return {
    take: async ({ login, origin, requestId }) => {
      const ofLogin = login && { key: deps.keys.mails(login), rule: deps.perLogin };
      const ofAddress = origin === '' ? undefined : { key: origin, rule: deps.perAddress };
      const shares = [ofLogin, ofAddress].filter((share): share is Guard => share !== undefined);
      if (shares.length === 0) return undefined;
      // As good as a bucket that is full after one.
      const taken = {
        key: deps.keys.mailOf(requestId),
        rule: { limit: 1, windowMs: deps.perLogin.windowMs },
      };
      const now = deps.clock.now();
      const buckets = await deps.repository.read([...shares, taken].map(({ key }) => key));
      const isFull = (share: Guard | undefined): boolean =>
        share !== undefined && timeLeft(buckets.get(share.key), share.rule, now) > 0;
      if (isFull(taken)) return undefined;
      if (isFull(ofLogin)) return 'limit';
      if (isFull(ofAddress)) return 'address-limit';
      await deps.repository.countFailure([...shares, taken], now);
      return undefined;
    },
  };
}
