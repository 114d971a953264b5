import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import mongoose from 'mongoose';
import { eventually } from '@latchkey/testkit';
import { startEmbeddedStore } from '../src/index.ts';
import type { Row } from './started-store.ts';

const main = join(__dirname, '../src/main.ts');
const directory = mkdtempSync(join(tmpdir(), 'store-crash-'));
const dataDir = join(directory, 'data');
const seed = Number(process.env['STORE_CRASH_SEED'] ?? Date.now() % 1_000_000);
const children: ChildProcess[] = [];

afterAll(() => {
  for (const child of children) child.kill('SIGKILL');
  rmSync(directory, { recursive: true, force: true });
});

async function spawnStore(
  ...options: string[]
): Promise<{ child: ChildProcess; uri: string; output: string }> {
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', '--conditions=dev-source', main, '--data-dir', dataDir, ...options],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  children.push(child);
  let output = '';
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const ready = await Promise.race([
    once(child.stdout, 'data').then(([chunk]) => String(chunk)),
    once(child, 'exit').then(() => undefined),
  ]);
  return { child, output, uri: /mongodb:\S+/.exec(ready ?? '')?.[0].replace('/?', '/crash?') ?? '' };
}

const listen = ['--listen', '127.0.0.1:0'];

/** A small generator, so that a failing run can be repeated by its seed. */
function random(state: number): () => number {
  let current = state >>> 0;
  return () => {
    current = (Math.imul(current, 1_664_525) + 1_013_904_223) >>> 0;
    return current / 2 ** 32;
  };
}

/** Writes from many sides until the server dies; answers what was acknowledged. */
async function writeUntilKilled(
  rows: mongoose.mongo.Collection<Row>,
  round: number,
  acknowledged: Map<string, number>,
): Promise<void> {
  const write = async (writer: number): Promise<void> => {
    for (let n = 0; ; n += 1) {
      const _id = `${round}-${writer}-${n % 40}`;
      const next = (acknowledged.get(_id) ?? 0) + 1;
      if (n % 5 === 4)
        await rows.insertMany(
          Array.from({ length: 20 }, (_, at) => ({
            _id: `${round}-${writer}-bulk-${n}-${at}`,
            login: `${round}/${writer}/${n}/${at}`,
            n: 1,
          })),
        );
      await rows.updateOne({ _id }, { $set: { n: next, login: `l-${_id}-${next}` } }, { upsert: true });
      acknowledged.set(_id, next);
      if (n % 5 === 4)
        for (let at = 0; at < 20; at += 1) acknowledged.set(`${round}-${writer}-bulk-${n}-${at}`, 1);
    }
  };
  await Promise.allSettled(Array.from({ length: 8 }, (_, writer) => write(writer)));
}

test('what was acknowledged survives kill -9, and indexes agree with the documents', async () => {
  console.log(`STORE_CRASH_SEED=${seed}`);
  const next = random(seed);
  const acknowledged = new Map<string, number>();
  for (let round = 0; round < 3; round += 1) {
    const { child, uri } = await spawnStore(...listen);
    const connection = await mongoose
      .createConnection(uri, { w: 'majority', journal: true, serverSelectionTimeoutMS: 500, maxPoolSize: 10 })
      .asPromise();
    const rows = connection.db!.collection<Row>('rows');
    await rows.createIndexes([
      { key: { login: 1 }, unique: true, sparse: true },
      { key: { n: 1, login: -1 } },
    ]);
    setTimeout(() => child.kill('SIGKILL'), 300 + next() * 900);
    await writeUntilKilled(rows, round, acknowledged);
    await connection.close();
  }
  expect(acknowledged.size).toBeGreaterThan(100);
  const { child, uri } = await spawnStore(...listen);
  const connection = await mongoose.createConnection(uri).asPromise();
  const rows = connection.db!.collection<Row>('rows');
  const all = new Map((await rows.find().hint({ $natural: 1 }).toArray()).map((row) => [row._id, row]));
  for (const [id, n] of acknowledged) expect(Number(all.get(id)?.['n'])).toBeGreaterThanOrEqual(n);
  expect(await rows.countDocuments()).toBe(all.size);
  for (const hint of ['login_1', 'n_1_login_-1']) {
    const found = await rows
      .find({ login: { $gte: '' }, n: { $gte: 0 } })
      .hint(hint)
      .toArray();
    expect(found).toHaveLength(all.size);
    expect(found.every((row) => JSON.stringify(all.get(row._id)) === JSON.stringify(row))).toBe(true);
  }
  // Counted along the index alone: an entry that a document left behind would count.
  expect(await rows.countDocuments({ n: { $gte: 0 } }, { hint: 'n_1_login_-1' })).toBe(all.size);
  await connection.close();
  child.kill('SIGTERM');
  expect(await once(child, 'exit')).toEqual([0, null]);
}, 60_000);

test('one process a directory; a lock left by a killed one is taken over', async () => {
  const first = await spawnStore(...listen);
  const second = await spawnStore(...listen);
  expect(second.uri).toBe('');
  await expect(startEmbeddedStore({ dataDir, listen: { host: '127.0.0.1', port: 0 } })).rejects.toThrow(
    `already in use by process ${first.child.pid}`,
  );
  first.child.kill('SIGKILL');
  await once(first.child, 'exit');
  const third = await startEmbeddedStore({ dataDir, listen: { host: '127.0.0.1', port: 0 } });
  await expect(startEmbeddedStore({ dataDir, listen: { host: '127.0.0.1', port: 0 } })).rejects.toThrow(
    'already in use by this process',
  );
  await third.stop();
  await third.stop();
  await expect(startEmbeddedStore({ dataDir, listen: { host: '0.0.0.0', port: 0 } })).rejects.toThrow(
    'loopback only',
  );
}, 30_000);

test('a lock is taken over when its holder has ended and nobody has collected it', async () => {
  // The shell becomes a process that never asks after the child it began.
  const parent = spawn('sh', ['-c', 'sleep 0 & echo $!; exec sleep 20'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  children.push(parent);
  const [ended] = (await once(parent.stdout, 'data')) as [Buffer];
  const stat = (): string[] => {
    const line = readFileSync(`/proc/${String(ended).trim()}/stat`, 'utf8');
    return line.slice(line.lastIndexOf(')') + 2).split(' ');
  };
  await eventually(() => stat()[0] === 'Z');
  const abandoned = join(directory, 'abandoned');
  mkdirSync(abandoned, { mode: 0o700 });
  writeFileSync(join(abandoned, 'store.lock'), `${String(ended).trim()} ${stat()[19]}\n`);
  const store = await startEmbeddedStore({ dataDir: abandoned, listen: { host: '127.0.0.1', port: 0 } });
  expect(readFileSync(join(abandoned, 'store.lock'), 'utf8')).toMatch(new RegExp(`^${process.pid} `));
  await store.stop();
});
