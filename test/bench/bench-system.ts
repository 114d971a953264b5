import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { startTestBroker } from '@latchkey/testkit';
import { startDistributed } from '../system/distributed.ts';
import { startStandalone } from '../system/standalone.ts';
import type { System } from '../system/system.ts';
import { spentBetween, threadTimes, type Spent } from './processor-time.ts';

/** What is measured: standalone, or one copy of each process. */
export interface BenchSystem extends System {
  processes(): readonly { name: string; pid: number }[];
}

const env = {
  LOG_LEVEL: 'error',
  // The load says where each request comes from.
  TRUSTED_PROXIES: '127.0.0.1',
  UV_THREADPOOL_SIZE: String(availableParallelism() + 2),
};

export async function startBenchSystem(kind: 'standalone' | 'separate'): Promise<BenchSystem> {
  if (kind === 'standalone') {
    const system = await startStandalone(env);
    return {
      ...system,
      processes: () => {
        const launcher = system.process();
        const [worker = launcher.pid] = childrenOf(launcher.pid);
        return [
          { name: 'launcher', pid: launcher.pid },
          { name: 'standalone', pid: worker },
        ];
      },
    };
  }
  const broker = process.env['AMQP_URL'] === undefined ? await startTestBroker() : undefined;
  if (broker !== undefined) process.env['AMQP_URL'] = broker.url;
  try {
    const system = await startDistributed({ copies: 1, env });
    return {
      ...system,
      stop: async () => {
        await system.stop();
        await broker?.stop();
      },
    };
  } catch (error) {
    await broker?.stop();
    throw error;
  }
}

function childrenOf(pid: number): number[] {
  return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8')
    .trim()
    .split(' ')
    .filter((word) => word !== '')
    .map(Number);
}

export function rssMb(system: BenchSystem): number {
  const kb = system
    .processes()
    .map(({ pid }) => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0));
  return Math.round(kb.reduce((sum, each) => sum + each, 0) / 1024);
}

/** Runs the work and tells what every process computed meanwhile, in milliseconds. */
export async function spending<T>(
  system: BenchSystem,
  work: () => Promise<T>,
): Promise<{ result: T; spent: ReadonlyMap<string, Spent> }> {
  const processes = system.processes();
  const before = processes.map(({ pid }) => threadTimes(pid));
  const result = await work();
  const spent = processes.map(({ name, pid }, at): [string, Spent] => [
    name,
    spentBetween(pid, before[at] ?? new Map(), threadTimes(pid), Number(env.UV_THREADPOOL_SIZE)),
  ]);
  return { result, spent: new Map(spent) };
}
