import { z } from 'zod';
import {
  duration,
  flag,
  integer,
  list,
  loadConfig,
  publicUrl,
  serviceSettings,
  type Environment,
} from '@latchkey/kit/config';
import type { Keyring } from './domain/keyring.ts';
import { staffRoles, type StaffRole } from './domain/staff/staff-user.ts';

/** `kid:base64url,…`; comes out as a Keyring. @param bytes of each key, exactly or at least */
function keyring(bytes: { exactly: number } | { atLeast: number }) {
  const expected = 'exactly' in bytes ? `${bytes.exactly} bytes` : `at least ${bytes.atLeast} bytes`;
  return z
    .string()
    .transform((text, context): Keyring => {
      const keys = text.split(',').map((pair) => {
        const [kid = '', encoded = ''] = pair.trim().split(':');
        const key = /^[\w-]+$/.test(encoded) ? Buffer.from(encoded, 'base64url') : Buffer.alloc(0);
        const fits = 'exactly' in bytes ? key.length === bytes.exactly : key.length >= bytes.atLeast;
        return /^[\w.-]{1,40}$/.test(kid) && fits ? { kid, key } : undefined;
      });
      const good = keys.filter((key) => key !== undefined);
      const [first, ...rest] = good;
      if (
        first !== undefined &&
        good.length === keys.length &&
        new Set(good.map(({ kid }) => kid)).size === keys.length
      ) {
        return [first, ...rest];
      }
      context.addIssue({
        code: 'custom',
        message: `kid:key,kid:key is expected, each key ${expected} as base64url`,
      });
      return z.NEVER;
    })
    .meta({ secret: true });
}

/** What identity is told from outside. */
export const identityConfigSchema = z.object({
  ...serviceSettings({
    grpcPort: 50_051,
    healthPort: 9091,
    callers: ['gateway', 'customer', 'notification'],
  }),
  PUBLIC_URL: publicUrl().describe('the shop’s address, https://shop.example: issuer of the access tokens'),
  SHOP_NAME: z
    .string()
    .min(1)
    .max(100)
    .default('Latchkey')
    .describe('name of the shop; no password may consist of it'),
  DOUBLE_OPT_IN: flag()
    .default(true)
    .describe(
      'new customers prove their address by a mailed link before the first login (on in Spryker’s demo shops)',
    ),
  PASSWORD_MIN_LENGTH: integer(8, 64)
    .default(12)
    .describe(
      'shortest password in code points (Spryker’s contract: 12; NIST SP 800-63B-4 single factor: 15)',
    ),
  PASSWORD_MAX_LENGTH: integer(64, 512)
    .default(128)
    .describe('longest password in code points (Spryker’s contract: 128; NIST SP 800-63B-4: at least 64)'),
  PASSWORD_CHARACTER_SET: flag()
    .default(false)
    .describe(
      'asks for lower and upper case, a digit and a special character, as Spryker can (NIST SP 800-63B-4 advises against it)',
    ),
  PASSWORD_SEQUENCE_LIMIT: integer(2, 64)
    .optional()
    .describe('so many equal characters in a row are refused (3 in Spryker’s demo shops); off without it'),
  PASSWORD_DENY_LIST: list()
    .default([])
    .describe(
      'words separated by commas that are no passwords here, whatever their case; the list of common ones counts anyway',
    ),
  PASSWORD_HASH_BACKEND: z
    .enum(['auto', 'argon2', 'node-rs'])
    .default('auto')
    .describe(
      'argon2 implementation: auto takes node-rs, the faster one, if it works; a broken choice falls back',
    ),
  ARGON2_MEMORY_KIB: integer(19_456, 262_144)
    .default(19_456)
    .describe('argon2id memory in KiB (OWASP Password Storage Cheat Sheet: m=19456 with t=2, p=1 as least)'),
  ARGON2_PASSES: integer(2, 10)
    .default(2)
    .describe('argon2id passes over the memory (OWASP: 2 with m=19456)'),
  ARGON2_LANES: integer(1, 8).default(1).describe('argon2id lanes (OWASP: 1)'),
  HASH_WAIT_MS: integer(50, 10_000)
    .default(500)
    .describe(
      'milliseconds a password hash may have to wait for a core; who would wait longer is turned away at once (503)',
    ),
  MINT_KEYS: keyring({ atLeast: 32 }).describe(
    'keys the tokens of mailed links are derived with, kid:base64url,…; the first makes new links, the others still serve theirs',
  ),
  KEY_ENCRYPTION_KEYS: keyring({ exactly: 32 }).describe(
    'AES-256 keys that seal stored signing keys and second factors, kid:base64url,…; the first seals, the others still open',
  ),
  SIGNING_KEY_DELAY: duration()
    .default(15 * 60_000)
    .describe(
      'how long a new signing key is published before it signs; longer than anybody keeps the key set (ours: 5 min)',
    ),
  LOGIN_HMAC_KEY: z
    .string()
    .regex(/^[\w-]{43,}$/, 'at least 32 bytes as base64url are expected')
    .transform((encoded) => Buffer.from(encoded, 'base64url'))
    .meta({ secret: true })
    .describe(
      'key under which failed attempts are counted, so that the counters name nobody, and known devices are signed; replacing it forgets both',
    ),
  LOGIN_FAILURES_PER_LOGIN: integer(1, 100_000_000)
    .default(10)
    .describe(
      'failed logins per login (and wrong current passwords per customer) within THROTTLE_WINDOW before waits begin (Spryker: 10; NIST SP 800-63B-4: at most 100)',
    ),
  LOGIN_FAILURES_PER_ADDRESS: integer(1, 100_000_000)
    .default(100)
    .describe(
      'failed logins per client address (IPv6: per /64) within THROTTLE_WINDOW; further ones wait for its end',
    ),
  TOKEN_FAILURES_PER_ADDRESS: integer(1, 100_000_000)
    .default(100)
    .describe(
      'unknown refresh tokens and mailed links per client address within THROTTLE_WINDOW; valid ones always work',
    ),
  THROTTLE_WINDOW: duration()
    .default(15 * 60_000)
    .describe('span of time in which failures are counted together (Spryker’s demo shops: 15 min)'),
  THROTTLE_FIRST_WAIT: duration()
    .default(30_000)
    .describe(
      'wait after the last failure allowed; doubles with every further one (NIST SP 800-63B-4: 30 s)',
    ),
  THROTTLE_LONGEST_WAIT: duration()
    .default(3_600_000)
    .describe('longest wait after a failed login (NIST SP 800-63B-4: 1 h)'),
  THROTTLE_MEMORY: duration()
    .default(86_400_000)
    .describe('after this time without a failure a login whose waits had begun starts afresh'),
  DEVICE_TTL: duration()
    .default(180 * 86_400_000)
    .describe(
      'how long a device that has logged in is known: strangers’ failures do not make it wait, its own do',
    ),
  RESET_MAILS_PER_ACCOUNT: integer(1, 1000)
    .default(3)
    .describe(
      'reset mails per account, and mails about registrations and e-mail changes per address, within RESET_LIMIT_WINDOW; further requests end silently. As many e-mail changes may be asked for per account; further ones are refused',
    ),
  RESET_REQUESTS_PER_ADDRESS: integer(1, 100_000_000)
    .default(100)
    .describe(
      'requests for reset links, and mails about registrations, per client address (IPv6: per /64) within RESET_LIMIT_WINDOW; further ones are answered alike and end silently',
    ),
  RESET_LIMIT_WINDOW: duration().default(3_600_000).describe('span of time of the limits on reset mails'),
  ACCESS_TOKEN_TTL: duration()
    .default(15 * 60_000)
    .describe('life of an access token; other apps of the shop accept it that long after a change'),
  REFRESH_TOKEN_TTL: duration()
    .default(30 * 86_400_000)
    .describe('life of a refresh token (Spryker: one month)'),
  RESTORE_LINK_TTL: duration()
    .default(30 * 60_000)
    .describe('life of a reset link, from the moment its mail is sent'),
  CONFIRM_LINK_TTL: duration()
    .default(72 * 3_600_000)
    .describe('life of a confirmation link, from the moment its mail is sent'),
  AUDIT_SIGN_EVERY: duration()
    .default(60_000)
    .describe(
      'time between two signatures of the end of the audit trail; what came since the last one is not vouched for yet',
    ),
  BACKOFFICE_ADMIN_EMAIL: z
    .string()
    .regex(/^[^\s@]+@[^\s@]+$/, 'an e-mail address is expected')
    .max(255)
    .optional()
    .describe(
      'the first Back Office user, an admin, made when there is none; without BACKOFFICE_ADMIN_PASSWORD a mail invites to set one',
    ),
  BACKOFFICE_ADMIN_PASSWORD: z
    .string()
    .min(1)
    .max(1024)
    .optional()
    .describe('password of the first Back Office user; looked at only while there is none')
    .meta({ secret: true }),
  STAFF_TOTP_ROLES: list()
    .refine(
      (names): names is StaffRole[] => names.every((name) => staffRoles.some((role) => role === name)),
      `roles are expected: ${staffRoles.join(', ')}`,
    )
    .default([])
    .describe('Back Office roles that need a second factor, such as admin,operator'),
  STAFF_SESSION_TTL: duration()
    .default(12 * 3_600_000)
    .describe('life of a Back Office session, however busy (NIST SP 800-63B-4, AAL2: 24 h at most)'),
  STAFF_SESSION_IDLE: duration()
    .default(3_600_000)
    .describe('time without use after which a Back Office session is over (NIST SP 800-63B-4, AAL2: 1 h)'),
  STAFF_INVITATION_TTL: duration()
    .default(72 * 3_600_000)
    .describe('life of the link that invites a Back Office user, from the moment its mail is sent'),
  INVITATION_LINK_TTL: duration()
    .default(72 * 3_600_000)
    .describe('life of a link to set a password that the shop sends, from the moment its mail is sent'),
  EMAIL_CHANGE_LINK_TTL: duration()
    .default(30 * 60_000)
    .describe('life of a link to a new e-mail address, from the moment its mail is sent (Spryker: 30 min)'),
  RESET_BACKLOG: integer(1, 1_000_000)
    .default(5000)
    .describe(
      'unpublished requests for reset links per copy, past which everybody is told to come back later',
    ),
});

export type IdentityConfig = z.infer<typeof identityConfigSchema>;

/** @throws ConfigError naming every fault at once */
export function loadIdentityConfig(env: Environment): IdentityConfig {
  return loadConfig('identity', identityConfigSchema, env);
}
