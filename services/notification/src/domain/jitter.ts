import type { DeliveryKind } from './delivery.ts';

/** When the work for a mail begins, given its kind and the time now: milliseconds since the Unix epoch. */
export type DueTime = (kind: DeliveryKind, now: number) => number;

/**
 * The mails that somebody who names an address can ask for. Asking costs the same whether it has an account; the work for
 * the mail, which follows only if it has, must not show in what is asked for right after.
 */
const askedForByAddress: readonly DeliveryKind[] = [
  'registration-confirmation',
  'password-reset',
  'email-change',
  'back-office-reset',
];

/** Mails begin at moments that lie this far apart, in milliseconds, so that those of one moment are claimed together. */
const momentMs = 50;

/**
 * Mails asked for by address begin at a random moment, all others at once.
 * @param jitterMs within which they begin, in milliseconds; 0 for at once
 * @param random a whole number from 0 to below the one given, that nobody can foretell
 */
export function createDueTime(jitterMs: number, random: (below: number) => number): DueTime {
  return (kind, now) =>
    jitterMs === 0 || !askedForByAddress.includes(kind)
      ? now
      : Math.ceil((now + random(jitterMs)) / momentMs) * momentMs;
}
