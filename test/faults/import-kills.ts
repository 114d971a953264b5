import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout as wait } from 'node:timers/promises';
import mongoose from 'mongoose';
import { eventually, seededRandom, seedOfRun, type SeededRandom } from '@latchkey/testkit';
import { generateCompanyUsers } from '../data/generate-company-users.ts';
import { generateCustomers, type GeneratedFile } from '../data/generate-customers.ts';
import type { System } from '../system/system.ts';
import { killNowAndThen, type Kills } from './kill-now-and-then.ts';

const bin = join(import.meta.dirname, '..', '..', 'console', 'bin', 'latchkey.mjs');

interface Console {
  child: ChildProcess;
  ended: Promise<{ code: number | null; stdout: string; stderr: string }>;
}

/** The console as an operator starts it. */
function startImport(args: readonly string[], env: Record<string, string>): Console {
  const child = spawn(process.execPath, [bin, 'data:import', ...args], { env });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  const ended = once(child, 'close').then(([code]) => ({ code: code as number | null, stdout, stderr }));
  return { child, ended };
}

/** The console's import, killed at moments of its own and started again, until one has come to its end. */
async function importWithKills(
  system: System,
  args: readonly string[],
  env: Record<string, string>,
  random: SeededRandom,
): ReturnType<() => Console['ended']> {
  for (const within of killedWithin) {
    const running = startImport(args, env);
    const begun = eventually(
      async () => expect(await countOf(system, 'customer', 'imports', unfinished)).toBe(1),
      { within: 60_000, every: 20 },
    );
    const inTime = await Promise.race([
      running.ended.then(() => false),
      begun.then(() => wait(random.below(within), true)),
    ]);
    if (!inTime) throw new Error('the import ended before it was killed: make it larger');
    running.child.kill('SIGKILL');
    await running.ended;
  }
  return startImport(args, env).ended;
}

const unfinished = { state: 'running' };
/** Milliseconds within which the console is killed, once an import has begun: before its first rows are in, and anywhere. */
const killedWithin = [300, 2000];

interface Given {
  rows: number;
  env: Record<string, string>;
  kills: Kills[];
}

/**
 * Imports a generated customer.csv while processes are killed (-9), and expects every row applied exactly once and a
 * report that adds up.
 */
export async function expectImportToSurvive(system: System, given: Given): Promise<void> {
  const seed = seedOfRun('import with kills');
  const generated = generateCustomers({ rows: given.rows, seed, brokenShare: 0.05, passwords: 'hashed' });
  await importAndCompare(system, { ...given, importer: 'customer', generated, seed });
  const good = given.rows - generated.broken.size;
  expect(await countOf(system, 'customer', 'customers', { importMark: { $exists: true } })).toBe(good);
  expect(await countOf(system, 'identity', 'credentials', { importMark: { $exists: true } })).toBe(good);
}

/** The same with a company-user.csv, whose customers are imported in peace before. */
export async function expectCompanyUsersToSurvive(system: System, given: Given): Promise<void> {
  const seed = seedOfRun('import of company users with kills');
  const customers = { rows: given.rows, seed, brokenShare: 0, passwords: 'none', prefix: 'B2B' } as const;
  await inFile(generateCustomers(customers), async (file) => {
    const ran = await startImport(['customer', file], given.env).ended;
    if (ran.code !== 0) throw new Error(`the customers were not imported: ${ran.stderr.slice(-1000)}`);
  });
  const references = Array.from({ length: given.rows }, (_, at) => `B2B--${1000 + at}`);
  const generated = generateCompanyUsers({ references, seed, brokenShare: 0.05 });
  await importAndCompare(system, { ...given, importer: 'company-user', generated, seed });
  const good = given.rows - generated.broken.size;
  // Each row is one write on a credential that was written once before.
  const applied = { companyUsers: { $exists: true }, version: 2 };
  expect(await countOf(system, 'identity', 'credentials', applied)).toBe(good);
}

async function importAndCompare(
  system: System,
  given: Given & { importer: string; generated: GeneratedFile; seed: number },
): Promise<void> {
  const random = seededRandom(given.seed);
  const { generated, importer } = given;
  await inFile(generated, async (file, folder) => {
    const errors = join(folder, 'errors.csv');
    const over = new AbortController();
    const killing = killNowAndThen(system, given.kills, random, over.signal);
    const command = [importer, file, '--errors', errors];
    const ran = await importWithKills(system, command, given.env, random);
    over.abort();
    const killed = await killing;
    process.stdout.write(`import of ${importer} with kills: ${given.rows} rows, killed ${killed} times\n`);
    expect(killed).toBeGreaterThan(0);

    const good = given.rows - generated.broken.size;
    if (ran.code !== 1) throw new Error(`the import ended with ${ran.code}: ${ran.stderr.slice(-1000)}`);
    expect(ran.stderr).not.toContain('Something else is changing');
    expect(ran.stdout).toContain(`Importable data sets: ${given.rows}\n`);
    expect(ran.stdout).toContain(`${good} (${good} created, 0 updated, 0 unchanged)`);
    const named = [...ran.stderr.matchAll(/^Row (\d+), column (\w+):/gm)];
    expect(new Map(named.map(([, row, column]) => [Number(row), column]))).toEqual(generated.broken);
    expect(readFileSync(errors, 'utf8').trim().split('\n')).toHaveLength(generated.broken.size + 1);
    // One import of the file, however often it was gone on with.
    expect(await countOf(system, 'customer', 'imports', { importer })).toBe(1);
  });
}

async function inFile(
  generated: GeneratedFile,
  use: (file: string, folder: string) => Promise<void>,
): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'latchkey-import-'));
  try {
    const file = join(folder, 'file.csv');
    await pipeline(Readable.from(generated.lines()), createWriteStream(file));
    await use(file, folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function countOf(
  system: System,
  database: string,
  collection: string,
  filter: Record<string, unknown>,
): Promise<number> {
  const options = { directConnection: true };
  const connection = await mongoose.createConnection(system.storeUri(database), options).asPromise();
  try {
    return await connection.collection(collection).countDocuments(filter);
  } finally {
    await connection.close();
  }
}
