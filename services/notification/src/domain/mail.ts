import type { LinkKind, NoticeKind } from './delivery.ts';
import type { SendOutcome } from './outcome.ts';

/** The mails that carry a link: those that are delivered, and those that are written and wait for their events. */
export type LinkMailKind = LinkKind;

/** What a mail tells, before any wording; times are milliseconds since the Unix epoch. */
export type MailFacts =
  | {
      readonly kind: LinkMailKind;
      readonly name: string | undefined;
      /** The link's secret, 43 characters of base64url. */
      readonly token: string;
      readonly requestedAt: number;
      readonly mintedAt: number;
      readonly expiresAt: number;
    }
  | { readonly kind: NoticeKind; readonly name: string | undefined; readonly occurredAt: number };

/** A template's text with its values, before they are joined. */
export interface FilledText {
  /** One more than values. The same array for every mail of the template, so that what is made of it can be kept. */
  readonly literals: readonly string[];
  readonly values: readonly string[];
}

/** The whole text. */
export function joined({ literals, values }: FilledText): string {
  return literals.reduce((text, literal, at) => `${text}${values[at - 1] ?? ''}${literal}`, '');
}

/** A mail in words. */
export interface RenderedMail {
  /** The language it came out in, as RFC 5646 writes it: `de-DE`. */
  readonly locale: string;
  readonly subject: string;
  readonly html: FilledText;
  readonly text: FilledText;
}

/** Puts facts into words. Holds cut templates; rendering is pure and quick. */
export interface MailRenderer {
  /** @param locales wished-for languages, best first; empty ones are passed over, the shop's own is the last resort */
  render(facts: MailFacts, locales: readonly (string | undefined)[]): RenderedMail;
}

/** A mail ready to go. */
export interface OutgoingMail extends RenderedMail {
  /** The Message-ID is derived from it, so that every attempt carries the same. */
  readonly deliveryId: string;
  readonly to: { readonly address: string; readonly name: string | undefined };
}

/** Hands mails to the mail server. */
export interface MailSender {
  /** Never rejects: whatever happens is an outcome. Aborting ends it early, with `interrupted` or `unknown`. */
  send(mail: OutgoingMail, signal: AbortSignal): Promise<SendOutcome>;
}
