import { readdirSync, readFileSync } from 'node:fs';

/** Milliseconds each thread of a process has computed so far, by its id (proc(5), schedstat: Linux only). */
export type ThreadTimes = ReadonlyMap<number, number>;

export function threadTimes(pid: number): ThreadTimes {
  const times = new Map<number, number>();
  for (const thread of readdirSync(`/proc/${pid}/task`)) {
    try {
      const [computed] = readFileSync(`/proc/${pid}/task/${thread}/schedstat`, 'utf8').split(' ');
      times.set(Number(thread), Number(computed) / 1e6);
    } catch {
      // It has ended since it was listed.
    }
  }
  return times;
}

/** Milliseconds a process has computed so far in all its threads. */
export function computed(pid: number): number {
  return sum([...threadTimes(pid).values()]);
}

/** What a process computed between two looks, in milliseconds. */
export interface Spent {
  readonly main: number;
  /** The busiest threads besides, as many as were asked for: libuv's pool, where passwords are hashed. */
  readonly pool: number;
  /** All others: V8's, the store's. */
  readonly rest: number;
}

export function spentBetween(pid: number, before: ThreadTimes, after: ThreadTimes, poolSize: number): Spent {
  const each = [...after].map(([thread, ms]) => ({ thread, ms: ms - (before.get(thread) ?? 0) }));
  const others = each
    .filter(({ thread }) => thread !== pid)
    .map(({ ms }) => ms)
    .sort((a, b) => b - a);
  return {
    main: each.find(({ thread }) => thread === pid)?.ms ?? 0,
    pool: sum(others.slice(0, poolSize)),
    rest: sum(others.slice(poolSize)),
  };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
