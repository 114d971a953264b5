import { Option } from '@commander-js/extra-typings';
import { z } from 'zod';
import { path } from '../server/admin-client.ts';
import { allOption, limitOption } from '../shell/options.ts';
import type { Column } from '../shell/table.ts';
import type { Shell } from '../shell/shell.ts';

const entry = z.looseObject({
  seq: z.number(),
  at: z.string(),
  act: z.string(),
  subject: z.string().optional(),
  actor: z.looseObject({
    kind: z.string(),
    id: z.string().optional(),
    name: z.string().optional(),
    address: z.string().optional(),
  }),
  details: z.record(z.string(), z.string()),
});

const columns: readonly Column<z.infer<typeof entry>>[] = [
  { head: 'ENTRY', cell: (row) => row.seq, whole: true },
  { head: 'TIME', cell: (row) => row.at.slice(0, 19).replace('T', ' '), whole: true },
  { head: 'ACT', cell: (row) => row.act, whole: true },
  { head: 'BY', cell: ({ actor: { kind, id, name } }) => [kind, name, id].filter(Boolean).join(' ') },
  { head: 'FROM', cell: (row) => row.actor.address },
  { head: 'ABOUT', cell: (row) => row.subject },
  {
    head: 'DETAILS',
    cell: (row) =>
      Object.entries(row.details)
        .map(([name, value]) => `${name}=${value}`)
        .join(' '),
  },
];

/** `latchkey audit:list` */
export function auditList(shell: Shell) {
  return shell
    .command('audit:list', {
      summary: 'list what was done, by whom and to whom, the newest first',
      details: 'What each act means is in docs/audit.md. Support may ask about a --customer only.',
      examples: [
        'audit:list --customer customer--36',
        'audit:list --act password.expired --from 2026-11-24T00:00:00Z --all --json',
      ],
    })
    .addOption(
      new Option('--customer <customer>', 'about this customer, by reference or id').conflicts([
        'about',
        'actor',
        'request',
      ]),
    )
    .option('--about <id>', 'about this customer or Back Office user, also one who is gone')
    .option('--actor <id>', 'done by: id of a customer, user, import or campaign, name of a token')
    .option('--request <id>', 'done in this request: X-Request-Id of its answer')
    .option('--act <act>', 'of this kind, such as password.restored')
    .option('--from <time>', 'done at this time or later, such as 2026-11-24T10:00:00Z')
    .option('--to <time>', 'done before this time')
    .addOption(allOption())
    .addOption(limitOption())
    .action(
      shell.act(async (bench, { customer, about, actor, request, act, from, to, limit, all }) => {
        const times = { act, from, to };
        const found =
          customer === undefined
            ? bench
                .admin()
                .list(
                  '/audit',
                  entry,
                  { ...times, subject: about, actor, requestId: request },
                  { limit, all },
                )
            : bench.admin().list(path`/customers/${customer}/audit`, entry, times, { limit, all });
        await bench.screen.list(found, columns);
      }),
    );
}
