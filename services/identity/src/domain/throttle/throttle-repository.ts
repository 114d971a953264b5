import type { Bucket, ThrottleRule } from './bucket.ts';

/** Something failures are counted for, and how many are too many. */
export interface Guard {
  readonly key: string;
  readonly rule: ThrottleRule;
}

/** Where all copies count. Failures of the store are AppErrors of kind `unavailable`. */
export interface ThrottleRepository {
  /** Those buckets that exist, by key. */
  read(keys: readonly string[]): Promise<ReadonlyMap<string, Bucket>>;
  /** Adds one failure to the bucket of each guard, as `withFailure` says, atomically against others that count. */
  countFailure(guards: readonly Guard[], now: number): Promise<void>;
  /** Empties the bucket. */
  clear(key: string): Promise<void>;
}
