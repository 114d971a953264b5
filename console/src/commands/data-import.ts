import { Argument, Command } from 'commander';
import { ConfigError } from '@latchkey/kit/config';
import type { LocalServer } from '@latchkey/standalone/local-server';
import { CannotRun } from '../cannot-run.ts';
import { loadConsoleConfig } from '../config.ts';
import { findServer } from '../find-server.ts';
import { batchesOf } from '../import/batches.ts';
import { readRows, type FileRow } from '../import/read-rows.ts';
import { sendBatch, type BatchAnswer } from '../import/send-batch.ts';

type Outcome = BatchAnswer['rows'][number]['outcome'];
type Counts = Record<Outcome, number>;

/** `latchkey data:import customer FILE`: Spryker's customer.csv (columns in its order or any other), into a running Latchkey. */
export function dataImportCommand(): Command {
  return new Command('data:import')
    .description('import a file: every row is created or updated; the same file twice changes nothing')
    .addArgument(new Argument('<importer>', 'what the rows are of').choices(['customer']))
    .argument('<file>', 'CSV with commas, UTF-8, the names of the columns in its first row')
    .option(
      '--overwrite-passwords',
      'password cells replace also passwords that their owners have set; their sessions end',
      false,
    )
    .addHelpText(
      'after',
      '\nThe server is the one that runs on DATA_DIR (default .data), else the one at LATCHKEY_URL, with LATCHKEY_TOKEN.' +
        '\nPassword cells: bcrypt, argon2, PBKDF2 (passlib, Django), md5, sha1 or sha256 in hexadecimal, or the password in clear;' +
        '\nempty leaves the password alone. A password its owner has set stays, except with --overwrite-passwords.' +
        '\nExit codes: 0 every row was imported, 1 some rows failed, 2 the import could not run, or not to its end.',
    )
    .action(async (_importer: string, file: string, options: ImportOptions) => {
      process.exitCode = await runImport(file, options);
    });
}

interface ImportOptions {
  overwritePasswords: boolean;
}

async function runImport(file: string, options: ImportOptions): Promise<0 | 1 | 2> {
  const started = performance.now();
  const counts: Counts = { created: 0, updated: 0, unchanged: 0, failed: 0 };
  let stopped: unknown;
  try {
    await importFile(findServer(loadConsoleConfig()), file, options, counts);
  } catch (error) {
    stopped = error;
  }
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
  if (stopped === undefined || total > 0)
    console.log(
      summary(file, counts, performance.now() - started, stopped === undefined && counts.failed === 0),
    );
  if (stopped !== undefined) {
    console.error(sentenceOf(stopped));
    if (total > 0)
      console.error('The rows above stay imported. Run the command again: none is applied twice.');
    return 2;
  }
  return counts.failed === 0 ? 0 : 1;
}

async function importFile(
  server: LocalServer,
  file: string,
  { overwritePasswords }: ImportOptions,
  counts: Counts,
): Promise<void> {
  const rows = readRows(file);
  const head = await rows.next();
  if (head.done === true) return;
  const columns = head.value.cells;
  let first = true;
  for await (const batch of batchesOf(rest(rows))) {
    const answer = await sendBatch(server, {
      importer: 'customer',
      columns,
      rows: batch,
      overwritePasswords,
    });
    if (first && answer.ignoredColumns.length > 0)
      console.error(`Columns passed over: ${answer.ignoredColumns.join(', ')}.`);
    first = false;
    for (const { row, outcome, errors } of answer.rows) {
      counts[outcome] += 1;
      for (const { column, reason } of errors)
        console.error(`Row ${row}${column === '' ? '' : `, column ${column}`}: ${reason}`);
    }
  }
}

/** A generator that was asked for its first value goes on with the second. */
async function* rest(rows: AsyncGenerator<FileRow>): AsyncGenerator<FileRow> {
  for (let next = await rows.next(); next.done !== true; next = await rows.next()) yield next.value;
}

/** The lines Spryker's data:import closes with (spryker.md §3.2). */
function summary(file: string, counts: Counts, tookMs: number, successful: boolean): string {
  const imported = counts.created + counts.updated + counts.unchanged;
  return [
    'Importer type: customer',
    `Import source: ${file}`,
    `Importable data sets: ${imported + counts.failed}`,
    `Imported data sets: ${imported} (${counts.created} created, ${counts.updated} updated, ${counts.unchanged} unchanged)`,
    `Time used: ${(tookMs / 1000).toFixed(2)} s`,
    `Import status: ${successful ? 'Successful' : 'Failed'}`,
  ].join('\n');
}

/** Only what was written for people: anything else might quote a row. */
function sentenceOf(error: unknown): string {
  if (error instanceof CannotRun || error instanceof ConfigError) return error.message;
  return `The import stopped for a reason that was not foreseen (${error instanceof Error ? error.name : typeof error}).`;
}
