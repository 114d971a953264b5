import { z } from 'zod';
import { importSchema } from '../import/import-routes.ts';
import { path, type AdminClient } from '../server/admin-client.ts';
import { allOption, limitOption, yesOption } from '../shell/options.ts';
import type { Sheet } from '../shell/screen.ts';
import type { Shell } from '../shell/shell.ts';
import type { Column } from '../shell/table.ts';

const example = '0198f0c0-0000-7000-8000-000000000001';

/** An import with what only a list needs. */
const listedSchema = importSchema.extend({
  importer: z.string(),
  startedBy: z.string(),
  startedAt: z.string(),
  endedAt: z.string().optional(),
});
type Listed = z.infer<typeof listedSchema>;

const find = (admin: AdminClient, id: string): Promise<Listed> =>
  admin.ask('GET', path`/imports/${id}`, listedSchema);

const rowsOf = ({ counts }: Listed): number =>
  counts.created + counts.updated + counts.unchanged + counts.failed;

const columns: readonly Column<Listed>[] = [
  { head: 'ID', cell: ({ id }) => id, whole: true },
  { head: 'STATE', cell: ({ state }) => state, whole: true },
  { head: 'IMPORTER', cell: ({ importer, dryRun }) => (dryRun ? `${importer} (dry run)` : importer) },
  { head: 'SOURCE', cell: ({ source }) => source },
  { head: 'ROWS', cell: (job) => String(rowsOf(job)) },
  { head: 'FAILED', cell: ({ counts }) => String(counts.failed) },
  { head: 'STARTED', cell: ({ startedAt }) => startedAt.slice(0, 16).replace('T', ' '), whole: true },
  { head: 'BY', cell: ({ startedBy }) => startedBy },
];

/** `latchkey import:list` */
export function importList(shell: Shell) {
  return shell
    .command('import:list', {
      summary: 'list imports of the last 30 days, the newest first',
      examples: ['import:list', 'import:list --all --json'],
    })
    .addOption(allOption())
    .addOption(limitOption())
    .action(
      shell.act(async ({ screen, admin }, { limit, all }) => {
        await screen.list(admin().list('/imports', listedSchema, {}, { limit, all }), columns);
      }),
    );
}

/** `latchkey import:show ID` */
export function importShow(shell: Shell) {
  return shell
    .command('import:show', {
      summary: 'show how an import stands',
      details:
        'With --csv the rows that failed, to be corrected and imported again: all columns but the password, and why.',
      examples: [`import:show ${example}`, `import:show ${example} --csv > rejected.csv`],
    })
    .argument('<id>', 'of the import')
    .option('--csv', 'the rows that failed, as CSV')
    .action(
      shell.act(async ({ screen, admin }, id, { csv }) => {
        if (csv === true) return screen.pass(admin().stream(path`/imports/${id}/errors.csv`));
        const job = await find(admin(), id);
        return screen.show(job, sheetOf(job));
      }),
    );
}

/** `latchkey import:cancel ID` */
export function importCancel(shell: Shell) {
  return shell
    .command('import:cancel', {
      summary: 'end an import that runs or waits for its file',
      details: 'What was imported stays; the same file imported again changes nothing of it.',
      examples: [`import:cancel ${example}`],
    })
    .argument('<id>', 'of the import')
    .addOption(yesOption())
    .action(
      shell.act(async ({ screen, admin }, id, { yes }) => {
        await screen.confirm(`End import ${id} for good?`, yes);
        const job = await admin().ask('POST', path`/imports/${id}/cancellation`, listedSchema);
        await screen.show(job, `Cancelled behind row ${job.position.row}. What was imported stays.`);
      }),
    );
}

function sheetOf(job: Listed): Sheet {
  const { counts, position, ignoredColumns } = job;
  return [
    ['Import', job.id],
    ['State', job.reason === undefined ? job.state : `${job.state}: ${job.reason}`],
    ['Importer', job.dryRun ? `${job.importer} (dry run: nothing was stored)` : job.importer],
    ['Source', job.source],
    ['Columns passed over', ignoredColumns.join(', ')],
    ['Read up to row', position.row],
    ['Created', counts.created],
    ['Updated', counts.updated],
    ['Unchanged', counts.unchanged],
    ['Failed', counts.failed],
    ['Started', `${job.startedAt} by ${job.startedBy}`],
    ['Ended', job.endedAt],
  ];
}
