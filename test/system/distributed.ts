import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  generateSecrets,
  secretsByService,
  type Secrets,
} from '../../deploy/standalone/src/secrets/secrets.ts';
import { amqpUrl, freePorts } from '@latchkey/testkit';
import { startMailSink } from './mail-sink.ts';
import { answersOk, startProcess, type TestProcess } from './processes.ts';
import type { System } from './system.ts';

const root = join(import.meta.dirname, '..', '..');
const serviceNames = ['identity', 'customer', 'notification', 'gateway'] as const;
type ServiceName = (typeof serviceNames)[number];

const folders: Record<ServiceName, string> = {
  identity: 'services/identity',
  customer: 'services/customer',
  notification: 'services/notification',
  gateway: 'gateway',
};

/** Short times, so that what a killed process leaves behind is taken up within a test's patience. */
const testTimes = { CLAIM_SECONDS: '5', RECONCILE_AFTER: '5s', RECONCILE_EVERY: '1s' };

export interface DistributedSystem extends System {
  /** Every process that runs now: the services' copies and the store. */
  processes(): TestProcess[];
  /** What the console shows to the admin routes. */
  readonly operatorToken: string;
}

interface Options {
  copies?: Copies;
  env?: Readonly<Record<string, string>>;
  /** Of a broker that is the test's own; that of the run, if not given. */
  busUrl?: string;
}

/** All people of a test share one client address; its limits have tests of their own (test/copies). */
const noLimitsByAddress = {
  LOGIN_FAILURES_PER_ADDRESS: '1000000',
  TOKEN_FAILURES_PER_ADDRESS: '1000000',
  RESET_REQUESTS_PER_ADDRESS: '1000000',
};

type Copies = number | Readonly<Partial<Record<ServiceName, number>>>;

interface Copy {
  start(): Promise<TestProcess>;
  running: TestProcess | undefined;
}

/**
 * Each service and the gateway as processes of their own, the store as a process, a real RabbitMQ, a mail sink.
 * @param options `copies` of each, or of some of them, 2 if not given; `env` goes to all of them
 */
export async function startDistributed(options: Options = {}): Promise<DistributedSystem> {
  const started: (() => Promise<unknown>)[] = [];
  const stop = async (): Promise<void> => {
    for (const end of started.reverse()) await end();
  };
  try {
    return { ...(await startAll(options, (end) => started.push(end))), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function startAll(
  { copies = 2, env = {}, busUrl }: Options,
  onStop: (end: () => Promise<unknown>) => void,
): Promise<Omit<DistributedSystem, 'stop'>> {
  const dataDir = mkdtempSync(join(tmpdir(), 'latchkey-'));
  onStop(() => rm(dataDir, { recursive: true, force: true }));
  const sink = await startMailSink();
  onStop(() => sink.stop());
  const { store, storeUri } = await startStore(dataDir, onStop);
  const secrets = generateSecrets();
  const plan = await planCopies({
    secrets,
    storeUri,
    smtpUrl: sink.url,
    busUrl: busUrl ?? (await amqpUrl()),
    copies,
    env,
  });
  const all = serviceNames.flatMap((name) => plan.copies[name]);
  onStop(() => Promise.all(all.map(async (copy) => copy.running?.stop())));
  await Promise.all(all.map(async (copy) => (copy.running = await copy.start())));
  return {
    origins: plan.origins,
    operatorToken: secrets.LATCHKEY_TOKEN,
    mailbox: sink,
    messageIds: () => Promise.resolve(sink.all.map((mail) => mail.messageId)),
    storeUri,
    processes: () => [store, ...all.flatMap((copy) => copy.running ?? [])],
    killAndRestart: async (name, index) => {
      if (name === 'standalone') throw new Error('standalone is not part of a distributed system');
      const copy = plan.copies[name][index]!;
      await copy.running?.kill();
      copy.running = await copy.start();
    },
  };
}

async function startStore(
  dataDir: string,
  onStop: (end: () => Promise<unknown>) => void,
): Promise<{ store: TestProcess; storeUri: (database: string) => string }> {
  const [port = 0] = await freePorts(1);
  const listen = `127.0.0.1:${port}`;
  const store = await startProcess({
    name: 'store',
    args: [join(root, 'console/bin/latchkey.mjs'), 'store', '--listen', listen, '--data-dir', dataDir],
    env: {},
    ready: (output) => output.includes(listen),
  });
  onStop(() => store.stop());
  return { store, storeUri: (database) => `mongodb://${listen}/${database}?directConnection=true` };
}

async function planCopies(around: {
  secrets: Secrets;
  storeUri: (database: string) => string;
  smtpUrl: string;
  busUrl: string;
  copies: Copies;
  env: Readonly<Record<string, string>>;
}): Promise<{ origins: string[]; copies: Record<ServiceName, Copy[]> }> {
  const { copies } = around;
  const countOf = (name: ServiceName): number => (typeof copies === 'number' ? copies : (copies[name] ?? 2));
  const most = Math.max(...serviceNames.map(countOf));
  const ports = await freePorts(serviceNames.length * most * 2);
  const secrets = secretsByService(around.secrets);
  const listen = (name: ServiceName, copy: number): number =>
    ports[serviceNames.indexOf(name) * most + copy]!;
  const health = (name: ServiceName, copy: number): number =>
    ports[(serviceNames.length + serviceNames.indexOf(name)) * most + copy]!;
  const addressesOf = (name: ServiceName): string[] =>
    Array.from({ length: countOf(name) }, (_, copy) => `127.0.0.1:${listen(name, copy)}`);
  const addresses = (name: ServiceName): string => addressesOf(name).join(',');
  const origins = addressesOf('gateway').map((address) => `http://${address}`);

  const environment = (name: ServiceName, copy: number): Record<string, string> => ({
    ...secrets[name],
    ...testTimes,
    ...noLimitsByAddress,
    LOG_LEVEL: process.env['LATCHKEY_TEST_LOG'] ?? 'warn',
    MONGODB_URI: around.storeUri(name),
    AMQP_URL: around.busUrl,
    SMTP_URL: around.smtpUrl,
    PUBLIC_URL: origins[0]!,
    SHOP_NAME: 'Latchkey',
    MAIL_FROM: 'Latchkey <no-reply@shop.example>',
    HOST: '127.0.0.1',
    PORT: String(listen(name, copy)),
    GRPC_LISTEN: `127.0.0.1:${listen(name, copy)}`,
    HEALTH_LISTEN: `127.0.0.1:${health(name, copy)}`,
    IDENTITY_ADDRESS: addresses('identity'),
    CUSTOMER_ADDRESS: addresses('customer'),
    NOTIFICATION_ADDRESS: addresses('notification'),
    UV_THREADPOOL_SIZE: '4',
    ...around.env,
  });
  const plan = (name: ServiceName): Copy[] =>
    Array.from({ length: countOf(name) }, (_, copy) => ({
      running: undefined,
      start: () =>
        startProcess({
          name: `${name} ${copy}`,
          command: 'sh',
          args: [join(root, 'deploy/launch.sh')],
          env: { PROCESS: folders[name], ...environment(name, copy) },
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
