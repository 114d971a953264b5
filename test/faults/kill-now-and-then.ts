import { setTimeout as wait } from 'node:timers/promises';
import type { SeededRandom } from '@latchkey/testkit';
import type { ProcessName, System } from '../system/system.ts';

/** How often which of the copies of a process is killed. */
export interface Kills {
  process: ProcessName;
  copies: number;
  times: number;
}

/** Kills one copy after the other at moments of their own; each is there again before the next one goes. */
export async function killNowAndThen(
  system: System,
  kills: readonly Kills[],
  random: SeededRandom,
  over: AbortSignal,
): Promise<number> {
  const due = kills.flatMap(({ process: name, copies, times }) =>
    Array.from({ length: times }, () => ({ name, copy: random.below(copies) })),
  );
  let killed = 0;
  while (due.length > 0 && !over.aborted) {
    const [next] = due.splice(random.below(due.length), 1);
    await wait(500 + random.below(2000));
    if (next === undefined) break;
    await system.killAndRestart(next.name, next.copy);
    killed += 1;
  }
  return killed;
}
