/**
 * How fast does a campaign's mail go out? Mails per second from being asked for to being told of as sent, through the real
 * service, a real store in a process of its own and an SMTP sink in another, over nodemailer's pool alone sending the very
 * same mails into the same sink. Identity and customer are in memory (test/bench/… standalone measures them, too).
 * Then: what a mail costs among many as against few, memory, and how long a mail somebody waits for takes during a campaign.
 * Usage: npm run bench -- mails [mails of the large campaign] [rounds]
 */
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { createTransport } from 'nodemailer';
import { events } from '@latchkey/contracts/events';
import { systemClock } from '@latchkey/kit/clock';
import { newId } from '@latchkey/kit/ids';
import { silentLogger } from '@latchkey/kit/logging';
import { createInProcessBus, type EventEnvelope } from '@latchkey/kit/messaging';
import { buildApp } from '../../services/notification/src/app.ts';
import { loadNotificationConfig } from '../../services/notification/src/config.ts';
import { joined } from '../../services/notification/src/domain/mail.ts';
import { mailHtml } from '../../services/notification/src/mails/gen/mail-html.ts';
import { createMailRenderer } from '../../services/notification/src/mails/mail-renderer.ts';
import { createPeople, startFakePeople, type Person } from '../../services/notification/test/fake-people.ts';
import { sampleShop } from '../../services/notification/test/sample-mails.ts';
import { freePorts } from '@latchkey/testkit';
import { startProcess } from '../system/processes.ts';
import type { FromMailSink } from './mail-sink.ts';
import { threadTimes } from './processor-time.ts';
import { quantile } from './statistics.ts';

const large = Number(process.argv[2] ?? 20_000);
const rounds = Number(process.argv[3] ?? 5);
const roundSize = 2_000;
/** Asked for and not settled, as the campaign runner of customer holds it. */
const unsettledAtMost = 2_000;
const connections = 5;
const from = 'The Shop <no-reply@shop.example>';
const root = join(import.meta.dirname, '..', '..');
const folder = mkdtempSync(join(tmpdir(), 'latchkey-bench-'));

interface Sink {
  readonly process: ChildProcess;
  readonly url: string;
  /** Resolves when a mail to the address has come. */
  arrival(address: string): Promise<void>;
  taken(): Promise<{ mails: number; bytes: number }>;
}

async function startSink(): Promise<Sink> {
  const child = fork(join(import.meta.dirname, 'mail-sink.ts'), {
    execArgv: ['--conditions=dev-source', '--import', 'tsx'],
  });
  const [first] = (await once(child, 'message')) as [FromMailSink];
  const waiting = new Map<string, () => void>();
  const asked: ((taken: { mails: number; bytes: number }) => void)[] = [];
  child.on('message', (message: FromMailSink) => {
    if ('waited' in message) waiting.get(message.waited)?.();
    else if ('mails' in message) asked.shift()?.(message);
  });
  return {
    process: child,
    url: `smtp://127.0.0.1:${'port' in first ? first.port : 0}`,
    arrival: (address) => new Promise((resolve) => waiting.set(address, resolve)),
    taken: () =>
      new Promise((resolve) => {
        asked.push(resolve);
        child.send('count');
      }),
  };
}

const total = (times: ReadonlyMap<number, number>): number =>
  [...times.values()].reduce((sum, each) => sum + each, 0);
const computed = (pid: number): number => total(threadTimes(pid));
const rssMb = (pid: number): number =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;

let people = 0;
function aPerson(prefix = 'p'): Person {
  people += 1;
  const locale = people % 2 === 0 ? 'de_DE' : 'en_US';
  const name =
    people % 3 === 0
      ? { firstName: 'Jürgen', lastName: 'Müller' }
      : { firstName: 'Ada', lastName: 'Lovelace' };
  return { customerId: newId(), email: `${prefix}.${people}@mail${people % 20}.example`, ...name, locale };
}

/** nodemailer as its manual has it: a pool, as many mails in hand as it takes, each composed. */
async function raw(url: string, mails: number): Promise<{ perSecond: number; ms: number }> {
  const renderer = createMailRenderer(sampleShop, mailHtml);
  const transport = createTransport({ pool: true, url, maxConnections: connections, maxMessages: 500 });
  const now = Date.now();
  let sent = 0;
  const began = performance.now();
  const before = computed(process.pid);
  const worker = async (): Promise<void> => {
    while (sent < mails) {
      sent += 1;
      const person = aPerson();
      const name = `${person.firstName} ${person.lastName}`;
      const facts = { kind: 'password-renewal', name, token: 'x'.repeat(43), requestedAt: now } as const;
      const mail = renderer.render({ ...facts, mintedAt: now, expiresAt: now + 3_600_000 }, [person.locale]);
      await transport.sendMail({
        from,
        to: { name, address: person.email },
        subject: mail.subject,
        html: joined(mail.html),
        text: joined(mail.text),
        messageId: `<${newId()}@shop.example>`,
        headers: {
          'Auto-Submitted': 'auto-generated',
          'X-Auto-Response-Suppress': 'All',
          'Content-Language': mail.locale,
        },
      });
    }
  };
  await Promise.all(Array.from({ length: connections * 2 }, worker));
  const perSecond = (mails * 1000) / (performance.now() - began);
  transport.close();
  return { perSecond, ms: (computed(process.pid) - before) / mails };
}

/** The real service, with people in memory. */
async function startNotification(mongoUri: string, smtpUrl: string) {
  const known = createPeople();
  const credential = 'credential-of-this-bench-alone';
  const [identity, customer] = ['in-process:identity', 'in-process:customer'];
  const fakes = await startFakePeople({
    known,
    clock: systemClock,
    identityListen: identity,
    customerListen: customer,
    credential,
  });
  const config = loadNotificationConfig({
    MONGODB_URI: mongoUri,
    AMQP_URL: 'in-process:',
    SMTP_URL: smtpUrl,
    SMTP_CONNECTIONS: String(connections),
    MAIL_FROM: from,
    SHOP_NAME: sampleShop.shopName,
    PUBLIC_URL: sampleShop.publicUrl,
    IDENTITY_ADDRESS: identity,
    CUSTOMER_ADDRESS: customer,
    RPC_CREDENTIAL: credential,
    RPC_CALLERS: `gateway=${credential}-2`,
    GRPC_LISTEN: 'in-process:notification',
    HEALTH_LISTEN: 'off',
    LOG_LEVEL: 'warn',
  });
  const bus = createInProcessBus({ logger: silentLogger });
  let settled = 0;
  let heard = (): void => undefined;
  const app = await buildApp(config, { bus });
  await bus.subscribe([
    {
      queue: 'customer.campaign-mails-settled',
      types: ['campaign.mails_settled'],
      handle: ({ data }) => {
        settled += events['campaign.mails_settled'].parse(data).mails.length;
        heard();
        return Promise.resolve();
      },
    },
  ]);
  bus.open();
  const publish = (type: string, data: unknown): Promise<void> => {
    const envelope = {
      specversion: '1.0',
      id: newId(),
      source: '/bench',
      datacontenttype: 'application/json',
    } as const;
    const event: EventEnvelope = { ...envelope, type, time: new Date().toISOString(), data };
    return bus.publish(event);
  };
  return {
    known,
    publish,
    settled: () => settled,
    /** Resolves with the next mails the campaign hears of. */
    more: () => new Promise<void>((resolve) => (heard = resolve)),
    stop: async () => {
      await app.stop();
      await fakes.stop();
    },
  };
}

type Notification = Awaited<ReturnType<typeof startNotification>>;

/** Asks for a campaign's mails 500 at a time, and waits until it has heard of the last. */
async function campaign(notification: Notification, mails: number): Promise<void> {
  const campaignId = newId();
  const { known } = notification;
  known.campaigns.set(campaignId, 'running');
  const goal = notification.settled() + mails;
  for (let asked = 0; asked < mails || notification.settled() < goal;) {
    const unsettled = asked - (notification.settled() - goal + mails);
    const size = Math.min(500, mails - asked, unsettledAtMost - unsettled);
    if (size < Math.min(500, mails - asked) || size === 0) {
      await notification.more();
      continue;
    }
    asked += size;
    const persons = Array.from({ length: size }, () => aPerson());
    for (const person of persons) known.customers.set(person.customerId, person);
    await notification.publish('campaign.mails_requested', {
      campaignId,
      expired: false,
      firstPassword: false,
      requestedAtMs: Date.now(),
      mails: persons.map(({ customerId, email }) => ({
        requestId: newId(),
        customerId,
        domain: email.slice(email.indexOf('@') + 1),
      })),
    });
  }
  known.campaigns.delete(campaignId);
  known.customers.clear();
  known.tokens.clear();
  known.mints.splice(0);
  known.contactCalls.splice(0);
}

/** Milliseconds from somebody's asking for a link to the mail's arrival, one every 100 ms. */
async function waits(notification: Notification, sink: Sink, until: () => boolean): Promise<number[]> {
  const times: number[] = [];
  while (!until()) {
    const person = aPerson('wait');
    const requestId = newId();
    notification.known.requests.set(requestId, person);
    const arrival = sink.arrival(person.email);
    const began = performance.now();
    await notification.publish('password.reset_requested', { requestId, requestedAtMs: Date.now() });
    await arrival;
    times.push(performance.now() - began);
    await wait(100);
  }
  return times;
}

const whole = (value: number): string => Math.round(value).toLocaleString('en');
const median = (values: readonly number[]): number => quantile(values, 0.5);

async function measure(storePid: number, sink: Sink, notification: Notification): Promise<void> {
  const spent = (): number => computed(process.pid) + computed(storePid);
  const timed = async (mails: number): Promise<{ perSecond: number; ms: number; storeMs: number }> => {
    const [began, all, store] = [performance.now(), spent(), computed(storePid)];
    await campaign(notification, mails);
    const perSecond = (mails * 1000) / (performance.now() - began);
    return { perSecond, ms: (spent() - all) / mails, storeMs: (computed(storePid) - store) / mails };
  };
  await raw(sink.url, roundSize);
  await timed(roundSize);
  const [theirs, ours] = [[] as number[], [] as number[]];
  for (let round = 1; round <= rounds; round++) {
    const their = await raw(sink.url, roundSize);
    const our = await timed(roundSize);
    theirs.push(their.perSecond);
    ours.push(our.perSecond);
    console.log(
      `round ${round}: campaign ${whole(our.perSecond)} mails/s (${our.ms.toFixed(2)} ms each, ${our.storeMs.toFixed(2)} of them the store), nodemailer ${whole(their.perSecond)}/s (${their.ms.toFixed(2)} ms)`,
    );
  }
  console.log(`ratio of the medians: ${(median(ours) / median(theirs)).toFixed(2)}`);

  const few = await timed(1_000);
  const memory = [rssMb(process.pid)];
  let done = false;
  const sampling = (async () => {
    while (!done) {
      await wait(1_000);
      memory.push(rssMb(process.pid));
    }
  })();
  const many = await timed(large);
  done = true;
  await sampling;
  console.log(
    `a mail of 1,000: ${few.ms.toFixed(2)} ms; of ${whole(large)}: ${many.ms.toFixed(2)} ms, ${whole(many.perSecond)} mails/s; ratio ${(many.ms / few.ms).toFixed(2)}`,
  );
  const quarter = Math.ceil(memory.length / 4);
  console.log(
    `memory of the service: median ${whole(median(memory.slice(0, quarter)))} MB in the first quarter, ${whole(median(memory.slice(-quarter)))} MB in the last`,
  );

  const until = performance.now() + 10_000;
  const alone = await waits(notification, sink, () => performance.now() > until);
  let over = false;
  const running = campaign(notification, Math.min(large, 10_000)).then(() => (over = true));
  const beside = await waits(notification, sink, () => over);
  await running;
  const told = (times: readonly number[]): string =>
    `p50 ${whole(median(times))}, p99 ${whole(quantile(times, 0.99))} ms (${times.length})`;
  console.log(`a mail somebody waits for: ${told(alone)}; during a campaign: ${told(beside)}`);
}

const sink = await startSink();
const [port = 0] = await freePorts(1);
const listen = `127.0.0.1:${port}`;
const store = await startProcess({
  name: 'store',
  args: [
    join(root, 'console/bin/latchkey.mjs'),
    'store',
    '--listen',
    listen,
    '--data-dir',
    join(folder, 'data'),
  ],
  env: {},
  ready: (output) => output.includes(listen),
});
const notification = await startNotification(
  `mongodb://${listen}/notification?directConnection=true`,
  sink.url,
);
try {
  await measure(store.pid, sink, notification);
  const { mails, bytes } = await sink.taken();
  console.log(`the sink took ${whole(mails)} mails of ${whole(bytes / mails)} bytes`);
} finally {
  await notification.stop();
  await store.stop();
  sink.process.kill();
  rmSync(folder, { recursive: true });
}
