import { Readable } from 'node:stream';
import { z } from 'zod';
import type { Shell } from '../shell/shell.ts';
import type { Column } from '../shell/table.ts';

/** What /admin/hashes answers (gateway/src/admin/hashes). */
const reportSchema = z.object({
  countedAt: z.string(),
  classes: z.array(z.object({ hashClass: z.string(), accounts: z.int(), upgradedAtLogin: z.boolean() })),
});
type HashClass = z.infer<typeof reportSchema>['classes'][number];

/** `latchkey hashes:report`: how far imported passwords have come. */
export function hashesReport(shell: Shell) {
  return shell
    .command('hashes:report', {
      summary: 'count accounts by what their passwords are hashed with',
      details:
        'Imported hashes are replaced by our own at the first login. Accounts without a password are not counted.',
      examples: ['hashes:report', 'hashes:report --json'],
    })
    .action(
      shell.act(async ({ screen, admin }) => {
        const { classes, countedAt } = await admin().ask('GET', '/hashes', reportSchema);
        const total = classes.reduce((sum, { accounts }) => sum + accounts, 0);
        const columns: readonly Column<HashClass>[] = [
          { head: 'HASH', cell: ({ hashClass }) => hashClass, whole: true },
          { head: 'ACCOUNTS', cell: ({ accounts }) => accounts, whole: true },
          { head: 'SHARE', cell: ({ accounts }) => `${((100 * accounts) / total).toFixed(1)} %` },
          {
            head: 'NEXT LOGIN',
            cell: ({ upgradedAtLogin }) => (upgradedAtLogin ? 'hashes anew' : 'leaves it'),
          },
        ];
        await screen.list<HashClass>(Readable.from(classes), columns);
        screen.note(`${total} accounts have a password; counted ${countedAt}.`);
      }),
    );
}
