import { z } from 'zod';
import {
  callerSecrets,
  duration,
  flag,
  listenAddress,
  loadConfig,
  logLevel,
  type Environment,
} from '@latchkey/kit/config';

/** What the customer service is told from outside. */
export const customerConfigSchema = z.object({
  MONGODB_URI: z
    .string()
    .regex(/^mongodb(\+srv)?:\/\//, 'a mongodb:// URI is expected')
    .describe('MongoDB replica set or embedded store; the path names the database')
    .meta({ secret: true }),
  AMQP_URL: z
    .string()
    .describe('RabbitMQ, amqps://user:password@host/vhost; several separated by commas are tried in turn')
    .meta({ secret: true }),
  GRPC_LISTEN: z
    .string()
    .default('127.0.0.1:50052')
    .describe('where the gRPC server listens: host:port or unix:/path'),
  RPC_CALLERS: callerSecrets()
    .describe('who may call, and with which credential: gateway=<secret>,notification=<secret>')
    .meta({ secret: true }),
  RPC_CREDENTIAL: z
    .string()
    .min(16)
    .describe('the credential this service shows to identity')
    .meta({ secret: true }),
  IDENTITY_ADDRESS: z
    .string()
    .default('127.0.0.1:50051')
    .describe('identity: host:port, dns:///name:port, unix:/path, or several separated by commas'),
  IDENTITY_DEADLINE: duration()
    .default(8_000)
    .describe(
      'how long identity may take to store a credential, which waits for a password hash; below the 10 s that our own callers wait',
    ),
  TLS_CA_FILE: z
    .string()
    .optional()
    .describe('PEM file of the authority that signed the peers of gRPC and AMQP'),
  TLS_CERT_FILE: z.string().optional().describe('PEM file with this service’s certificate'),
  TLS_KEY_FILE: z.string().optional().describe('PEM file with the key of TLS_CERT_FILE'),
  ALLOW_PLAINTEXT: flag()
    .default(false)
    .describe('connect and listen without TLS off loopback; only on a network you trust'),
  HEALTH_LISTEN: listenAddress()
    .default({ host: '127.0.0.1', port: 9092 })
    .describe('where /health/live, /health/ready and /metrics listen: host:port, or off'),
  LOG_LEVEL: logLevel().default('info').describe('the least severe level that is logged'),
  CUSTOMER_REFERENCE_PREFIX: z
    .string()
    .regex(/^[A-Za-z0-9_-]{1,50}$/, 'letters, digits, _ and - are expected')
    .default('customer')
    .describe('first part of a customer reference, {prefix}--{number}; Spryker’s demo shops use customer'),
  TERMS_VERSION: z
    .string()
    .min(1)
    .max(100)
    .default('1')
    .describe(
      'version of the terms people accept now; stored with each consent, change it whenever the terms change',
    ),
  DEFAULT_LOCALE: z
    .string()
    .regex(/^[a-z]{2}_[A-Z]{2}$/, 'a locale such as en_US is expected')
    .default('en_US')
    .describe('language of customers who register without one'),
  STORE: z.string().min(1).max(255).default('DE').describe('store of customers who register without one'),
  RECONCILE_AFTER: duration()
    .default(60_000)
    .describe('age at which a registration that is still pending counts as stopped half-way'),
  RECONCILE_EVERY: duration().default(15_000).describe('how often such registrations are looked for'),
});

export type CustomerConfig = z.infer<typeof customerConfigSchema>;

/** @throws ConfigError naming every fault at once */
export function loadCustomerConfig(env: Environment): CustomerConfig {
  return loadConfig('customer', customerConfigSchema, env);
}
