/** How many failures are too many, and what follows. Times in milliseconds. */
export interface ThrottleRule {
  /** Failures within one window before attempts have to wait. */
  readonly limit: number;
  readonly windowMs: number;
  /**
   * `first` after the failure that reaches the limit, twice as long after each further one, `longest` at most; all
   * of it forgotten `memory` after the last wait. Without waits, attempts wait for the end of the window.
   */
  readonly waits?: { readonly firstMs: number; readonly longestMs: number; readonly memoryMs: number };
}

/** The failures counted under one key. Times in milliseconds since the Unix epoch. */
export interface Bucket {
  readonly count: number;
  readonly lastAt: number;
  /** From here on the bucket is empty, whatever it says. */
  readonly expiresAt: number;
}

/** The wait that follows the failure number `count`; 0 below the limit. */
export function waitAfter(rule: Required<ThrottleRule>, count: number): number {
  if (count < rule.limit) return 0;
  return Math.min(rule.waits.firstMs * 2 ** (count - rule.limit), rule.waits.longestMs);
}

/** Milliseconds until the next attempt may be made; 0 when it may be made now. */
export function timeLeft(bucket: Bucket | undefined, rule: ThrottleRule, now: number): number {
  if (bucket === undefined || bucket.expiresAt <= now || bucket.count < rule.limit) return 0;
  const until =
    rule.waits === undefined
      ? bucket.expiresAt
      : bucket.lastAt + waitAfter({ ...rule, waits: rule.waits }, bucket.count);
  return Math.max(0, until - now);
}

/** The bucket with one more failure. A first failure opens the window; below the limit it is not prolonged. */
export function withFailure(bucket: Bucket | undefined, rule: ThrottleRule, now: number): Bucket {
  const live = bucket !== undefined && bucket.expiresAt > now ? bucket : undefined;
  const count = (live?.count ?? 0) + 1;
  const windowEnd = live?.expiresAt ?? now + rule.windowMs;
  if (rule.waits === undefined || count < rule.limit) return { count, lastAt: now, expiresAt: windowEnd };
  const wait = waitAfter({ ...rule, waits: rule.waits }, count);
  return { count, lastAt: now, expiresAt: now + wait + rule.waits.memoryMs };
}

/** How many attempts may be under way at once: as many as could fail before the limit, one once waits have begun. */
export function attemptsAtOnce(bucket: Bucket | undefined, rule: ThrottleRule, now: number): number {
  const count = bucket === undefined || bucket.expiresAt <= now ? 0 : bucket.count;
  return Math.max(1, rule.limit - count);
}
