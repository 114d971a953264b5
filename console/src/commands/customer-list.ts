import { Option } from '@commander-js/extra-typings';
import { z } from 'zod';
import { allOption, limitOption } from '../shell/options.ts';
import type { Column } from '../shell/table.ts';
import type { Shell } from '../shell/shell.ts';

const listed = z.looseObject({
  id: z.string(),
  customerReference: z.string(),
  email: z.string(),
  firstName: z.string(),
  lastName: z.string(),
  store: z.string(),
  registeredAt: z.string(),
  state: z.string().nullable(),
  password: z.string().nullable(),
});

const columns: readonly Column<z.infer<typeof listed>>[] = [
  { head: 'Reference', cell: (row) => row.customerReference, whole: true },
  { head: 'E-mail', cell: (row) => row.email },
  { head: 'Name', cell: (row) => `${row.firstName} ${row.lastName}` },
  { head: 'State', cell: (row) => row.state ?? '', whole: true },
  { head: 'Password', cell: (row) => row.password ?? '', whole: true },
  { head: 'Registered', cell: (row) => row.registeredAt.slice(0, 10), whole: true },
];

/** `latchkey customer:list` */
export function customerList(shell: Shell) {
  return shell
    .command('customer:list', {
      summary: 'list customers',
      details:
        'All that is asked for has to be met. Anonymised people are in no list. With --csv all of them, as a file for\n' +
        'spreadsheets: what those would take for a formula begins with an apostrophe.',
      examples: ['customer:list ada', 'customer:list --state blocked --csv > blocked.csv'],
    })
    .argument('[search]', 'beginning of the e-mail address, the reference or the last name')
    .option('--store <store>', 'of this store')
    .option('--locale <locale>', 'with this language, such as de_DE')
    .addOption(
      new Option('--state <state>', 'accounts in this state').choices([
        'unconfirmed',
        'active',
        'reset-required',
        'blocked',
      ]),
    )
    .addOption(
      new Option('--password <state>', 'whose password is in this state').choices([
        'none',
        'set',
        'imported',
        'reset-required',
      ]),
    )
    .addOption(
      new Option('--live-link <whether>', 'with, or without, a mailed link that works now').choices([
        'true',
        'false',
      ]),
    )
    .option('--from <day>', 'registered on this day or later, such as 2026-11-24')
    .option('--to <day>', 'registered on this day or before')
    .addOption(
      new Option('--sort <by>', 'order; with - the other way round')
        .choices(['registeredAt', '-registeredAt', 'email', '-email'])
        .default('-registeredAt'),
    )
    .addOption(allOption())
    .addOption(limitOption())
    .addOption(new Option('--csv', 'all of them as CSV').conflicts('json'))
    .action(
      shell.act(async (bench, search, { from, to, limit, all, csv, json: _, ...filters }) => {
        const query = { ...filters, search, registeredFrom: from, registeredTo: to };
        if (csv === true) return bench.screen.pass(bench.admin().stream('/customers.csv', query));
        await bench.screen.list(bench.admin().list('/customers', listed, query, { limit, all }), columns);
      }),
    );
}
