import { auditEntrySchema, type AuditEntry } from '@latchkey/contracts/events';
import { settableClock } from '@latchkey/kit/clock';
import { newId, newSecret } from '@latchkey/kit/ids';
import type { CredentialEvent } from '../src/domain/credential-repository.ts';
import { createDecoys } from '../src/domain/decoy.ts';
import type { PasswordPolicy } from '../src/domain/password-policy/index.ts';
import { createGuarding, type GuardingLimits } from '../src/domain/throttle/guarding.ts';
import { classNamed } from '../src/domain/password-class.ts';
import { mintKeys, noon } from './a-credential.ts';
import { createFastHasher, fastClass } from './fast-hasher.ts';
import { createMemoryCampaigns } from './memory-campaigns.ts';
import { createMemoryCredentials } from './memory-credential-repository.ts';
import { createMemoryEmailChanges } from './memory-email-changes.ts';
import { createMemoryThrottle } from './memory-throttle.ts';
import { createMemoryStagedRegistrations } from './memory-staged-registrations.ts';
import { createMemoryRequests, createMemorySessions } from './memory-repositories.ts';

const day = 86_400_000;
const testPolicy: PasswordPolicy = {
  minLength: 12,
  maxLength: 128,
  shopWords: ['Corner Shop'],
  commonPasswords: new Set(['password', 'dragon']),
  denied: new Set(),
  sameCharactersLimit: undefined,
  mixedCharacters: false,
};

/** As they are by default. */
export const defaultLimits: GuardingLimits = {
  key: Buffer.alloc(32, 7),
  deviceLifeMs: 180 * day,
  failuresPerLogin: 10,
  failuresPerAddress: 100,
  tokenFailuresPerAddress: 100,
  windowMs: 900_000,
  mails: { limit: 3, windowMs: 3_600_000 },
  mailsPerAddress: { limit: 100, windowMs: 3_600_000 },
  waits: { firstMs: 30_000, longestMs: 3_600_000, memoryMs: day },
};

/** What every use case needs, in memory: the clock stands at noon, what is published, recorded and left for later is kept. */
export function featureDeps() {
  const published: CredentialEvent[] = [];
  const acts: AuditEntry[] = [];
  const later: (() => Promise<void>)[] = [];
  const clock = settableClock(noon);
  return {
    clock,
    ...createGuarding({ failures: createMemoryThrottle(), limits: defaultLimits, clock, newId }),
    credentials: createMemoryCredentials(),
    registrations: createMemoryStagedRegistrations(),
    changes: createMemoryEmailChanges(),
    campaigns: createMemoryCampaigns(),
    requests: createMemoryRequests(),
    sessions: createMemorySessions(),
    hasher: createFastHasher(),
    decoys: createDecoys({
      key: Buffer.alloc(32),
      own: classNamed(fastClass)!,
      counts: () => new Map(),
      random: (bytes) => Buffer.alloc(bytes, 5),
    }),
    policy: testPolicy,
    accessTokens: { issue: () => Promise.resolve({ token: 'jwt', expiresIn: 900 }) },
    acts,
    recordActs: (entries: readonly AuditEntry[]): Promise<void> =>
      Promise.resolve(void acts.push(...entries)),
    published,
    publish: (_id: string, events: readonly CredentialEvent[]): void => {
      for (const event of events) {
        if (event.type === 'audit.recorded')
          acts.push(...event.data.entries.map((entry) => auditEntrySchema.parse(entry)));
        else published.push(event);
      }
    },
    later,
    afterwards: (work: () => Promise<void>) => void later.push(work),
    mintKeys,
    linkLifeMs: {
      'confirm-registration': 3 * day,
      'restore-password': 1_800_000,
      'choose-password': 3 * day,
    },
    emailChangeLifeMs: 1_800_000,
    resetLimits: { mailsPerAccount: 3, requestsPerAddress: 100, windowMs: 3_600_000 },
    sessionLifeMs: 30 * day,
    doubleOptIn: true,
    newId,
    newSecret,
  };
}

export type FeatureDeps = ReturnType<typeof featureDeps>;
