import { z } from 'zod';
import {
  duration,
  flag,
  integer,
  loadConfig,
  publicUrl,
  rpcCredential,
  serviceAddress,
  serviceSettings,
  type Environment,
} from '@latchkey/kit/config';
import { mailLocales, resolveLocale } from './mails/words.ts';

/** `Shop <no-reply@shop.example>` or the address alone (RFC 5322 §3.4); the domain is what Message-IDs end with. */
const sender = /^(?:[^<>@\r\n]+<[^<>@\s]+@([^<>@\s]+)>|[^<>@\s]+@([^<>@\s]+))$/;

/** What the notification service is told from outside. */
export const notificationConfigSchema = z.object({
  ...serviceSettings({ grpcPort: 50_053, healthPort: 9093, callers: ['gateway'] }),
  RPC_CREDENTIAL: rpcCredential(),
  IDENTITY_ADDRESS: serviceAddress('identity', 50_051),
  CUSTOMER_ADDRESS: serviceAddress('customer', 50_052),
  SMTP_URL: z
    .string()
    .refine(
      (text) => URL.canParse(text) && /^smtps?:$/.test(new URL(text).protocol),
      'an smtp:// or smtps:// URL is expected',
    )
    .describe(
      'the mail relay, smtps://user:password@host:465; smtp:// off loopback needs a relay with STARTTLS, unless ALLOW_PLAINTEXT',
    )
    .meta({ secret: true }),
  SMTP_CONNECTIONS: integer(1, 100)
    .default(5)
    .describe(
      'connections to the relay at most, per copy; of five or fewer, campaigns leave one to mails somebody waits for',
    ),
  SMTP_TIMEOUT: duration()
    .default(60_000)
    .describe(
      'silence after which a connection to the relay counts as dead; a mail gets three times as long in all',
    ),
  MAIL_FROM: z
    .string()
    .regex(sender, 'an address is expected, such as Shop <no-reply@shop.example>')
    .describe('sender of all mails; Message-IDs end with its domain'),
  MAIL_TIME_ZONE: z
    .string()
    .refine(isTimeZone, 'an IANA time zone is expected, such as Europe/Berlin')
    .default('UTC')
    .describe('time zone of the times that mails name'),
  SHOP_NAME: z.string().min(1).max(100).describe('the shop’s name, as mails say it'),
  PUBLIC_URL: publicUrl().describe('where people reach the shop; base of all links in mails'),
  RESTORE_LINK: linkTemplate()
    .default('{PUBLIC_URL}/account/restore?token={token}')
    .describe('address in the mail for a new password; {token} is the link’s secret'),
  CONFIRM_LINK: linkTemplate()
    .default('{PUBLIC_URL}/account/confirm?token={token}')
    .describe('address in the mail that confirms a registration; {token} is the link’s secret'),
  INVITATION_LINK: linkTemplate()
    .default('{PUBLIC_URL}/account/set-password?token={token}')
    .describe('address in the mail that invites to set a first password; {token} is the link’s secret'),
  EMAIL_CHANGE_LINK: linkTemplate()
    .default('{PUBLIC_URL}/account/change-email?token={token}')
    .describe('address in the mail that confirms a new e-mail address; {token} is the link’s secret'),
  BACK_OFFICE_INVITATION_LINK: linkTemplate()
    .default('{PUBLIC_URL}/backoffice/set-password?token={token}')
    .describe('address in the mail that invites a Back Office user; {token} is the link’s secret'),
  BACK_OFFICE_LINK: linkTemplate()
    .default('{PUBLIC_URL}/backoffice/restore?token={token}')
    .describe('address in the mail for a Back Office user’s new password; {token} is the link’s secret'),
  FORGOT_PAGE: z
    .string()
    .regex(
      /^(\{PUBLIC_URL\}|https?:\/\/)\S*$/,
      'an address is expected, starting with {PUBLIC_URL} or https://',
    )
    .default('{PUBLIC_URL}/account/forgot')
    .describe('page where anybody can ask for a link to a new password; some mails name it'),
  DEFAULT_LOCALE: z
    .string()
    .refine(
      (text) => resolveLocale([text]) !== undefined,
      `a language with mails is expected: ${mailLocales.join(', ')}`,
    )
    .default('en_US')
    .describe('language of mails to people whose own has none'),
  DOUBLE_OPT_IN: flag()
    .default(true)
    .describe(
      'as at identity: with it new customers are welcomed when they have proven their address, without it at once',
    ),
  MAIL_JITTER: duration(60_000)
    .default(1_000)
    .describe(
      'a mail asked for by naming an address is begun within this time, at a random moment, so that the work for it tells nobody who has an account; 0s begins it at once, 1m at most',
    ),
  DELIVERY_BATCH: integer(1, 500)
    .default(50)
    .describe('deliveries claimed at a time; links are minted for a batch at once'),
  CLAIM_SECONDS: integer(5, 600)
    .default(60)
    .describe(
      'seconds after which the deliveries of a dead copy are taken over; the clocks of all copies have to agree far better (standalone with a store of its own: 15)',
    ),
  AFTER_DOUBT: z
    .enum(['resend', 'hold'])
    .default('resend')
    .describe(
      'what to do when nobody knows whether a mail arrived: send it again under the same Message-ID, or leave it in the state doubt',
    ),
  RETRY_FOR: duration()
    .default(72 * 3_600_000)
    .describe('how long a mail is tried for; reset mails 24 h at most'),
  DELIVERY_RETENTION: duration()
    .default(90 * 86_400_000)
    .describe(
      'how long a delivery is kept after it was settled; an event that comes again later than that is mailed again',
    ),
});

export type NotificationConfig = z.infer<typeof notificationConfigSchema>;

/** @throws ConfigError naming every fault at once */
export function loadNotificationConfig(env: Environment): NotificationConfig {
  return loadConfig('notification', notificationConfigSchema, env);
}

/** The domain of a MAIL_FROM that has passed the schema. */
export function senderDomain(mailFrom: string): string {
  const [, named, bare] = sender.exec(mailFrom) ?? [];
  return named ?? bare ?? '';
}

function linkTemplate() {
  return z
    .string()
    .regex(
      /^(\{PUBLIC_URL\}|https?:\/\/)[^\s]*\{token\}[^\s]*$/,
      'an address with {token} is expected, starting with {PUBLIC_URL} or https://',
    );
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
