/**
 * How fast is a customer.csv imported? Rows per second by the console into standalone, over csv-parse and raw insertMany of
 * the same two documents, with the same indexes, into the same store; passwords in clear over raw hashes of the same
 * back end. Everything but this script's raw part runs in processes of its own. On a machine that others use, too, rows per
 * second say little: processor time of each row stands beside them.
 * Usage: npm run bench -- import [rows] [rows in clear text] [once]; `once` imports one file without passwords, and no more
 */
import { spawn, type ChildProcess } from 'node:child_process';
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
import { threadTimes } from './processor-time.ts';

const rows = Number(process.argv[2] ?? 100_000);
const clearRows = Number(process.argv[3] ?? Math.min(2000, rows));
const onlyOnce = process.argv[4] === 'once';
const batchRows = 500;
const root = join(import.meta.dirname, '..', '..');
const folder = mkdtempSync(join(tmpdir(), 'latchkey-bench-'));

/** One way of bringing rows in: by the clock, and in processor time of all processes that took part. */
interface Taken {
  rowsPerSecond: number;
  microsecondsPerRow: number;
}

async function writeFile(name: string, count: number, passwords: PasswordCells): Promise<string> {
  const file = join(folder, `${name}.csv`);
  const generated = generateCustomers({ rows: count, seed: 1, brokenShare: 0, passwords, prefix: name });
  await pipeline(Readable.from(generated.lines()), createWriteStream(file));
  return file;
}

const system = await startStandalone();
const server = childOf(system.process().pid);

/** The process behind a launcher (proc(5): Linux only). */
function childOf(pid: number): number {
  return Number(readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ')[0]);
}

/** Milliseconds the processors have worked for a process so far. */
function computed(pid: number): number {
  return [...threadTimes(pid).values()].reduce((sum, ms) => sum + ms, 0);
}

/** The most memory of its own (RssAnon, proc(5)) that each process was seen with, in MB; pages of LMDB's file are the kernel's. */
const memory = new Map<string, number>();
function lookAtMemory(name: string, pid: number): void {
  try {
    const [, kb] = /RssAnon:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    memory.set(name, Math.max(memory.get(name) ?? 0, Number(kb) / 1024));
  } catch {
    // It has ended.
  }
}

/** The console's command, its start included. */
async function imported(file: string, count: number): Promise<Taken> {
  const bin = join(root, 'console', 'bin', 'latchkey.mjs');
  const before = computed(server);
  const began = performance.now();
  const child: ChildProcess = spawn(process.execPath, [bin, 'data:import', 'customer', file], {
    env: { PATH: process.env['PATH'], DATA_DIR: system.dataDir },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  let ofConsole = 0;
  const looking = setInterval(() => {
    lookAtMemory('server', server);
    if (child.pid === undefined) return;
    lookAtMemory('console', child.pid);
    try {
      ofConsole = computed(child.pid);
    } catch {
      // It has ended.
    }
  }, 250);
  const [code] = (await once(child, 'close')) as [number];
  clearInterval(looking);
  if (code !== 0) throw new Error(`the import ended with ${code}`);
  return taken(count, began, computed(server) - before + ofConsole);
}

function taken(count: number, began: number, processorMs: number): Taken {
  return {
    rowsPerSecond: (count * 1000) / (performance.now() - began),
    microsecondsPerRow: (processorMs * 1000) / count,
  };
}

type Document = Record<string, unknown>;

/** A document as the import has just stored it, for the raw part to repeat. */
async function storedOne(database: string, collection: string, reference: string): Promise<Document> {
  const uri = `${system.storeUri(database)}?directConnection=true`;
  const connection = await mongoose.createConnection(uri).asPromise();
  const document = await connection.collection(collection).findOne({ customerReference: reference });
  await connection.close();
  if (document === null) throw new Error(`${database} has no ${reference}`);
  return document;
}

/** csv-parse and insertMany of documents like these, and nothing else. */
async function raw(
  file: string,
  count: number,
  like: { profile: Document; credential: Document },
): Promise<Taken> {
  const uri = `${system.storeUri('raw')}?directConnection=true`;
  const connection = await mongoose.createConnection(uri).asPromise();
  const customers = createCustomerModel(connection);
  const credentials = credentialModel(connection);
  await Promise.all([customers.createIndexes(), credentials.createIndexes()]);
  const options = { ordered: false, writeConcern: { w: 'majority', j: true } } as const;
  const before = computed(server) + computed(process.pid);
  const began = performance.now();
  let batch: string[][] = [];
  const flush = async (): Promise<void> => {
    const of = batch;
    batch = [];
    await Promise.all([
      customers.collection.insertMany(
        of.map((cells) => profileOf(cells, like.profile)),
        options,
      ),
      credentials.collection.insertMany(
        of.map((cells) => credentialOf(cells, like.credential)),
        options,
      ),
    ]);
  };
  for await (const cells of createReadStream(file).pipe(parse({ from_line: 2 }))) {
    batch.push(cells as string[]);
    if (batch.length === batchRows) await flush();
  }
  if (batch.length > 0) await flush();
  const result = taken(count, began, computed(server) + computed(process.pid) - before);
  await connection.close();
  return result;
}

/** Like the import's: ids rise with the number of the reference. */
function idOf(reference: string): string {
  const number = Number(/\d+$/.exec(reference)?.[0] ?? 0)
    .toString(16)
    .padStart(12, '0');
  return `${number.slice(0, 8)}-${number.slice(8)}-8000-8000-${reference.padStart(12, '0').slice(-12)}`;
}

function profileOf(cells: string[], like: Document): Document {
  const [customerReference = '', locale, phone, email = '', salutation, firstName, lastName = '', company] =
    cells;
  const [, , , , , , , , gender, dateOfBirth] = cells;
  const texts = { locale, phone, salutation, firstName, lastName, company, gender, dateOfBirth };
  const keys = {
    emailKey: email,
    lastNameKey: lastName.toLowerCase(),
    referenceKey: customerReference.toLowerCase(),
  };
  return { ...like, _id: idOf(customerReference), customerReference, email, ...texts, ...keys };
}

function credentialOf(cells: string[], like: Document): Document {
  const [customerReference = '', , , login = ''] = cells;
  return { ...like, _id: idOf(customerReference), customerReference, login };
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
  return (JSON.parse(said.toString()) as { perSecond: number }).perSecond;
}

const whole = (value: number): string => Math.round(value).toLocaleString('en');
const shown = ({ rowsPerSecond, microsecondsPerRow }: Taken): string =>
  `${whole(rowsPerSecond)} rows/s, ${whole(microsecondsPerRow)} µs of processor time a row`;

async function compare(passwords: PasswordCells): Promise<void> {
  const file = await writeFile(passwords, rows, passwords);
  const ours = await imported(file, rows);
  console.log(`${whole(rows)} rows, passwords ${passwords}: ${shown(ours)}`);
  if (onlyOnce) return;
  const like = {
    profile: await storedOne('customer', 'customers', `${passwords}--1000`),
    credential: await storedOne('identity', 'credentials', `${passwords}--1000`),
  };
  const limit = await raw(file, rows, like);
  const ratio = (ours.rowsPerSecond / limit.rowsPerSecond).toFixed(2);
  const ofProcessor = (limit.microsecondsPerRow / ours.microsecondsPerRow).toFixed(2);
  console.log(`… raw: ${shown(limit)}; ratio ${ratio}, in processor time ${ofProcessor}`);
  console.log(`… the same file again: ${shown(await imported(file, rows))}`);
}

try {
  await imported(await writeFile('warm', 5000, 'none'), 5000);
  await compare('none');
  if (!onlyOnce) {
    await compare('hashed');
    const file = await writeFile('clear', clearRows, 'clear');
    const limit = await hashesPerSecond();
    const { rowsPerSecond } = await imported(file, clearRows);
    console.log(
      `${whole(clearRows)} rows in clear text: ${whole(rowsPerSecond)} rows/s, raw ${whole(limit)} hashes/s, ratio ${(rowsPerSecond / limit).toFixed(2)}`,
    );
  }
  for (const [name, mb] of memory) console.log(`most memory of its own, ${name}: ${whole(mb)} MB`);
} finally {
  await system.stop();
  rmSync(folder, { recursive: true });
}
