import { isIP } from 'node:net';
import { z } from 'zod';
import {
  duration,
  flag,
  integer,
  list,
  loadConfig,
  processSettings,
  publicUrl,
  rpcCredential,
  serviceAddress,
  type Environment,
} from '@latchkey/kit/config';
import { operatorTokens } from './admin/operators.ts';
import { addressRule } from './http/coarse-address.ts';

/** An address, a range such as `10.0.0.0/8`, or a name that proxy-addr knows. */
function isProxy(text: string): boolean {
  if (['loopback', 'linklocal', 'uniquelocal'].includes(text)) return true;
  const [address = '', prefix, ...rest] = text.split('/');
  const family = isIP(address);
  if (family === 0 || rest.length > 0) return false;
  return prefix === undefined || (/^\d{1,3}$/.test(prefix) && Number(prefix) <= (family === 4 ? 32 : 128));
}

/** The environment of the gateway. */
export const gatewayConfigSchema = z.object({
  ...processSettings(9090),
  RPC_CREDENTIAL: rpcCredential(),
  IDENTITY_ADDRESS: serviceAddress('identity', 50_051),
  CUSTOMER_ADDRESS: serviceAddress('customer', 50_052),
  NOTIFICATION_ADDRESS: serviceAddress('notification', 50_053),
  HOST: z.string().default('127.0.0.1').describe('Address the HTTP server binds to'),
  PORT: integer(0, 65_535).default(8080).describe('Port of the HTTP server; 0 takes a free one'),
  PUBLIC_URL: publicUrl().describe(
    'Where people and client apps reach the gateway, such as https://shop.example: base of links, issuer of access tokens',
  ),
  SHOP_NAME: z.string().min(1).max(100).default('Latchkey').describe('Name of the shop on the account pages'),
  LOGIN_URL: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe('Where the account pages send people to log in; no link without it'),
  CHANGE_PASSWORD_URL: z
    .string()
    .regex(/^(\/(?!\/)|https?:\/\/)\S*$/, 'a path or an address is expected')
    .default('/account/forgot')
    .describe(
      'Where /.well-known/change-password leads: the page on which people change their password, a path here or an address',
    ),
  STORE: z.string().max(50).default('DE').describe('Name of the store that new customers belong to'),
  DEFAULT_LOCALE: z
    .string()
    .regex(/^[a-z]{2}_[A-Z]{2}$/, 'a locale such as en_US is expected')
    .default('en_US')
    .describe('Language of mails and pages when Accept-Language names none of LOCALES'),
  LOCALES: list().default(['en_US', 'de_DE']).describe('Locales that Accept-Language may choose from'),
  TRUSTED_PROXIES: list()
    .refine(
      (proxies) => proxies.every(isProxy),
      'addresses, ranges (10.0.0.0/8), loopback, linklocal or uniquelocal are expected',
    )
    .default([])
    .describe(
      'Proxies whose X-Forwarded-For is believed; nobody by default, as the header is anybody’s to write',
    ),
  PASSWORD_MIN_LENGTH: integer(8, 64)
    .default(12)
    .describe(
      "Shortest password in code points (Spryker's contract: 12; NIST SP 800-63B-4 asks for 15 without a second factor)",
    ),
  PASSWORD_MAX_LENGTH: integer(64, 512)
    .default(128)
    .describe("Longest password in code points (Spryker's contract: 128; NIST SP 800-63B-4: at least 64)"),
  PASSWORD_CHARACTER_SET: flag()
    .default(false)
    .describe(
      'Whether identity asks for mixed characters: the pages say so beside the field of a new password',
    ),
  GLUE_PASSWORD_COMPOSITION: flag()
    .default(false)
    .describe(
      "Asks at Glue for Spryker's mix of upper and lower case, digits and special characters (NIST SP 800-63B-4 advises against such rules)",
    ),
  REGISTRATION_DISCLOSES: flag()
    .default(true)
    .describe(
      "Registration at Glue answers 422/400 for a used address, as Spryker's contract says; off answers 202 to everybody",
    ),
  ALLOWED_ORIGINS: list()
    .refine(
      (origins) =>
        origins.every(
          (each) => /^https?:\/\//.test(each) && URL.canParse(each) && new URL(each).origin === each,
        ),
      'origins such as https://www.shop.example are expected, without a path',
    )
    .default([])
    .describe(
      'Origins besides our own whose pages may call /storefront with its cookie (CORS); the cookie is SameSite=Lax, so they have to be of the same site',
    ),
  SESSION_COOKIE_TTL: duration()
    .default(30 * 86_400_000)
    .describe(
      "How long browsers keep the storefront's cookie; what is in it ends by REFRESH_TOKEN_TTL of identity",
    ),
  DEVICE_TTL: duration()
    .default(180 * 86_400_000)
    .describe('how long browsers keep the cookie of a known device; identity has the same setting'),
  ADMIN_TOKENS: operatorTokens()
    .default([])
    .describe(
      'Who may use /admin: name:role:sha256, several with commas; role is admin or operator for imports, sha256 is that of the bearer token in hexadecimal. Nobody without it',
    )
    .meta({ secret: true }),
  AUDIT_ADDRESS: addressRule()
    .prefault('24/48')
    .describe(
      'How much of a client’s address the audit trail keeps: full, off, or the leading bits of IPv4/IPv6',
    ),
  HEADERS_TIMEOUT: duration()
    .default(10_000)
    .describe('Time a client has to send its headers (slow clients; Node: 60 s)'),
  REQUEST_TIMEOUT: duration()
    .default(20_000)
    .describe('Time a client has to send the whole request (slow clients; Node: 300 s)'),
});

export type GatewayConfig = z.infer<typeof gatewayConfigSchema>;

/** @throws ConfigError naming every fault at once */
export function loadGatewayConfig(env: Environment): GatewayConfig {
  return loadConfig('gateway', gatewayConfigSchema, env);
}
