/**
 * Lists and searches of customers over HTTP, standalone: the same pages among few customers and among many, in one run.
 * The customers are written straight into the store, as the services would have them.
 * Usage: npm run bench -- admin [few] [many] [requests for each page]
 * Exit code 1 when a page among many takes more than five times that among few.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import mongoose from 'mongoose';
import { eventually, seededRandom, seedOfRun } from '@latchkey/testkit';
import { aListedCustomer, firstDay, listedDocument } from '../../services/customer/test/a-listed-customer.ts';
import { startStandalone } from '../system/standalone.ts';

const few = Number(process.argv[2] ?? 2000);
const many = Number(process.argv[3] ?? 200_000);
const requests = Number(process.argv[4] ?? 30);
const goal = 5;
const batch = 2000;
const day = 86_400_000;

/** What staff asks for: what many meet, what few meet, what only few meet together, and what nobody meets. */
const pages: readonly [string, Readonly<Record<string, string>>][] = [
  ['newest first', {}],
  ['oldest first', { sort: 'registeredAt' }],
  ['by e-mail', { sort: 'email' }],
  ['by e-mail, backwards', { sort: '-email' }],
  ['200 at once', { limit: '200' }],
  ['search: one address', { search: 'bob.1234' }],
  ['search: one reference', { search: 'DE--777' }],
  ['search: a last name of many', { search: 'lovelace' }],
  ['search: an address of many, by e-mail', { search: 'ada', sort: 'email' }],
  ['search: nobody', { search: 'nobody' }],
  ['state: blocked (1 in 40)', { state: 'blocked' }],
  ['state: active, by e-mail', { state: 'active', sort: 'email' }],
  ['password: none', { password: 'none' }],
  ['store and locale', { store: 'AT', locale: 'de_DE' }],
  ['live link (1 in 300)', { liveLink: 'true' }],
  ['live link, by e-mail', { liveLink: 'true', sort: 'email' }],
  ['store, locale, live link', { store: 'AT', locale: 'de_DE', liveLink: 'true' }],
  ['blocked, live link, store', { state: 'blocked', liveLink: 'true', store: 'AT' }],
  ['registered on one day', { registeredFrom: dayAt(20), registeredTo: dayAt(20) }],
  [
    'registered on one day, blocked, a name',
    { registeredFrom: dayAt(20), registeredTo: dayAt(20), state: 'blocked', search: 'ada' },
  ],
  [
    'registered in the last days, imported, by e-mail',
    { registeredFrom: dayAt(40), password: 'imported', sort: 'email' },
  ],
];

function dayAt(n: number): string {
  return new Date(firstDay + n * day).toISOString().slice(0, 10);
}

interface Answered {
  items: unknown[];
  nextCursor?: string;
}

const random = seededRandom(seedOfRun('bench admin'));
const system = await startStandalone({ LOG_LEVEL: 'error' });
const connection = await mongoose.createConnection(system.storeUri('customer')).asPromise();
try {
  const customers = connection.collection<{ _id: string }>('customers');
  const secrets = JSON.parse(readFileSync(join(system.dataDir, 'secrets.json'), 'utf8')) as {
    LATCHKEY_TOKEN: string;
  };
  const ask = async (query: Readonly<Record<string, string>>): Promise<Answered> => {
    const url = `${system.origins[0]}/admin/customers?${new URLSearchParams(query).toString()}`;
    const response = await fetch(url, { headers: { Authorization: `Bearer ${secrets.LATCHKEY_TOKEN}` } });
    if (response.status !== 200) throw new Error(`${url} answered ${response.status}`);
    return (await response.json()) as Answered;
  };
  const fill = async (from: number, to: number): Promise<void> => {
    for (let n = from; n < to; n += batch) {
      const people = Array.from({ length: Math.min(batch, to - n) }, (_, at) =>
        listedDocument(aListedCustomer(n + at, random, Date.now())),
      );
      await customers.insertMany(people, { ordered: false });
    }
  };
  /** A page some way down the list, for what has one. */
  const deep = async (): Promise<string> => {
    let cursor = '';
    for (let page = 0; page < 20; page += 1) {
      const { nextCursor } = await ask({ limit: '50', ...(cursor === '' ? {} : { cursor }) });
      cursor = nextCursor ?? cursor;
    }
    return cursor;
  };
  /** Milliseconds in the middle, and how many came. */
  const measure = async (): Promise<Map<string, { ms: number; items: number }>> => {
    const all = [...pages, ['the 21st page', { limit: '50', cursor: await deep() }] as const];
    const measured = new Map<string, { ms: number; items: number }>();
    for (const [name, query] of all) {
      let items = 0;
      const took: number[] = [];
      for (let n = 0; n < requests; n += 1) {
        const started = performance.now();
        ({
          items: { length: items },
        } = await ask(query));
        took.push(performance.now() - started);
      }
      took.sort((one, other) => one - other);
      measured.set(name, { ms: took[Math.floor(requests / 2)] ?? 0, items });
    }
    return measured;
  };

  await fill(0, few);
  // V8 compiles what it has run some thousand times; a busy server has.
  await measure();
  const amongFew = await measure();
  const filling = performance.now();
  await fill(few, many);
  process.stdout.write(
    `${many} customers, the last ${many - few} stored in ${Math.round((performance.now() - filling) / 1000)} s\n`,
  );
  // A running service has seen to links that have ended long ago: customer forgets 500 every three seconds.
  const ended = { 'account.linksUntil': { $lte: Date.now() } };
  const seenTo = async (): Promise<boolean> => (await customers.countDocuments(ended, { limit: 1 })) === 0;
  await eventually(seenTo, { within: 60_000, every: 500 });
  const amongMany = await measure();
  const rows = [...amongMany].map(([name, { ms, items }]) => {
    const before = amongFew.get(name) ?? { ms: NaN, items: 0 };
    return {
      page: name,
      few: before.ms,
      many: ms,
      ratio: ms / before.ms,
      items: `${before.items}, ${items}`,
    };
  });
  const row = (cells: readonly (string | number)[]): string => `| ${cells.join(' | ')} |\n`;
  process.stdout.write(row(['page', `among ${few} (ms)`, `among ${many} (ms)`, 'ratio', 'on the page']));
  process.stdout.write(row(['---', '---', '---', '---', '---']));
  for (const { page, few: one, many: other, ratio, items } of rows)
    process.stdout.write(row([page, one.toFixed(1), other.toFixed(1), ratio.toFixed(2), items]));
  const worst = Math.max(...rows.map(({ ratio }) => ratio));
  process.stdout.write(`worst: ${worst.toFixed(2)}, goal: ${goal}\n`);
  process.exitCode = worst <= goal ? 0 : 1;
} finally {
  await connection.close();
  await system.stop();
}
