import { sharedSettings, type DescribeResponse } from '@latchkey/contracts/system';
import { isLoopback } from '@latchkey/kit/config';
import { asAppError } from '@latchkey/kit/errors';
import { version, type Finding } from '@latchkey/kit/system';
import type { AdminDeps } from '../operation.ts';
import { judgeAnswers, type Answered, type Check } from './judge.ts';

export interface ServiceLook {
  name: string;
  answers: boolean;
  tookMs: number;
  version?: string;
  node?: string;
  copy?: string;
  startedAt?: string;
}

type Deps = Pick<AdminDeps, 'systems' | 'signingKeys' | 'clock' | 'config'>;

/** Longer than a service gives its own checks (kit/system), shorter than somebody waits who looks for what is wrong. */
const deadlineMs = 5000;

/** Asks every service how it is, and looks at the gateway itself and at what only shows from here. */
export async function lookAtAll(
  deps: Deps,
  requestId: string,
): Promise<{ services: ServiceLook[]; checks: Check[] }> {
  const names = ['identity', 'customer', 'notification'] as const;
  const asked = Promise.all(names.map((name) => look(deps, name, requestId)));
  const [looks, own] = await Promise.all([asked, lookAtSelf(deps)]);
  const answered = looks.flatMap(({ answer }) => answer ?? []);
  const settings = sharedSettings(deps.config);
  return {
    services: looks.map(({ service }) => service),
    checks: [
      ...own,
      ...judgeAnswers(answered, { version, settings }),
      ...looks.flatMap(({ checks }) => checks),
    ],
  };
}

async function look(
  { systems, clock }: Deps,
  name: keyof Deps['systems'],
  requestId: string,
): Promise<{ service: ServiceLook; checks: Check[]; answer?: Answered }> {
  const askedAt = clock.now();
  try {
    const description = await systems[name].describe({}, { requestId, deadlineMs });
    const tookMs = clock.now() - askedAt;
    const { version, node, copy, startedAtMs } = description;
    return {
      service: {
        ...{ name, answers: true, tookMs, version, node, copy },
        startedAt: new Date(startedAtMs).toISOString(),
      },
      checks: [{ process: name, name: 'answers', state: 'ok', facts: {} }, ...checksOf(name, description)],
      answer: { name, description, askedAt, tookMs },
    };
  } catch (error) {
    const { code } = asAppError(error);
    return {
      service: { name, answers: false, tookMs: clock.now() - askedAt },
      checks: [{ process: name, name: 'answers', state: 'fault', problem: 'unreachable', facts: { code } }],
    };
  }
}

function checksOf(process: string, { checks }: DescribeResponse): Check[] {
  return checks.map(({ name, state, problem, facts }) => ({
    process,
    name,
    // A state that is newer than this gateway is nothing to be calm about.
    state: state === 'ok' || state === 'warning' ? state : 'fault',
    ...(problem === '' ? {} : { problem }),
    facts,
  }));
}

async function lookAtSelf({ signingKeys, config }: Deps): Promise<Check[]> {
  const keys = await signingKeys.current().then(
    (): Finding => ({ state: 'ok' }),
    (): Finding => ({ state: 'fault', problem: 'no-signing-keys' }),
  );
  const { protocol, hostname } = new URL(config.PUBLIC_URL);
  const plain = protocol === 'http:' && !isLoopback(hostname);
  const url: Finding = plain ? { state: 'warning', problem: 'public-url-plain' } : { state: 'ok' };
  return [
    { process: 'gateway', name: 'signing-keys', facts: {}, ...keys },
    { process: 'gateway', name: 'public-url', ...url, facts: { url: config.PUBLIC_URL } },
  ];
}
