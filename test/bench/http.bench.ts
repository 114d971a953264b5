/**
 * The product over HTTP against raw limits, in one run; the load comes from this process, on the same cores.
 * Usage: npm run bench -- http [seconds per measurement] [standalone|separate] [seconds of warm-up]
 * `separate` starts one copy of each process, and a RabbitMQ unless AMQP_URL names one.
 */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import mongoose from 'mongoose';
import { eventually } from '@latchkey/testkit';
import { mailTo, tokenOf } from '../system/system.ts';
import { subjects } from '../story/story.ts';
import { rssMb, spending, startBenchSystem, type BenchSystem } from './bench-system.ts';
import { clientAddress } from './client-address.ts';
import { load, type Load, type Measured } from './load.ts';
import type { Spent } from './processor-time.ts';

const seconds = Number(process.argv[2] ?? 10);
const kind = process.argv[3] === 'separate' ? 'separate' : 'standalone';
/** V8 compiles what it has run some thousand times; a busy server has, and slow cores take so long for 4,000 log-ins. */
const warmUpSeconds = Number(process.argv[4] ?? 100);
const cores = availableParallelism();
/** So many that 400 connections make no login wait for its own other attempts (429). */
const people = 100;
/** Connections that log in: enough that more wait in line than those whose answers are written together. */
const loggingIn = 16 * cores;
/** Connections that ask for links, and for the raw echo: enough that the next requests arrive while those before are being stored. */
const askers = 256;
const password = 'winding-staircase 41';
const jsonApi = { 'Content-Type': 'application/vnd.api+json', Accept: 'application/vnd.api+json' };
const nodeArgs = ['--conditions=dev-source', '--import', 'tsx', join(import.meta.dirname, 'raw-limits.ts')];

function say(name: string, row: Record<string, number | string>): void {
  process.stdout.write(`${name}: ${JSON.stringify(row)}\n`);
}

/** Milliseconds for each of `count` requests, by process; what took less than a hundredth is left out. */
function perRequest(spent: ReadonlyMap<string, Spent>, count: number): Record<string, string> {
  const parts = [...spent].flatMap(([name, { main, pool, rest }]) =>
    Object.entries({ main, pool, rest }).map(([part, ms]): [string, number] => [
      `${name} ${part}`,
      ms / count,
    ]),
  );
  return Object.fromEntries(
    parts.filter(([, ms]) => ms >= 0.01).map(([name, ms]) => [name, `${ms.toFixed(2)} ms`]),
  );
}

interface RawHashes {
  perSecond: number;
  /** Milliseconds of processor time for one. */
  ms: number;
}

function rawHashes(): RawHashes {
  const { stdout } = spawnSync(process.execPath, [...nodeArgs, 'hash', String(seconds * 1000)], {
    encoding: 'utf8',
    env: { ...process.env, UV_THREADPOOL_SIZE: String(cores + 2) },
  });
  return JSON.parse(stdout) as RawHashes;
}

async function rawEcho(body: (index: number) => unknown): Promise<Measured> {
  const echo = spawn(process.execPath, [...nodeArgs, 'echo'], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [origin] = (await once(echo.stdout, 'data')) as [Buffer];
  const url = String(origin).trim();
  await load({ url, method: 'POST', seconds: 1, connections: askers, headers: jsonApi, body });
  const measured = await load({ url, method: 'POST', seconds, connections: askers, headers: jsonApi, body });
  echo.kill();
  return measured;
}

const glue = (type: string, attributes: Record<string, unknown>): unknown => ({ data: { type, attributes } });
const email = (index: number): string => `person-${index}@example.com`;
async function post(system: BenchSystem, path: string, body: unknown, index = 0): Promise<Response> {
  return fetch(`${system.origins[0]}/glue${path}`, {
    method: 'POST',
    headers: { ...jsonApi, 'X-Forwarded-For': clientAddress(index) },
    body: JSON.stringify(body),
  });
}

async function registerAndConfirm(system: BenchSystem, index: number): Promise<void> {
  const attributes = {
    email: email(index),
    salutation: 'Ms',
    firstName: 'Ada',
    lastName: 'Lock',
    gender: 'Female',
    password,
    confirmPassword: password,
    acceptedTerms: true,
  };
  await post(system, '/customers', glue('customers', attributes), index);
  const registrationKey = tokenOf(await mailTo(system.mailbox, email(index), subjects.confirmation));
  await post(system, '/customer-confirmation', glue('customer-confirmation', { registrationKey }), index);
}

const loginLoad = (system: BenchSystem, options: Partial<Load> = {}): Load => ({
  url: `${system.origins[0]}/glue/access-tokens`,
  method: 'POST',
  seconds,
  connections: loggingIn,
  headers: jsonApi,
  body: (index) => glue('access-tokens', { username: email(index % people), password }),
  ...options,
});

/** @returns log-ins a second */
async function logins(system: BenchSystem): Promise<number> {
  await load(loginLoad(system, { seconds: warmUpSeconds }));
  const before = rawHashes();
  const { result, spent } = await spending(system, () => load(loginLoad(system)));
  const after = rawHashes();
  const raw = (before.perSecond + after.perSecond) / 2;
  const rawMs = (before.ms + after.ms) / 2;
  const loginMs = [...spent.values()].reduce((sum, { main, pool, rest }) => sum + main + pool + rest, 0);
  const each = loginMs / result.accepted;
  say('logins', {
    'logins/s': result.perSecond.toFixed(1),
    'raw hashes/s': raw.toFixed(1),
    ratio: (result.perSecond / raw).toFixed(3),
    'p99 ms': result.p99.toFixed(0),
    statuses: JSON.stringify(result.statuses),
  });
  say('processor time of a login', {
    'all processes': `${each.toFixed(2)} ms`,
    'a raw hash': `${rawMs.toFixed(2)} ms`,
    'ratio of the two': (rawMs / each).toFixed(3),
    ...perRequest(spent, result.accepted),
    'load generator': `${result.generatorMs.toFixed(2)} ms`,
  });
  return result.perSecond;
}

async function otherRoutesBesideLogins(system: BenchSystem): Promise<void> {
  const answer = (await (
    await post(system, '/access-tokens', glue('access-tokens', { username: email(0), password }))
  ).json()) as { data: { attributes: { accessToken: string } } };
  const headers = { ...jsonApi, Authorization: `Bearer ${answer.data.attributes.accessToken}` };
  const url = `${system.origins[0]}/glue/customers`;
  const [, own] = await Promise.all([
    load(loginLoad(system)),
    load({ url, method: 'GET', seconds, connections: 1, headers }),
  ]);
  say('other routes while logins saturate the cores', {
    'requests/s': own.perSecond.toFixed(1),
    'p99 ms': own.p99.toFixed(1),
    statuses: JSON.stringify(own.statuses),
  });
}

/** @param perSecond what comes in; without it as much as 400 connections can send that are never put off */
async function overload(system: BenchSystem, name: string, perSecond?: number): Promise<void> {
  const before = rssMb(system);
  const measured = await load(
    loginLoad(system, { connections: 400, ...(perSecond === undefined ? {} : { perSecond }) }),
  );
  say(name, {
    'accepted/s': measured.perSecond.toFixed(1),
    'p50 of the accepted ms': measured.p50.toFixed(0),
    'p99 of the accepted ms': measured.p99.toFixed(0),
    statuses: JSON.stringify(measured.statuses),
    'RSS before MB': before,
    'RSS after MB': rssMb(system),
  });
}

async function forgot(system: BenchSystem): Promise<void> {
  const body = (index: number): unknown =>
    glue('customer-forgotten-password', {
      email: index % 4 === 0 ? email(index % people) : `nobody-${index}@example.com`,
    });
  const url = `${system.origins[0]}/glue/customer-forgotten-password`;
  const asked: Load = {
    url,
    method: 'POST',
    seconds,
    connections: askers,
    headers: jsonApi,
    body,
    from: clientAddress,
  };
  await load({ ...asked, seconds: warmUpSeconds / 3 });
  await drained(system);
  const before = await rawEcho(body);
  const { result, spent } = await spending(system, () => load(asked));
  const ended = performance.now();
  const { spent: spentAfter } = await spending(system, () => drained(system));
  const drainedAfter = (performance.now() - ended) / 1000;
  const raw = (before.perSecond + (await rawEcho(body)).perSecond) / 2;
  say('forgot', {
    'requests/s': result.perSecond.toFixed(0),
    'raw echo/s': raw.toFixed(0),
    ratio: (result.perSecond / raw).toFixed(3),
    'p99 ms': result.p99.toFixed(0),
    statuses: JSON.stringify(result.statuses),
    'drained after s': drainedAfter.toFixed(1),
  });
  say('processor time of a forgot', {
    ...perRequest(spent, result.accepted),
    'load generator': `${result.generatorMs.toFixed(2)} ms`,
  });
  say('… and after the load', perRequest(spentAfter, result.accepted));
}

async function drained(system: BenchSystem): Promise<void> {
  const identity = await mongoose.createConnection(system.storeUri('identity')).asPromise();
  const notification = await mongoose.createConnection(system.storeUri('notification')).asPromise();
  await eventually(
    async () =>
      (await identity.collection('resetRequests').countDocuments({ 'outbox.at': { $exists: true } })) === 0 &&
      (await notification
        .collection('deliveries')
        .countDocuments({ state: { $in: ['queued', 'attempting'] } })) === 0,
    { within: 300_000, every: 250 },
  );
  await Promise.all([identity.close(), notification.close()]);
}

const cold = performance.now();
const system = await startBenchSystem(kind);
try {
  const firstMs = performance.now() - cold;
  if (kind === 'standalone') {
    const warm = performance.now();
    await system.killAndRestart('standalone', 0);
    say('start', {
      'first s': (firstMs / 1000).toFixed(2),
      'warm, after kill -9, s': ((performance.now() - warm) / 1000).toFixed(2),
      'idle RSS MB': rssMb(system),
    });
  }
  for (let index = 0; index < people; index += 1) await registerAndConfirm(system, index);
  const capacity = await logins(system);
  await otherRoutesBesideLogins(system);
  await overload(system, 'logins at three times the capacity', 3 * capacity);
  await overload(system, 'logins from 400 connections that never wait');
  await forgot(system);
} finally {
  await system.stop();
}
