import { withFailure, type Bucket } from '../src/domain/throttle/bucket.ts';
import type { ThrottleRepository } from '../src/domain/throttle/throttle-repository.ts';

export interface MemoryThrottle extends ThrottleRepository {
  readonly buckets: Map<string, Bucket>;
}

/** Buckets in memory; they pass the same contract suite as those in the store. */
export function createMemoryThrottle(): MemoryThrottle {
  const buckets = new Map<string, Bucket>();
  return {
    buckets,
    read: (keys) => Promise.resolve(new Map([...buckets].filter(([key]) => keys.includes(key)))),
    countFailure: (guards, now) => {
      for (const { key, rule } of guards) buckets.set(key, withFailure(buckets.get(key), rule, now));
      return Promise.resolve();
    },
    clear: (key) => Promise.resolve(void buckets.delete(key)),
  };
}
