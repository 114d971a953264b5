import type { Finding } from './describe-self.ts';

/** LMDB and WiredTiger cannot write without room; below the first somebody should look, below the second it is urgent. */
const low = { warning: { share: 0.1, bytes: 2e9 }, fault: { share: 0.02, bytes: 2e8 } };

/** Whether there is room enough, of the bytes of a file system: a share of it, or so much that shares do not matter. */
export function roomOnDisk(free: number, total: number): Omit<Finding, 'facts'> {
  for (const state of ['fault', 'warning'] as const)
    if (free < Math.min(low[state].bytes, total * low[state].share)) return { state, problem: 'disk-full' };
  return { state: 'ok' };
}
