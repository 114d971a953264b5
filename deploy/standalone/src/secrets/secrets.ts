import { createHash, randomBytes } from 'node:crypto';
import { z } from 'zod';
import { newSecret } from '@latchkey/kit/ids';

/**
 * Every secret a Latchkey needs, whichever way it runs: standalone keeps them in secrets.json, `latchkey keys:generate`
 * prints them for the environments of separate processes. One flat record, so that a .env file can hold it as it is;
 * RPC_CREDENTIAL_<CALLER> is what that caller shows to the services it calls, LATCHKEY_TOKEN what the console shows to the
 * gateway.
 */
export const secretsSchema = z.object({
  MINT_KEYS: z.string().min(1),
  KEY_ENCRYPTION_KEYS: z.string().min(1),
  LOGIN_HMAC_KEY: z.string().min(1),
  RPC_CREDENTIAL_GATEWAY: z.string().min(1),
  RPC_CREDENTIAL_CUSTOMER: z.string().min(1),
  RPC_CREDENTIAL_NOTIFICATION: z.string().min(1),
  LATCHKEY_TOKEN: z.string().min(1),
});

export type Secrets = z.infer<typeof secretsSchema>;

/** Fresh secrets of 256 bits each, from the system's generator. */
export function generateSecrets(): Secrets {
  return {
    MINT_KEYS: newKey(),
    KEY_ENCRYPTION_KEYS: newKey(),
    LOGIN_HMAC_KEY: newSecret(),
    RPC_CREDENTIAL_GATEWAY: newSecret(),
    RPC_CREDENTIAL_CUSTOMER: newSecret(),
    RPC_CREDENTIAL_NOTIFICATION: newSecret(),
    LATCHKEY_TOKEN: newSecret(),
  };
}

/** `kid:key`; the kid tells keys apart once there are two, while one replaces the other. */
function newKey(): string {
  return `${randomBytes(4).toString('hex')}:${newSecret()}`;
}

/**
 * Adds a fresh key to `kid:key,kid:key`.
 * @param second after the first one, which goes on making new things; else before it
 * @returns the new list, and the name of the new key
 */
export function addKey(list: string, second = false): { value: string; kid: string } {
  const fresh = newKey();
  const [first = '', ...rest] = list.split(',').map((pair) => pair.trim());
  const pairs = second ? [first, fresh, ...rest] : [fresh, first, ...rest];
  return { value: pairs.join(','), kid: fresh.split(':')[0] ?? '' };
}

export const services = ['identity', 'customer', 'notification', 'gateway'] as const;
export type ServiceName = (typeof services)[number];

/** The part of the secrets that each service is given, under the names of its configuration. */
export function secretsByService(
  secrets: Secrets,
): Readonly<Record<ServiceName, Readonly<Record<string, string>>>> {
  const gateway = secrets.RPC_CREDENTIAL_GATEWAY;
  const customer = secrets.RPC_CREDENTIAL_CUSTOMER;
  const notification = secrets.RPC_CREDENTIAL_NOTIFICATION;
  return {
    identity: {
      MINT_KEYS: secrets.MINT_KEYS,
      KEY_ENCRYPTION_KEYS: secrets.KEY_ENCRYPTION_KEYS,
      LOGIN_HMAC_KEY: secrets.LOGIN_HMAC_KEY,
      RPC_CALLERS: `gateway=${gateway},customer=${customer},notification=${notification}`,
    },
    customer: { RPC_CALLERS: `gateway=${gateway},notification=${notification}`, RPC_CREDENTIAL: customer },
    notification: { RPC_CALLERS: `gateway=${gateway}`, RPC_CREDENTIAL: notification },
    gateway: { RPC_CREDENTIAL: gateway, ADMIN_TOKENS: adminToken(secrets.LATCHKEY_TOKEN) },
  };
}

/** An entry of the gateway's ADMIN_TOKENS, which holds only the digest. */
function adminToken(token: string): string {
  return `console:admin:${createHash('sha256').update(token).digest('hex')}`;
}
