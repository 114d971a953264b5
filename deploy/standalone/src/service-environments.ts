import type { Environment } from '@latchkey/kit/config';
import type { StandaloneConfig } from './config.ts';
import { secretsByService, type Secrets, type ServiceName } from './secrets/secrets.ts';

/** Where the parts find one another inside this process. */
export interface Wiring {
  /** The path of a Unix socket: `identity` gives `…/identity.sock`. */
  socket(name: string): string;
  smtpUrl: string;
}

/**
 * The environment each service reads, as if it ran alone. Generated secrets give way to what the user has set; how the
 * parts are joined does not.
 */
export function serviceEnvironments(
  config: StandaloneConfig,
  env: Environment,
  secrets: Secrets,
  wiring: Wiring,
): Readonly<Record<ServiceName, Environment>> {
  const own = secretsByService(secrets);
  // Named by their DATA_DIR, so that several of them in one process (tests) do not meet.
  const local = (name: ServiceName): string => `in-process:${wiring.socket(name)}`;
  const environment = (name: ServiceName): Environment => ({
    ...own[name],
    SHOP_NAME: 'Latchkey',
    // A relay cares who sends: with SMTP_URL it is the user's to say.
    ...(config.mailbox ? { MAIL_FROM: `no-reply@${new URL(config.PUBLIC_URL).hostname}` } : {}),
    // With a store of its own there is no other copy: what a killed process had in hand need not wait for long, only
    // longer than this process may stand still, which must not take over its own mails.
    ...(config.MONGODB_URI === undefined ? { CLAIM_SECONDS: '15' } : {}),
    ...withoutEmpty(env),
    // The console of this machine gets in whoever else does.
    ...(name === 'gateway' ? { ADMIN_TOKENS: tokens(own.gateway['ADMIN_TOKENS'], env['ADMIN_TOKENS']) } : {}),
    LOG_LEVEL: config.LOG_LEVEL,
    PUBLIC_URL: config.PUBLIC_URL,
    HOST: config.HOST,
    PORT: String(config.PORT),
    MONGODB_URI: databaseUri(config, wiring, name),
    // Required by the services; not dialled when the bus is handed in.
    AMQP_URL: config.AMQP_URL ?? 'in-process:',
    SMTP_URL: config.SMTP_URL ?? wiring.smtpUrl,
    // The parts live and die together, and ports would collide.
    HEALTH_LISTEN: 'off',
    RPC_CALLERS: own[name]['RPC_CALLERS'],
    RPC_CREDENTIAL: own[name]['RPC_CREDENTIAL'],
    GRPC_LISTEN: local(name),
    IDENTITY_ADDRESS: local('identity'),
    CUSTOMER_ADDRESS: local('customer'),
    NOTIFICATION_ADDRESS: local('notification'),
  });
  return {
    identity: environment('identity'),
    customer: environment('customer'),
    notification: environment('notification'),
    gateway: environment('gateway'),
  };
}

/**
 * A database of its own for each part. On a server of the user's the path of MONGODB_URI is the prefix:
 * `…/shop` gives `shop-identity`.
 */
export function databaseUri(
  config: Pick<StandaloneConfig, 'MONGODB_URI'>,
  wiring: Pick<Wiring, 'socket'>,
  database: string,
): string {
  if (config.MONGODB_URI === undefined)
    return `mongodb://${encodeURIComponent(wiring.socket('store'))}/${database}?directConnection=true`;
  // Not URL: a replica set's address lists several hosts.
  const [, server = '', prefix = '', query = ''] =
    /^(mongodb(?:\+srv)?:\/\/[^/?]*)\/?([^?]*)(\?.*)?$/.exec(config.MONGODB_URI) ?? [];
  const parameters = new URLSearchParams(query);
  // Users are looked up in the database of the path unless authSource says otherwise.
  if (server.includes('@') && !parameters.has('authSource'))
    parameters.set('authSource', prefix === '' ? 'admin' : prefix);
  const rest = parameters.toString();
  return `${server}/${prefix === '' ? 'latchkey' : prefix}-${database}${rest === '' ? '' : `?${rest}`}`;
}

function tokens(...lists: readonly (string | undefined)[]): string {
  return lists.filter((list) => list !== undefined && list !== '').join(',');
}

function withoutEmpty(env: Environment): Environment {
  return Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''));
}
