/**
 * Does an answer's time tell who has an account? Interleaved pairs of requests for a known and an unknown address,
 * in random order within each pair, on one connection to a standalone Latchkey.
 * Usage: npm run bench -- timing [pairs]
 */
import { Agent, request } from 'node:http';
import { startStandalone } from '../system/standalone.ts';
import { seededRandom, seedOfRun } from '@latchkey/testkit';
import { areaUnderCurve, quantile, welchT, withoutPauses } from './statistics.ts';

interface Probe {
  name: string;
  path: string;
  body: (email: string) => unknown;
}

interface Sample {
  ms: number;
  /** Status, headers but the date and ids, and body: what has to be the same. */
  shape: string;
}

const probes: Probe[] = [
  {
    name: 'log in, wrong password',
    path: '/glue/access-tokens',
    body: (username) => ({
      data: { type: 'access-tokens', attributes: { username, password: 'not-the-password 1' } },
    }),
  },
  {
    name: 'forgot',
    path: '/glue/customer-forgotten-password',
    body: (email) => ({ data: { type: 'customer-forgotten-password', attributes: { email } } }),
  },
];

const pairs = Number(process.argv[2] ?? 1000);
const knownAccounts = Math.min(pairs, 400);
const random = seededRandom(seedOfRun('timing'));
// All requests come from one address; what is measured is the answer, not the wait.
const system = await startStandalone({
  LOG_LEVEL: 'error',
  LOGIN_FAILURES_PER_LOGIN: '1000000',
  LOGIN_FAILURES_PER_ADDRESS: '1000000',
});
const agent = new Agent({ keepAlive: true, maxSockets: 1 });
const [origin = ''] = system.origins;

function post(path: string, body: unknown): Promise<Sample> {
  const text = JSON.stringify(body);
  return new Promise((resolve, reject) => {
    const began = process.hrtime.bigint();
    const sent = request(`${origin}${path}`, {
      method: 'POST',
      agent,
      headers: {
        'Content-Type': 'application/vnd.api+json',
        Accept: 'application/vnd.api+json',
        'Content-Length': Buffer.byteLength(text),
      },
    });
    sent.on('error', reject);
    sent.on('response', (response) => {
      let answer = '';
      response.setEncoding('utf8').on('data', (part: string) => (answer += part));
      response.on('end', () => {
        const ms = Number(process.hrtime.bigint() - began) / 1e6;
        const headers = Object.entries(response.headers).filter(
          ([name]) => !['date', 'x-request-id'].includes(name),
        );
        resolve({ ms, shape: JSON.stringify([response.statusCode, headers, answer]) });
      });
    });
    sent.end(text);
  });
}

function known(index: number): string {
  return `known-${String(index).padStart(6, '0')}@example.com`;
}
function unknown(index: number): string {
  return `other-${String(index).padStart(6, '0')}@example.com`;
}

async function register(email: string): Promise<void> {
  const password = 'winding-staircase 41';
  const attributes = {
    email,
    salutation: 'Ms',
    firstName: 'Ada',
    lastName: 'Lock',
    gender: 'Female',
    password,
    confirmPassword: password,
    acceptedTerms: true,
  };
  const { shape } = await post('/glue/customers', { data: { type: 'customers', attributes } });
  if (!shape.startsWith('[201')) throw new Error(`registration failed: ${shape}`);
}

async function measure(probe: Probe): Promise<void> {
  const samples: { known: number[]; unknown: number[] } = { known: [], unknown: [] };
  const shapes = new Set<string>();
  const once = async (side: 'known' | 'unknown', index: number): Promise<void> => {
    const email = side === 'known' ? known(index % knownAccounts) : unknown(index % knownAccounts);
    const sample = await post(probe.path, probe.body(email));
    samples[side].push(sample.ms);
    shapes.add(sample.shape);
  };
  for (let index = 0; index < pairs; index += 1) {
    const order = random.below(2) === 0 ? (['known', 'unknown'] as const) : (['unknown', 'known'] as const);
    for (const side of order) await once(side, index);
  }
  const [a, b] = withoutPauses(samples.known, samples.unknown);
  const row = {
    pairs,
    'known p50 ms': quantile(samples.known, 0.5).toFixed(3),
    'unknown p50 ms': quantile(samples.unknown, 0.5).toFixed(3),
    'Welch t': welchT(a, b).toFixed(2),
    AUC: areaUnderCurve(a, b).toFixed(3),
    'different answers': shapes.size - 1,
  };
  process.stdout.write(`${probe.name}: ${JSON.stringify(row)}\n`);
}

try {
  process.stdout.write(`registering ${knownAccounts} accounts …\n`);
  for (let index = 0; index < knownAccounts; index += 1) await register(known(index));
  for (let index = 0; index < 50; index += 1)
    for (const probe of probes) await post(probe.path, probe.body(unknown(index)));
  for (const probe of probes) await measure(probe);
} finally {
  agent.destroy();
  await system.stop();
}
