import { Argument } from '@commander-js/extra-typings';
import { ConfigError } from '@latchkey/kit/config';
import type { LocalServer } from '@latchkey/standalone/local-server';
import { CannotRun } from '../cannot-run.ts';
import { findServer } from '../server/find-server.ts';
import { batchesOf } from '../import/batches.ts';
import { readRows, type FileRow } from '../import/read-rows.ts';
import { sendBatch, type BatchAnswer } from '../import/send-batch.ts';
import { exitCodes } from '../shell/exit-codes.ts';
import type { Bench, Shell } from '../shell/shell.ts';

type Outcome = BatchAnswer['rows'][number]['outcome'];
type Counts = Record<Outcome, number>;

/** `latchkey data:import customer FILE`: Spryker's customer.csv (columns in its order or any other), into a running Latchkey. */
export function dataImport(shell: Shell) {
  return shell
    .command('data:import', {
      summary: 'import a file: every row is created or updated; the same file twice changes nothing',
      details:
        'Password cells: bcrypt, argon2, PBKDF2 (passlib, Django), md5, sha1 or sha256 in hexadecimal, or the password in clear;\n' +
        'empty leaves the password alone. A password its owner has set stays, except with --overwrite-passwords.\n' +
        'Exit code 1 also when some rows failed.',
      examples: ['data:import customer customer.csv'],
    })
    .addArgument(new Argument('<importer>', 'what the rows are of').choices(['customer']))
    .argument('<file>', 'CSV with commas, UTF-8, the names of the columns in its first row')
    .option(
      '--overwrite-passwords',
      'password cells replace also passwords that their owners have set; their sessions end',
      false,
    )
    .action(
      shell.act((bench, _importer, file, { overwritePasswords }) =>
        runImport(bench, file, { overwritePasswords }),
      ),
    );
}

interface ImportOptions {
  overwritePasswords: boolean;
}

/** @throws CannotRun after its summary, when it stopped on the way */
async function runImport({ screen, env, now }: Bench, file: string, options: ImportOptions): Promise<number> {
  const started = performance.now();
  const counts: Counts = { created: 0, updated: 0, unchanged: 0, failed: 0 };
  let stopped: unknown;
  try {
    await importFile(findServer(env, now()), file, options, counts, (sentence) => screen.note(sentence));
  } catch (error) {
    stopped = error;
  }
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const successful = stopped === undefined && counts.failed === 0;
  if (stopped === undefined || total > 0)
    await screen.show(
      { file, ...counts, successful },
      summary(file, counts, performance.now() - started, successful),
    );
  if (stopped !== undefined) {
    if (total > 0) screen.note('The rows above stay imported. Run the command again: none is applied twice.');
    throw presentable(stopped);
  }
  return successful ? exitCodes.done.code : exitCodes.failed.code;
}

async function importFile(
  server: LocalServer,
  file: string,
  { overwritePasswords }: ImportOptions,
  counts: Counts,
  note: (sentence: string) => void,
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
      note(`Columns passed over: ${answer.ignoredColumns.join(', ')}.`);
    first = false;
    for (const { row, outcome, errors } of answer.rows) {
      counts[outcome] += 1;
      for (const { column, reason } of errors)
        note(`Row ${row}${column === '' ? '' : `, column ${column}`}: ${reason}`);
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
function presentable(error: unknown): Error {
  if (error instanceof CannotRun || error instanceof ConfigError) return error;
  const name = error instanceof Error ? error.name : typeof error;
  return new CannotRun(`The import stopped for a reason that was not foreseen (${name}).`);
}
