import { z } from 'zod';
import {
  duration,
  integer,
  loadConfig,
  rpcCredential,
  serviceAddress,
  serviceSettings,
  type Environment,
} from '@latchkey/kit/config';

/** What the customer service is told from outside. */
export const customerConfigSchema = z.object({
  ...serviceSettings({ grpcPort: 50_052, healthPort: 9092, callers: ['gateway', 'notification'] }),
  RPC_CREDENTIAL: rpcCredential(),
  IDENTITY_ADDRESS: serviceAddress('identity', 50_051),
  IDENTITY_DEADLINE: duration()
    .default(8_000)
    .describe(
      'how long identity may take to store a credential, which waits for a password hash; below the 10 s that our own callers wait',
    ),
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
  CAMPAIGN_APPROVALS: integer(1, 5)
    .default(1)
    .describe(
      'how many different people have to start a campaign that ends passwords; 2 so that nobody ends everybody’s alone',
    ),
  CAMPAIGN_RETENTION: duration()
    .default(90 * 86_400_000)
    .describe(
      'how long a campaign with its recipients is kept after it ended; a draft that nobody starts for so long is cancelled',
    ),
  RECONCILE_EVERY: duration().default(15_000).describe('how often such registrations are looked for'),
});

export type CustomerConfig = z.infer<typeof customerConfigSchema>;

/** @throws ConfigError naming every fault at once */
export function loadCustomerConfig(env: Environment): CustomerConfig {
  return loadConfig('customer', customerConfigSchema, env);
}
