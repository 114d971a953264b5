import { hostname } from 'node:os';
import { delay, type Clock } from '../clock/index.ts';
import { version } from './version.ts';

/** What a look at one thing found. */
export interface Finding {
  state: 'ok' | 'warning' | 'fault';
  /** What is wrong, as one word of several parts (`clock-differs`), which whoever shows it has a sentence for. */
  problem?: string;
  /** Numbers and names that go with it; nothing secret, nothing of people. */
  facts?: Readonly<Record<string, string>>;
}

/** One thing a process works with, and how to look whether it is well. */
export interface SelfCheck {
  name: string;
  /** Does not have to bound itself, and may throw. */
  look: () => Finding | Promise<Finding>;
}

/** Less than whoever asks is ready to wait: the answer says which check was silent, instead of none. */
const checkWithinMs = 3500;

/**
 * What a process knows of itself: build, clock, and what it works with.
 * @param settings those that other processes have too, to be compared
 */
export async function describeSelf(given: {
  name: string;
  clock: Clock;
  checks: readonly SelfCheck[];
  settings: Readonly<Record<string, string>>;
}) {
  const checks = await Promise.all(given.checks.map((each) => run(each)));
  return {
    service: given.name,
    version,
    node: process.versions.node,
    copy: `${hostname()}:${process.pid}`,
    nowMs: given.clock.now(),
    startedAtMs: Math.round(given.clock.now() - process.uptime() * 1000),
    settings: given.settings,
    checks,
  };
}

async function run({ name, look }: SelfCheck) {
  const timer = new AbortController();
  const late = delay(checkWithinMs, timer.signal).then((): Finding => ({
    state: 'fault',
    problem: 'silent',
  }));
  try {
    const { state, problem = '', facts = {} } = await Promise.race([look(), late]);
    return { name, state, problem, facts };
  } catch {
    return { name, state: 'fault' as const, problem: 'failed', facts: {} };
  } finally {
    timer.abort();
  }
}
