/**
 * How fast is a customer.csv imported? Rows per second by the console into standalone, over csv-parse and raw insertMany of
 * the same two documents, with the same indexes, into the same store; passwords in clear over raw hashes of the same
 * back end. Everything but this script's raw part runs in processes of its own.
 * Usage: npm run bench -- import [rows] [rows in clear text]
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createReadStream, createWriteStream, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parse } from 'csv-parse';
import mongoose from 'mongoose';
import { createCustomerModel } from '../../services/customer/src/outbound/customer-model.ts';
import { credentialModel } from '../../services/identity/src/outbound/mongo/credential-model.ts';
import { generateCustomers, type PasswordCells } from '../data/generate-customers.ts';
import { startStandalone } from '../system/standalone.ts';

const rows = Number(process.argv[2] ?? 100_000);
const clearRows = Number(process.argv[3] ?? Math.min(2000, rows));
const batchRows = 500;
const root = join(import.meta.dirname, '..', '..');
const folder = mkdtempSync(join(tmpdir(), 'latchkey-bench-'));

async function writeFile(name: string, count: number, passwords: PasswordCells): Promise<string> {
  const file = join(folder, `${name}.csv`);
  const generated = generateCustomers({ rows: count, seed: 1, brokenShare: 0, passwords, prefix: name });
  await pipeline(Readable.from(generated.lines()), createWriteStream(file));
  return file;
}

/** Rows per second of the console's command, its start included. */
async function importRate(file: string, count: number, dataDir: string): Promise<number> {
  const bin = join(root, 'console', 'bin', 'latchkey.mjs');
  const began = performance.now();
  const child = spawn(process.execPath, [bin, 'data:import', 'customer', file], {
    env: { PATH: process.env['PATH'], DATA_DIR: dataDir },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const [code] = (await once(child, 'close')) as [number];
  if (code !== 0) throw new Error(`the import ended with ${code}`);
  return (count * 1000) / (performance.now() - began);
}

/** csv-parse and insertMany, and nothing else. */
async function rawRate(file: string, count: number, storeUri: (database: string) => string): Promise<number> {
  const connection = await mongoose.createConnection(`${storeUri('raw')}?directConnection=true`).asPromise();
  const customers = createCustomerModel(connection);
  const credentials = credentialModel(connection);
  await Promise.all([customers.createIndexes(), credentials.createIndexes()]);
  const options = { ordered: false, writeConcern: { w: 'majority', j: true } } as const;
  const began = performance.now();
  let batch: string[][] = [];
  const flush = async (): Promise<void> => {
    const now = new Date();
    const of = batch;
    batch = [];
    await Promise.all([
      customers.collection.insertMany(
        of.map((cells) => profileOf(cells, now)),
        options,
      ),
      credentials.collection.insertMany(
        of.map((cells) => credentialOf(cells, now)),
        options,
      ),
    ]);
  };
  for await (const cells of createReadStream(file).pipe(parse({ from_line: 2 }))) {
    batch.push(cells as string[]);
    if (batch.length === batchRows) await flush();
  }
  if (batch.length > 0) await flush();
  const rate = (count * 1000) / (performance.now() - began);
  await connection.close();
  return rate;
}

function profileOf(cells: string[], now: Date): Record<string, unknown> {
  const [
    customerReference = '',
    locale,
    phone,
    email,
    salutation,
    firstName,
    lastName,
    company,
    gender,
    dateOfBirth,
  ] = cells;
  const at = now.getTime();
  return {
    _id: `0198f0c0-${customerReference}`,
    ...{
      customerReference,
      locale,
      phone,
      email,
      salutation,
      firstName,
      lastName,
      company,
      gender,
      dateOfBirth,
    },
    store: 'DE',
    registeredAt: at,
    confirmedAt: at,
    updatedAt: at,
    importMark: { importId: '0198f0c0-0000-7000-8000-000000000000', row: 1, outcome: 'created' },
    outbox: [],
  };
}

function credentialOf(cells: string[], now: Date): Record<string, unknown> {
  const [customerReference = '', , , login = '', , , , , , , phc = ''] = cells;
  const password = { phc, class: 'bcrypt/4', setAt: now, origin: 'import', cellMac: 'k1:'.padEnd(46, 'x') };
  return {
    _id: `0198f0c0-${customerReference}`,
    customerReference,
    login,
    ...(phc === '' ? {} : { password }),
    state: 'active',
    epoch: 1,
    links: [],
    version: 1,
    createdAt: now,
    importMark: { importId: '0198f0c0-0000-7000-8000-000000000000', row: 1, outcome: 'created' },
    outbox: [],
  };
}

/** argon2id hashes per second on all cores (raw-limits.ts). */
async function hashesPerSecond(): Promise<number> {
  const script = join(import.meta.dirname, 'raw-limits.ts');
  const child = spawn(
    process.execPath,
    ['--conditions=dev-source', '--import', 'tsx', script, 'hash', '3000'],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const [said] = (await once(child.stdout, 'data')) as [Buffer];
  return Number(said.toString());
}

/** Most memory that the process behind a launcher has held so far, in MB (proc(5): Linux only). */
function peakMb(pid: number): number {
  const [child = pid] = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8')
    .trim()
    .split(' ')
    .map(Number);
  return Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${child}/status`, 'utf8'))?.[1] ?? 0) / 1024;
}

const system = await startStandalone();
const whole = (value: number): string => Math.round(value).toLocaleString('en');
try {
  for (const passwords of ['none', 'hashed'] as const) {
    const file = await writeFile(passwords, rows, passwords);
    const imported = await importRate(file, rows, system.dataDir);
    const raw = await rawRate(file, rows, system.storeUri);
    const again = await importRate(file, rows, system.dataDir);
    console.log(
      `${whole(rows)} rows, passwords ${passwords}: ${whole(imported)} rows/s, raw ${whole(raw)} rows/s, ratio ${(imported / raw).toFixed(2)}; the same file again ${whole(again)} rows/s`,
    );
  }
  const file = await writeFile('clear', clearRows, 'clear');
  const raw = await hashesPerSecond();
  const clear = await importRate(file, clearRows, system.dataDir);
  console.log(
    `${whole(clearRows)} rows in clear text: ${whole(clear)} rows/s, raw ${whole(raw)} hashes/s, ratio ${(clear / raw).toFixed(2)}`,
  );
  console.log(`most memory of the server: ${whole(peakMb(system.process().pid))} MB`);
} finally {
  await system.stop();
  rmSync(folder, { recursive: true });
}
