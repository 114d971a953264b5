import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateSecrets, secretsByService } from '../../deploy/standalone/src/secrets/secrets.ts';
import { amqpUrl, freePorts } from '@latchkey/testkit';
import { startMailSink } from './mail-sink.ts';
import { answersOk, startProcess, type TestProcess } from './processes.ts';
import type { System } from './system.ts';

const root = join(import.meta.dirname, '..', '..');
const copies = 2;
const serviceNames = ['identity', 'customer', 'notification', 'gateway'] as const;
type ServiceName = (typeof serviceNames)[number];

const mains: Record<ServiceName, string> = {
  identity: 'services/identity/dist/main.js',
  customer: 'services/customer/dist/main.js',
  notification: 'services/notification/dist/main.js',
  gateway: 'gateway/dist/main.js',
};

/** Short times, so that what a killed process leaves behind is taken up within a test's patience. */
const testTimes = { CLAIM_SECONDS: '5', RECONCILE_AFTER: '5s', RECONCILE_EVERY: '1s' };

interface Copy {
  start(): Promise<TestProcess>;
  running: TestProcess | undefined;
}

/** Two copies of each service and of the gateway as processes of their own, the store as a process, a real RabbitMQ, a mail sink. */
export async function startDistributed(): Promise<System & { messageIds(): string[] }> {
  const dataDir = mkdtempSync(join(tmpdir(), 'latchkey-'));
  const sink = await startMailSink();
  const [storePort = 0] = await freePorts(1);
  const store = await startProcess({
    name: 'store',
    args: [
      join(root, 'console/bin/latchkey.mjs'),
      'store',
      '--listen',
      `127.0.0.1:${storePort}`,
      '--data-dir',
      dataDir,
    ],
    env: {},
    ready: (output) => output.includes(String(storePort)),
  });
  // A database of its own for every run: a MongoDB given by MONGODB_URI may hold earlier ones.
  const storeUri = (database: string): string =>
    `mongodb://127.0.0.1:${storePort}/${database}?directConnection=true`;
  const plan = await planCopies({ storeUri, smtpUrl: sink.url, busUrl: await amqpUrl() });

  const all = serviceNames.flatMap((name) => plan.copies[name]);
  try {
    await Promise.all(all.map(async (copy) => (copy.running = await copy.start())));
  } catch (error) {
    await Promise.all([...all.map(async (copy) => copy.running?.kill()), store.kill(), sink.stop()]);
    throw error;
  }
  return {
    origins: plan.origins,
    mailbox: sink,
    messageIds: () => sink.all.map((mail) => mail.messageId),
    storeUri,
    killAndRestart: async (name, index) => {
      if (name === 'standalone') throw new Error('standalone is not part of a distributed system');
      const copy = plan.copies[name][index]!;
      await copy.running?.kill();
      copy.running = await copy.start();
    },
    stop: async () => {
      await Promise.all(all.map(async (copy) => copy.running?.stop()));
      await store.stop();
      await sink.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

async function planCopies(around: {
  storeUri: (database: string) => string;
  smtpUrl: string;
  busUrl: string;
}): Promise<{ origins: string[]; copies: Record<ServiceName, Copy[]> }> {
  const ports = await freePorts(serviceNames.length * copies * 2);
  const secrets = secretsByService(generateSecrets());
  const listen = (name: ServiceName, copy: number): number =>
    ports[serviceNames.indexOf(name) * copies + copy]!;
  const health = (name: ServiceName, copy: number): number =>
    ports[(serviceNames.length + serviceNames.indexOf(name)) * copies + copy]!;
  const addresses = (name: ServiceName): string =>
    Array.from({ length: copies }, (_, copy) => `127.0.0.1:${listen(name, copy)}`).join(',');
  const origins = Array.from({ length: copies }, (_, copy) => `http://127.0.0.1:${listen('gateway', copy)}`);

  const environment = (name: ServiceName, copy: number): Record<string, string> => ({
    ...secrets[name],
    ...testTimes,
    LOG_LEVEL: process.env['LATCHKEY_TEST_LOG'] ?? 'warn',
    MONGODB_URI: around.storeUri(name),
    AMQP_URL: around.busUrl,
    SMTP_URL: around.smtpUrl,
    PUBLIC_URL: origins[0]!,
    MAIL_FROM: 'Latchkey <no-reply@shop.example>',
    HOST: '127.0.0.1',
    PORT: String(listen(name, copy)),
    GRPC_LISTEN: `127.0.0.1:${listen(name, copy)}`,
    HEALTH_LISTEN: `127.0.0.1:${health(name, copy)}`,
    IDENTITY_ADDRESS: addresses('identity'),
    CUSTOMER_ADDRESS: addresses('customer'),
    NOTIFICATION_ADDRESS: addresses('notification'),
    UV_THREADPOOL_SIZE: '4',
  });
  const plan = (name: ServiceName): Copy[] =>
    Array.from({ length: copies }, (_, copy) => ({
      running: undefined,
      start: () =>
        startProcess({
          name: `${name} ${copy}`,
          args: [join(root, mains[name])],
          env: environment(name, copy),
          ready: () => answersOk(`http://127.0.0.1:${health(name, copy)}/health/ready`),
        }),
    }));
  return {
    origins,
    copies: {
      identity: plan('identity'),
      customer: plan('customer'),
      notification: plan('notification'),
      gateway: plan('gateway'),
    },
  };
}
