import { settableClock } from '@latchkey/kit/clock';
import { newId, newSecret } from '@latchkey/kit/ids';
import type { CredentialEvent } from '../src/domain/credential-repository.ts';
import { createDecoys } from '../src/domain/decoy.ts';
import { classNamed } from '../src/domain/password-class.ts';
import { mintKeys, noon } from './a-credential.ts';
import { createFastHasher, fastClass } from './fast-hasher.ts';
import { createMemoryCredentials } from './memory-credential-repository.ts';
import { createMemoryRequests, createMemorySessions } from './memory-repositories.ts';

const day = 86_400_000;

/** What every use case needs, in memory: the clock stands at noon, what is published and left for later is kept. */
export function featureDeps() {
  const published: CredentialEvent[] = [];
  const later: (() => Promise<void>)[] = [];
  return {
    clock: settableClock(noon),
    credentials: createMemoryCredentials(),
    requests: createMemoryRequests(),
    sessions: createMemorySessions(),
    hasher: createFastHasher(),
    decoys: createDecoys({
      key: Buffer.alloc(32),
      own: classNamed(fastClass)!,
      counts: () => new Map(),
      random: (bytes) => Buffer.alloc(bytes, 5),
    }),
    policy: { minLength: 12, maxLength: 128, shopWords: ['Corner Shop'] },
    accessTokens: { issue: () => Promise.resolve({ token: 'jwt', expiresIn: 900 }) },
    published,
    publish: (_id: string, events: readonly CredentialEvent[]) => void published.push(...events),
    later,
    afterwards: (work: () => Promise<void>) => void later.push(work),
    mintKeys,
    linkLifeMs: { 'confirm-registration': 3 * day, 'restore-password': 1_800_000 },
    sessionLifeMs: 30 * day,
    doubleOptIn: true,
    newId,
    newSecret,
  };
}

export type FeatureDeps = ReturnType<typeof featureDeps>;
