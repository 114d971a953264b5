/**
 * Measures the store through mongoose's driver over one socket, server in a process of its own.
 * Run: `node --import tsx --conditions=dev-source libs/embedded-store/test/bench/store.bench.ts`
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import mongoose from 'mongoose';

const dataDir = mkdtempSync(join(tmpdir(), 'store-bench-'));
const main = new URL('../../src/main.ts', import.meta.url).pathname;
const child = spawn(
  process.execPath,
  ['--import', 'tsx', '--conditions=dev-source', main, '--listen', '127.0.0.1:0', '--data-dir', dataDir],
  {
    stdio: ['ignore', 'pipe', 'inherit'],
  },
);
const [line] = (await once(child.stdout, 'data')) as [Buffer];
const uri = /mongodb:\S+/.exec(line.toString())![0].replace('/?', '/bench?');
const connection = await mongoose
  .createConnection(uri, { w: 'majority', journal: true, maxPoolSize: 32, minPoolSize: 32 })
  .asPromise();
const rows = connection.db!.collection<{
  _id: string;
  n: number;
  email: string;
  state: string;
  at: Date;
  name: string;
}>('rows');
await rows.createIndexes([
  { key: { email: 1 }, unique: true },
  { key: { state: 1, at: -1 } },
  { key: { at: 1 } },
]);
const makeRow = (n: number) => ({
  _id: `id-${String((n * 7919) % 100_000_007).padStart(12, '0')}`,
  n,
  email: `person${n}@example.org`,
  state: ['queued', 'sent', 'failed'][n % 3]!,
  at: new Date(1_700_000_000_000 + n * 1000),
  name: `Person number ${n} with a name of usual length`,
});

async function timed(label: string, count: number, work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  const seconds = (performance.now() - start) / 1000;
  console.log(`${label}: ${Math.round(count / seconds)}/s (${seconds.toFixed(2)} s)`);
  return count / seconds;
}

async function concurrently(
  total: number,
  width: number,
  work: (n: number) => Promise<unknown>,
): Promise<void> {
  let next = 0;
  await Promise.all(
    Array.from({ length: width }, async () => {
      while (next < total) await work(next++);
    }),
  );
}

const total = Number(process.argv[2] ?? 100_000);
await timed('insertMany, batches of 1000, 3 indexes', total, async () => {
  for (let from = 0; from < total; from += 1000)
    await rows.insertMany(
      Array.from({ length: 1000 }, (_, at) => makeRow(from + at)),
      { ordered: false },
    );
});
await timed('findOne by unique index, one at a time', 10_000, () =>
  concurrently(10_000, 1, (n) => rows.findOne({ email: `person${(n * 7) % total}@example.org` })),
);
await timed('findOne by unique index, 16 at a time', 20_000, () =>
  concurrently(20_000, 16, (n) => rows.findOne({ email: `person${(n * 7) % total}@example.org` })),
);
await timed('updateOne durable, one at a time', 1000, () =>
  concurrently(1000, 1, (n) => rows.updateOne({ _id: makeRow(n)._id }, { $inc: { n: 1 } })),
);
await timed('updateOne durable, 32 at a time', 20_000, () =>
  concurrently(20_000, 32, (n) => rows.updateOne({ _id: makeRow(n)._id }, { $inc: { n: 1 } })),
);
await timed('insertOne durable, 32 at a time', 10_000, () =>
  concurrently(10_000, 32, (n) => rows.insertOne(makeRow(total + n))),
);
await timed('bulk upserts, batches of 1000', 20_000, async () => {
  for (let from = 0; from < 20_000; from += 1000) {
    await rows.bulkWrite(
      Array.from({ length: 1000 }, (_, at) => ({
        updateOne: {
          filter: { _id: makeRow(from + at)._id },
          update: { $set: { state: 'sent' } },
          upsert: true,
        },
      })),
      { ordered: false },
    );
  }
});
await timed('findOneAndUpdate claim by state + sort, 16 at a time', 5000, () =>
  concurrently(5000, 16, () =>
    rows.findOneAndUpdate({ state: 'queued' }, { $set: { state: 'claimed' } }, { sort: { at: -1 } }),
  ),
);
await timed('page of 20, filter + sort', 2000, () =>
  concurrently(2000, 4, (n) =>
    rows
      .find({ state: 'sent', at: { $lt: makeRow(n * 5).at } })
      .sort({ at: -1 })
      .limit(20)
      .toArray(),
  ),
);
await timed('count by covered index', 20, () =>
  concurrently(20, 1, () => rows.countDocuments({ state: 'sent' })),
);
await timed('cursor over everything', total, async () => {
  for await (const _row of rows.find()) {
    /* only the transport counts */
  }
});
await timed('group by state over everything', total, () =>
  rows.aggregate([{ $group: { _id: '$state', n: { $sum: 1 } } }]).toArray(),
);
await connection.close();
child.kill('SIGTERM');
await once(child, 'exit');
rmSync(dataDir, { recursive: true, force: true });
