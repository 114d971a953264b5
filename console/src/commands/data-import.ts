import { Argument, InvalidArgumentError, Option } from '@commander-js/extra-typings';
import { durationInWords } from '../campaign/preview.ts';
import { CannotRun } from '../cannot-run.ts';
import {
  createImportRoutes,
  importers,
  type Import,
  type Importer,
  type ImportRoutes,
} from '../import/import-routes.ts';
import { requireNewFile, writeRejectedRows } from '../import/rejected-rows.ts';
import { uploadFile, type Progress } from '../import/upload-file.ts';
import { exitCodes } from '../shell/exit-codes.ts';
import { hasHeaderOption } from '../shell/options.ts';
import { showProgress, type Step } from '../shell/progress.ts';
import type { Screen } from '../shell/screen.ts';
import type { Shell } from '../shell/shell.ts';
import type { Terminal } from '../shell/terminal.ts';

interface Options {
  offset: number;
  limit: number;
  delimiter: string;
  hasHeader: boolean;
  dryRun?: true | undefined;
  throw?: true | undefined;
  overwritePasswords?: true | undefined;
  errors?: string | undefined;
  watch?: true | undefined;
}

/** `latchkey data:import IMPORTER FILE`: Spryker's customer.csv or company-user.csv (columns in its order or any other), into a running Latchkey. */
export function dataImport(shell: Shell) {
  return shell
    .command('data:import', {
      summary: 'import a file: every row is created or updated; the same file twice changes nothing',
      details:
        'Password cells: bcrypt, argon2, PBKDF2 (passlib, Django), md5, sha1 or sha256 in hexadecimal, or the password in clear;\n' +
        'empty leaves the password alone. A password its owner has set stays, except with --overwrite-passwords.\n' +
        'A company-user file comes after the customers it names.\n' +
        'Cut off from the server it goes on by itself; killed, the same command goes on where it was.\n' +
        'Exit code 1 also when some rows failed.',
      examples: [
        'data:import customer customer.csv',
        'data:import customer customer.csv --dry-run --errors rejected.csv',
        'data:import company-user company-user.csv',
      ],
    })
    .addArgument(new Argument('<importer>', 'what the rows are of').choices(importers))
    .argument('<file>', 'CSV in UTF-8, the names of the columns in its first row')
    .option('-o, --offset <rows>', 'rows of data to pass over', countOf, 0)
    .option('-l, --limit <rows>', 'rows of data to import; 0: all', countOf, 0)
    .addOption(
      new Option('-d, --delimiter <sign>', 'between two cells; tab for tabs')
        .choices([',', ';', 'tab', '|'])
        .default(','),
    )
    .addOption(hasHeaderOption())
    .option('--no-has-header', 'the first row is data, the columns are those of Spryker in its order')
    .option('--dry-run', 'store nothing; say what would become of each row')
    .option('-t, --throw', 'stop at the first row that fails')
    .option('--overwrite-passwords', 'replace also passwords that their owners have set; their sessions end')
    .option(
      '--errors <file>',
      'write the rows that failed into a new file with a head, to be corrected and imported again',
    )
    .option('--watch', 'show the progress also where there is no terminal')
    .action(
      shell.act(({ screen, terminal, admin }, importer, file, options) =>
        importFile({ routes: createImportRoutes(admin()), screen, terminal }, { importer, file }, options),
      ),
    );
}

function countOf(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError('A number of rows is expected.');
  return Number(text);
}

interface Importing {
  routes: ImportRoutes;
  screen: Screen;
  terminal: Pick<Terminal, 'interruption'>;
}

/** @throws CannotRun, after the summary where rows were imported */
async function importFile(
  { routes, screen, terminal }: Importing,
  { importer, file }: { importer: Importer; file: string },
  options: Options,
): Promise<number> {
  const { offset, limit, hasHeader, dryRun = false, overwritePasswords = false } = options;
  if (overwritePasswords && importer !== 'customer')
    throw new CannotRun(`A ${importer} file has no passwords to overwrite with.`, 'commandLine');
  if (options.errors !== undefined) requireNewFile(options.errors);
  const delimiter = options.delimiter === 'tab' ? '\t' : options.delimiter;
  const started = performance.now();
  const display = showProgress({
    bar: '{figures}',
    lines: options.watch === true ? (line) => screen.note(line) : undefined,
  });
  const interruption = terminal.interruption();
  let begin: Progress | undefined;
  const onProgress = (progress: Progress): void => {
    if (progress.resumed && begin === undefined)
      screen.note(`Going on behind row ${progress.job.position.row}, where the import was cut off.`);
    begin ??= progress;
    display.update(stepOf(progress, begin, performance.now() - started));
  };
  const job = await uploadFile(
    routes,
    file,
    importer,
    { offset, limit, delimiter, hasHeader, dryRun, overwritePasswords, stopAtError: options.throw ?? false },
    { onProgress, interrupted: interruption.signal },
  ).finally(() => {
    display.stop();
    interruption.release();
  });
  if (job.ignoredColumns.length > 0) screen.note(`Columns passed over: ${job.ignoredColumns.join(', ')}.`);
  for await (const { row, errors } of routes.failedRows(job.id))
    for (const { column, reason } of errors)
      screen.note(`Row ${row}${column === '' ? '' : `, column ${column}`}: ${reason}`);
  if (options.errors !== undefined && job.counts.failed > 0)
    await writeRejectedRows(
      { file, delimiter, hasHeader, columns: job.columns },
      routes.failedRows(job.id),
      options.errors,
    );
  return report(screen, file, job, performance.now() - started);
}

/**
 * Bytes tell how much is left: nobody knows the number of rows before the end.
 * @param begin how it stood when this command took it up; what an earlier one did says nothing of the pace
 */
function stepOf({ job, size }: Progress, begin: Progress, tookMs: number): Step {
  const { bytes } = job.position;
  const done = bytes - begin.job.position.bytes;
  const rows = rowsOf(job);
  const rate = ((rows - rowsOf(begin.job)) * 1000) / Math.max(1, tookMs);
  const left = done > 0 && bytes < size ? [`${durationInWords((tookMs * (size - bytes)) / done)} left`] : [];
  const figures = [`${rows} rows`, `${Math.round(rate)} rows/s`, `${job.counts.failed} errors`, ...left];
  return { done: bytes, total: size, figures: figures.join(' | ') };
}

function rowsOf({ counts: { created, updated, unchanged, failed } }: Import): number {
  return created + updated + unchanged + failed;
}

/** Ends with the lines Spryker's data:import closes with (spryker.md §3.2). */
async function report(screen: Screen, file: string, job: Import, tookMs: number): Promise<number> {
  const { importer, state, reason, counts, dryRun } = job;
  const imported = counts.created + counts.updated + counts.unchanged;
  const successful = state === 'completed' && counts.failed === 0;
  const total = imported + counts.failed;
  const lines = [
    `Importer type: ${importer}${dryRun ? ' (dry run: nothing was stored)' : ''}`,
    `Import source: ${file}`,
    `Importable data sets: ${total}`,
    `Imported data sets: ${imported} (${counts.created} created, ${counts.updated} updated, ${counts.unchanged} unchanged)`,
    `Time used: ${(tookMs / 1000).toFixed(2)} s`,
    `Import status: ${successful ? 'Successful' : 'Failed'}`,
  ];
  if (total > 0 || state === 'completed' || screen.json)
    await screen.show(
      { importer, file, importId: job.id, dryRun, state, ...counts, successful },
      lines.join('\n'),
    );
  if (state === 'completed') return successful ? exitCodes.done.code : exitCodes.failed.code;
  if (imported > 0 && !dryRun) screen.note('What was imported stays.');
  // A file of which no row could be read is a wrong value in the command line.
  const failure = total === 0 && state === 'failed' ? 'commandLine' : 'failed';
  throw new CannotRun(
    state === 'cancelled' ? 'The import was cancelled.' : (reason ?? 'The import failed.'),
    failure,
  );
}
