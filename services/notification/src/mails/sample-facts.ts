import type { MailFacts } from '../domain/mail.ts';

type Kind = MailFacts['kind'];

/** Looks like a link's secret and is none. */
export const sampleToken = 'tok-_'.padEnd(43, 'x');
const minute = 60_000;
const hour = 60 * minute;
const requestedAt = Date.UTC(2026, 10, 23, 12, 5);
const mintedAt = requestedAt + minute;

/** One of each mail, to this person; the links live as long as identity lets them by default (ARCHITECTURE §8). */
export function sampleFacts(name: string | undefined): Record<Kind, MailFacts> {
  const link = { name, token: sampleToken, requestedAt, mintedAt };
  const notice = { name, occurredAt: requestedAt };
  return {
    'registration-confirmation': {
      kind: 'registration-confirmation',
      ...link,
      expiresAt: mintedAt + 72 * hour,
    },
    'password-reset': { kind: 'password-reset', ...link, expiresAt: mintedAt + 30 * minute - 400 },
    'password-invitation': { kind: 'password-invitation', ...link, expiresAt: mintedAt + 72 * hour },
    'password-renewal': { kind: 'password-renewal', ...link, expiresAt: mintedAt + 72 * hour },
    'password-expired': { kind: 'password-expired', ...link, expiresAt: mintedAt + 72 * hour },
    'email-change': { kind: 'email-change', ...link, expiresAt: mintedAt + 30 * minute },
    'back-office-invitation': {
      kind: 'back-office-invitation',
      ...link,
      expiresAt: mintedAt + 72 * hour,
    },
    'back-office-reset': { kind: 'back-office-reset', ...link, expiresAt: mintedAt + 30 * minute },
    'registration-welcome': { kind: 'registration-welcome', ...notice },
    'address-registered': { kind: 'address-registered', ...notice },
    'email-change-notice': { kind: 'email-change-notice', ...notice },
    'email-changed': { kind: 'email-changed', ...notice },
    'password-changed': { kind: 'password-changed', ...notice },
    'password-restored': { kind: 'password-restored', ...notice },
  };
}
