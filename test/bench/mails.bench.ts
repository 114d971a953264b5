/**
 * How fast does a campaign's mail go out? Mails per second from being asked for to being told of as sent, through the real
 * service, a real store in a process of its own and an SMTP sink in another, over nodemailer's pool alone sending the very
 * same mails into the same sink. Identity and customer are in memory.
 * Then: what a mail costs among many as against few, memory, and how long a mail somebody waits for takes during a campaign.
 * Usage: npm run bench -- mails [mails of the large campaign] [rounds] [MAIL_JITTER]; with 0s a mail somebody waits for begins at
 * once, which shows the waiting alone
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { newId } from '@latchkey/kit/ids';
import { freePorts } from '@latchkey/testkit';
import { startProcess } from '../system/processes.ts';
import { campaign, startNotification } from './mails/notification.ts';
import { raw } from './mails/raw-nodemailer.ts';
import { aPerson } from './mails/sample-people.ts';
import { startSink } from './mails/sink-process.ts';
import { computed } from './processor-time.ts';
import { quantile } from './statistics.ts';

const large = Number(process.argv[2] ?? 20_000);
const rounds = Number(process.argv[3] ?? 5);
const jitter = process.argv[4];
const roundSize = 2_000;
const root = join(import.meta.dirname, '..', '..');
const folder = mkdtempSync(join(tmpdir(), 'latchkey-bench-'));

const rssMb = (pid: number): number =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;

const whole = (value: number): string => Math.round(value).toLocaleString('en');
const median = (values: readonly number[]): number => quantile(values, 0.5);

/** Milliseconds from somebody's asking for a link to the mail's arrival, of one every 100 ms. */
async function waits(until: () => boolean): Promise<number[]> {
  const arrivals: Promise<number>[] = [];
  while (!until()) {
    arrivals.push(arrivalOfOne());
    await wait(100);
  }
  return Promise.all(arrivals);
}

async function arrivalOfOne(): Promise<number> {
  const person = aPerson('wait');
  const requestId = newId();
  notification.known.requests.set(requestId, person);
  const arrival = sink.arrival(person.email);
  const began = performance.now();
  await notification.publish('password.reset_requested', { requestId, requestedAtMs: Date.now() });
  await arrival;
  return performance.now() - began;
}

interface Figures {
  perSecond: number;
  /** Milliseconds of processor time each, in service and store together, and in the store. */
  ms: number;
  storeMs: number;
}

async function timed(mails: number): Promise<Figures> {
  const spent = (): number => computed(process.pid) + computed(store.pid);
  const [began, all, ofStore] = [performance.now(), spent(), computed(store.pid)];
  await campaign(notification, mails);
  const perSecond = (mails * 1000) / (performance.now() - began);
  return { perSecond, ms: (spent() - all) / mails, storeMs: (computed(store.pid) - ofStore) / mails };
}

/** In turns, so that what else the machine does falls on both. */
async function compare(): Promise<void> {
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
}

async function costOfMany(): Promise<void> {
  const few = await timed(1_000);
  const memory = [rssMb(process.pid)];
  const sampling = setInterval(() => memory.push(rssMb(process.pid)), 1_000);
  const many = await timed(large);
  clearInterval(sampling);
  console.log(
    `a mail of 1,000: ${few.ms.toFixed(2)} ms; of ${whole(large)}: ${many.ms.toFixed(2)} ms, ${whole(many.perSecond)} mails/s; ratio ${(many.ms / few.ms).toFixed(2)}`,
  );
  const quarter = Math.ceil(memory.length / 4);
  console.log(
    `memory of the service: median ${whole(median(memory.slice(0, quarter)))} MB in the first quarter, ${whole(median(memory.slice(-quarter)))} MB in the last`,
  );
}

async function waitingBeside(): Promise<void> {
  const until = performance.now() + 10_000;
  const alone = await waits(() => performance.now() > until);
  let over = false;
  const running = campaign(notification, Math.min(large, 10_000)).then(() => (over = true));
  const beside = await waits(() => over);
  await running;
  const told = (times: readonly number[]): string =>
    `p50 ${whole(median(times))}, p99 ${whole(quantile(times, 0.99))} ms (${times.length})`;
  const ratio = quantile(beside, 0.99) / quantile(alone, 0.99);
  console.log(
    `a mail somebody waits for: ${told(alone)}; during a campaign: ${told(beside)}; ratio of the p99s ${ratio.toFixed(2)}`,
  );
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
  jitter,
);
try {
  await compare();
  await costOfMany();
  await waitingBeside();
  const { mails, bytes } = await sink.taken();
  console.log(`the sink took ${whole(mails)} mails of ${whole(bytes / mails)} bytes`);
} finally {
  await notification.stop();
  await store.stop();
  sink.process.kill();
  rmSync(folder, { recursive: true });
}
