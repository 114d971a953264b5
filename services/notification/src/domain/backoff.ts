/** How a backoff behaves; spans in milliseconds. */
export interface BackoffOptions {
  firstMs: number;
  longestMs: number;
  /** Failures in a row before the first pause; 1 pauses at once. */
  tolerance: number;
}

/**
 * Keeps away from something that fails: the mail server, a receiving domain, another service. Lives in memory: every
 * copy learns for itself, since every copy has its own way there.
 */
export interface Backoff {
  /** When it may be tried again; never in the future while all is well. */
  readonly pausedUntil: number;
  /** The last try failed: after a pause, go gently. */
  readonly failing: boolean;
  /** Failures that come while it is paused belong to the tries that began before, and do not lengthen the pause. */
  failed(now: number): void;
  succeeded(): void;
}

export function createBackoff(options: BackoffOptions): Backoff {
  let failures = 0;
  let pausedUntil = 0;
  return {
    get pausedUntil() {
      return pausedUntil;
    },
    get failing() {
      return failures >= options.tolerance;
    },
    failed: (now) => {
      if (now < pausedUntil) return;
      failures += 1;
      const pauses = failures - options.tolerance;
      if (pauses >= 0)
        pausedUntil = now + Math.min(options.longestMs, options.firstMs * 2 ** Math.min(pauses, 30));
    },
    succeeded: () => {
      failures = 0;
      pausedUntil = 0;
    },
  };
}

/** Domains in trouble that one copy remembers: about 2 MB. Anybody may register with addresses of domains that fail. */
const keysKept = 10_000;

/**
 * One backoff per key, made when the key first fails and dropped when it succeeds, so that only trouble takes memory;
 * past a bound the one that failed first is forgotten.
 */
export interface Backoffs {
  pausedUntil(key: string): number;
  failed(key: string, now: number): void;
  succeeded(key: string): void;
}

export function createBackoffs(options: BackoffOptions, keep: number = keysKept): Backoffs {
  const kept = new Map<string, Backoff>();
  return {
    pausedUntil: (key) => kept.get(key)?.pausedUntil ?? 0,
    failed: (key, now) => {
      const backoff = kept.get(key) ?? createBackoff(options);
      kept.set(key, backoff);
      backoff.failed(now);
      const [first] = kept.keys();
      if (kept.size > keep && first !== undefined) kept.delete(first);
    },
    succeeded: (key) => void kept.delete(key),
  };
}
