/**
 * The product over HTTP against raw limits, in one run: standalone in a process of its own, the load from this one.
 * Usage: npm run bench -- http [seconds per measurement]
 */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import autocannon from 'autocannon';
import mongoose from 'mongoose';
import { eventually } from '@latchkey/testkit';
import { startStandalone } from '../system/standalone.ts';
import { mailTo, tokenOf } from '../system/system.ts';
import { subjects } from '../story/story.ts';
import { quantile } from './statistics.ts';

const seconds = Number(process.argv[2] ?? 10);
const rawLimits = join(import.meta.dirname, 'raw-limits.ts');
const nodeArgs = ['--conditions=dev-source', '--import', 'tsx', rawLimits];
const cores = availableParallelism();
const password = 'winding-staircase 41';
const jsonApi = { 'Content-Type': 'application/vnd.api+json', Accept: 'application/vnd.api+json' };

type Standalone = Awaited<ReturnType<typeof startStandalone>>;

function say(name: string, row: Record<string, number | string>): void {
  process.stdout.write(`${name}: ${JSON.stringify(row)}\n`);
}

function rawHashesPerSecond(): number {
  const { stdout } = spawnSync(process.execPath, [...nodeArgs, 'hash', String(seconds * 1000)], {
    encoding: 'utf8',
    env: { ...process.env, UV_THREADPOOL_SIZE: String(cores + 2) },
  });
  return Number(stdout);
}

/** Sends one kind of request as fast as it is answered. */
async function load(options: {
  url: string;
  method: 'GET' | 'POST';
  connections: number;
  headers?: Record<string, string>;
  body?: (index: number) => unknown;
}): Promise<{ perSecond: number; p99: number; statuses: Record<string, number> }> {
  let sent = 0;
  const acceptedMs: number[] = [];
  const statuses: Record<string, number> = {};
  const { promise, resolve, reject } = withResolvers();
  const instance = autocannon(
    {
      url: options.url,
      connections: options.connections,
      duration: seconds,
      requests: [
        {
          method: options.method,
          headers: { ...jsonApi, ...options.headers },
          setupRequest: (request) => {
            sent += 1;
            return options.body === undefined
              ? request
              : { ...request, body: JSON.stringify(options.body(sent)) };
          },
        },
      ],
    },
    (error: unknown) => (error instanceof Error ? reject(error) : resolve()),
  );
  instance.on('response', (_client, statusCode, _bytes, ms) => {
    statuses[statusCode] = (statuses[statusCode] ?? 0) + 1;
    if (statusCode < 300) acceptedMs.push(ms);
  });
  await promise;
  return {
    perSecond: acceptedMs.length / seconds,
    p99: acceptedMs.length === 0 ? 0 : quantile(acceptedMs, 0.99),
    statuses,
  };
}

function withResolvers(): { promise: Promise<void>; resolve: () => void; reject: (error: Error) => void } {
  let resolve = (): void => undefined;
  let reject = (_error: Error): void => undefined;
  const promise = new Promise<void>((fulfil, fail) => {
    resolve = fulfil;
    reject = fail;
  });
  return { promise, resolve, reject };
}

const glue = (type: string, attributes: Record<string, unknown>): unknown => ({ data: { type, attributes } });
const email = (index: number): string => `person-${index}@example.com`;

async function post(system: Standalone, path: string, body: unknown): Promise<Response> {
  return fetch(`${system.origins[0]}/glue${path}`, {
    method: 'POST',
    headers: jsonApi,
    body: JSON.stringify(body),
  });
}

async function registerAndConfirm(system: Standalone, index: number): Promise<void> {
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
  await post(system, '/customers', glue('customers', attributes));
  const registrationKey = tokenOf(await mailTo(system.mailbox, email(index), subjects.confirmation));
  await post(system, '/customer-confirmation', glue('customer-confirmation', { registrationKey }));
}

function rssMb(system: Standalone): number {
  const own = system.process().pid;
  const children = readFileSync(`/proc/${own}/task/${own}/children`, 'utf8')
    .trim()
    .split(' ')
    .filter(Boolean)
    .map(Number);
  const kb = [own, ...children].map((pid) =>
    Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0),
  );
  return Math.round(kb.reduce((sum, each) => sum + each, 0) / 1024);
}

async function logins(system: Standalone, people: number): Promise<void> {
  const url = `${system.origins[0]}/glue/access-tokens`;
  const body = (index: number): unknown =>
    glue('access-tokens', { username: email(index % people), password });
  const before = rawHashesPerSecond();
  const measured = await load({ url, method: 'POST', connections: 4 * cores, body });
  const raw = (before + rawHashesPerSecond()) / 2;
  say('logins', {
    'logins/s': measured.perSecond.toFixed(1),
    'raw hashes/s': raw.toFixed(1),
    ratio: (measured.perSecond / raw).toFixed(3),
    'p99 ms': measured.p99.toFixed(0),
    statuses: JSON.stringify(measured.statuses),
  });
}

async function otherRoutesBesideLogins(system: Standalone, people: number): Promise<void> {
  const answer = (await (
    await post(system, '/access-tokens', glue('access-tokens', { username: email(0), password }))
  ).json()) as { data: { attributes: { accessToken: string } } };
  const headers = { Authorization: `Bearer ${answer.data.attributes.accessToken}` };
  const [, own] = await Promise.all([
    load({
      url: `${system.origins[0]}/glue/access-tokens`,
      method: 'POST',
      connections: 4 * cores,
      body: (index) => glue('access-tokens', { username: email(index % people), password }),
    }),
    load({ url: `${system.origins[0]}/glue/customers`, method: 'GET', connections: 1, headers }),
  ]);
  say('other routes while logins saturate the cores', {
    'requests/s': own.perSecond.toFixed(1),
    'p99 ms': own.p99.toFixed(1),
    statuses: JSON.stringify(own.statuses),
  });
}

async function overload(system: Standalone, people: number): Promise<void> {
  const before = rssMb(system);
  const measured = await load({
    url: `${system.origins[0]}/glue/access-tokens`,
    method: 'POST',
    connections: 400,
    body: (index) => glue('access-tokens', { username: email(index % people), password }),
  });
  say('logins far above capacity (400 connections)', {
    'accepted/s': measured.perSecond.toFixed(1),
    'p99 of the accepted ms': measured.p99.toFixed(0),
    statuses: JSON.stringify(measured.statuses),
    'RSS before MB': before,
    'RSS after MB': rssMb(system),
  });
}

async function forgot(system: Standalone, people: number): Promise<void> {
  const echo = spawn(process.execPath, [...nodeArgs, 'echo'], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [origin] = (await once(echo.stdout, 'data')) as [Buffer];
  const body = (index: number): unknown =>
    glue('customer-forgotten-password', {
      email: index % 4 === 0 ? email(index % people) : `nobody-${index}@example.com`,
    });
  const raw = await load({ url: String(origin).trim(), method: 'POST', connections: 32, body });
  echo.kill();
  const measured = await load({
    url: `${system.origins[0]}/glue/customer-forgotten-password`,
    method: 'POST',
    connections: 32,
    body,
  });
  const began = performance.now();
  await drained(system);
  say('forgot', {
    'requests/s': measured.perSecond.toFixed(0),
    'raw echo/s': raw.perSecond.toFixed(0),
    ratio: (measured.perSecond / raw.perSecond).toFixed(3),
    'p99 ms': measured.p99.toFixed(0),
    statuses: JSON.stringify(measured.statuses),
    'drained after s': ((performance.now() - began) / 1000).toFixed(1),
  });
}

async function drained(system: Standalone): Promise<void> {
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

const people = 100;
const cold = performance.now();
const system = await startStandalone({ LOG_LEVEL: 'error' });
try {
  const firstMs = performance.now() - cold;
  const warm = performance.now();
  await system.killAndRestart('standalone', 0);
  say('start', {
    'first s': (firstMs / 1000).toFixed(2),
    'warm, after kill -9, s': ((performance.now() - warm) / 1000).toFixed(2),
    'idle RSS MB': rssMb(system),
  });
  for (let index = 0; index < people; index += 1) await registerAndConfirm(system, index);
  await logins(system, people);
  await otherRoutesBesideLogins(system, people);
  await overload(system, people);
  await forgot(system, people);
} finally {
  await system.stop();
}
