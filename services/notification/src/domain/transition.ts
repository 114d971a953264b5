import { createHash } from 'node:crypto';
import { giveUpAfter, type Delivery, type DeliveryState } from './delivery.ts';
import type { Outcome } from './outcome.ts';

/** What to do when nobody knows whether a mail has arrived. */
export type DoubtRule = 'resend' | 'hold';

/** The configured rules; spans in milliseconds. */
export interface DeliveryRules {
  afterDoubt: DoubtRule;
  /** How long a mail is retried at most. */
  retryForMs: number;
  retentionMs: number;
}

/** One guarded write on the ledger: the state a delivery goes to and what goes with it. */
export interface Transition {
  readonly state: Exclude<DeliveryState, 'attempting'>;
  /** Why, for the states that need one: a code, or the server's answer. */
  readonly reason?: string;
  /** When a queued one is due. */
  readonly nextAttemptAt?: number;
  /** The new end of the time allowed, where it changes. */
  readonly giveUpAt?: number;
  /** When a settled one is deleted. */
  readonly expireAt?: number;
  /** Whether an attempt was made. */
  readonly attempted: boolean;
  readonly afterDoubt: boolean;
  /** The outcome's kind, for the history and the metrics. */
  readonly outcome: Outcome['kind'];
}

/**
 * Decides where a claimed delivery goes from here.
 * @param now milliseconds since the Unix epoch
 * @param relayPausedUntil when the mail server is tried again, for `unreachable`
 */
export function transition(
  delivery: Delivery,
  outcome: Outcome,
  now: number,
  rules: DeliveryRules,
  relayPausedUntil = now,
): Transition {
  const settled = {
    expireAt: now + rules.retentionMs,
    afterDoubt: delivery.afterDoubt,
    outcome: outcome.kind,
  };
  const again = (dueAt: number, reason: string, attempted: boolean): Transition => {
    const giveUpAt = endOfTime(delivery, now, attempted, rules);
    if (now >= giveUpAt) return { ...settled, state: 'failed', reason: `gave up: ${reason}`, attempted };
    return {
      state: 'queued',
      reason,
      // A last attempt falls on the very end of the time allowed.
      nextAttemptAt: Math.min(dueAt, giveUpAt),
      ...(giveUpAt === delivery.giveUpAt || !attempted ? {} : { giveUpAt }),
      attempted,
      afterDoubt: delivery.afterDoubt,
      outcome: outcome.kind,
    };
  };
  const later = (): number => now + retryDelay(delivery.id, delivery.attempts + 1);

  switch (outcome.kind) {
    case 'sent':
      return { ...settled, state: 'sent', attempted: true };
    case 'refused':
      return { ...settled, state: 'failed', reason: outcome.answer, attempted: true };
    case 'suppressed':
      return { ...settled, state: 'suppressed', reason: outcome.reason, attempted: false };
    case 'cancelled':
      return { ...settled, state: 'cancelled', attempted: false };
    case 'deferred':
    case 'interrupted':
      return again(later(), outcome.answer, true);
    case 'broken':
      return again(later(), outcome.why, true);
    case 'unreachable':
      return again(relayPausedUntil, outcome.answer, false);
    case 'postponed':
      return again(outcome.until, outcome.why, false);
    case 'unknown':
      if (rules.afterDoubt === 'resend') return { ...again(later(), outcome.answer, true), afterDoubt: true };
      return {
        state: 'doubt',
        reason: outcome.answer,
        attempted: true,
        afterDoubt: true,
        outcome: 'unknown',
      };
  }
}

/**
 * When a delivery is given up. A campaign may be paused for days, and a domain held back: the time of its mails begins with
 * their first attempt.
 */
function endOfTime(
  delivery: Delivery,
  now: number,
  attempted: boolean,
  { retryForMs }: DeliveryRules,
): number {
  if (delivery.campaignId === undefined || delivery.attempts > 0) return delivery.giveUpAt;
  return attempted ? giveUpAfter(delivery.kind, now, retryForMs) : Infinity;
}

/** From 5 s to 1 h: a greylisting server wants minutes, a person waits for seconds. */
const firstDelayMs = 5_000;
const longestDelayMs = 3_600_000;

/**
 * Milliseconds until the next attempt: doubles with every attempt, spread by a quarter to either side so that mails
 * that failed together do not come back together. The spread is drawn from the delivery's id, so it needs no dice.
 * @param attempts attempts made so far, from 1
 */
export function retryDelay(id: string, attempts: number): number {
  const delay = Math.min(longestDelayMs, firstDelayMs * 2 ** (attempts - 1));
  return Math.round(delay * (0.75 + 0.5 * fraction(`${id}:${attempts}`)));
}

/** A number from 0 to 1, the same for the same text. */
export function fraction(text: string): number {
  return createHash('sha256').update(text).digest().readUInt32BE(0) / 2 ** 32;
}
