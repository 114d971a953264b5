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
  /** How often it succeeded so far. */
  readonly successes: number;
  /** It broke off, which may be this one try's fault: the second in a row is a failure. */
  faltered(now: number): void;
  /** Failures that come while it is paused belong to the tries that began before, and do not lengthen the pause. */
  failed(now: number): void;
  succeeded(): void;
}

export function createBackoff(options: BackoffOptions): Backoff {
  let failures = 0;
  let pausedUntil = 0;
  let successes = 0;
  let wavering = false;
  const failed = (now: number): void => {
    if (now < pausedUntil) return;
    failures += 1;
    const pauses = failures - options.tolerance;
    if (pauses >= 0)
      pausedUntil = now + Math.min(options.longestMs, options.firstMs * 2 ** Math.min(pauses, 30));
  };
  return {
    get pausedUntil() {
      return pausedUntil;
    },
    get failing() {
      return failures >= options.tolerance;
    },
    get successes() {
      return successes;
    },
    faltered: (now) => {
      if (wavering) failed(now);
      wavering = true;
    },
    failed,
    succeeded: () => {
      successes += 1;
      wavering = false;
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
  /** It is paused, or was and is not trusted with everything yet. */
  slow(key: string): boolean;
  /** How many tries may begin now: Infinity while it is not slow. */
  room(key: string, now: number): number;
  /** So many as there was room for begin. */
  begun(key: string, now: number): void;
  /** A try that had begun is over, whatever became of it; it may not have been made after all. */
  over(key: string): void;
  failed(key: string, now: number): void;
  succeeded(key: string): void;
}

/** After a pause one try; then, once a second while they succeed, twice as many as before, until this many were none too many. */
const roomForAll = 64;
const roomEveryMs = 1_000;
/** When nothing is heard of tries, their process may have lost them: then one more. */
const roomAgainMs = 60_000;

/** What is remembered of a key. */
interface Trouble {
  readonly backoff: Backoff;
  /** Tries that may begin at a time; undefined before the first pause. */
  room: number | undefined;
  begunAt: number;
  /** Whether the tries begun last have succeeded, or are over. */
  heard: boolean;
}

export function createBackoffs(options: BackoffOptions, keep: number = keysKept): Backoffs {
  const kept = new Map<string, Trouble>();
  return {
    pausedUntil: (key) => kept.get(key)?.backoff.pausedUntil ?? 0,
    slow: (key) => kept.get(key)?.room !== undefined,
    room: (key, now) => {
      const trouble = kept.get(key);
      if (trouble?.room === undefined) return Infinity;
      if (trouble.backoff.pausedUntil > now) return 0;
      const since = now - trouble.begunAt;
      if (!trouble.heard) return since < roomAgainMs ? 0 : 1;
      return since < roomEveryMs ? 0 : trouble.room;
    },
    begun: (key, now) => {
      const trouble = kept.get(key);
      if (trouble === undefined) return;
      if (!trouble.heard) trouble.room = 1;
      trouble.begunAt = now;
      trouble.heard = false;
    },
    over: (key) => {
      const trouble = kept.get(key);
      if (trouble !== undefined) trouble.heard = true;
    },
    failed: (key, now) => {
      const trouble = kept.get(key) ?? {
        backoff: createBackoff(options),
        room: undefined,
        begunAt: -Infinity,
        heard: true,
      };
      kept.set(key, trouble);
      trouble.backoff.failed(now);
      if (trouble.backoff.failing) Object.assign(trouble, { room: 1, heard: true });
      const [first] = kept.keys();
      if (kept.size > keep && first !== undefined) kept.delete(first);
    },
    succeeded: (key) => {
      const trouble = kept.get(key);
      if (trouble?.room === undefined || trouble.room >= roomForAll) {
        kept.delete(key);
        return;
      }
      trouble.backoff.succeeded();
      if (!trouble.heard) Object.assign(trouble, { room: trouble.room * 2, heard: true });
    },
  };
}
