import { Option } from '@commander-js/extra-typings';
import { z } from 'zod';
import { CannotRun } from '../cannot-run.ts';
import { path, type AdminClient } from '../server/admin-client.ts';
import { allOption, limitOption, yesOption } from '../shell/options.ts';
import type { Sheet } from '../shell/screen.ts';
import type { Shell } from '../shell/shell.ts';

const userSchema = z.object({
  id: z.string(),
  email: z.string(),
  name: z.string(),
  role: z.string(),
  state: z.string(),
  secondFactor: z.boolean(),
  createdAt: z.string(),
  lastLoginAt: z.string().optional(),
});
type User = z.infer<typeof userSchema>;

const roles = ['admin', 'support', 'operator', 'auditor'] as const;

/** `latchkey user:create EMAIL NAME --role ROLE`: a Back Office user, who is invited by mail. */
export function userCreate(shell: Shell) {
  return shell
    .command('user:create', {
      summary: 'make a Back Office user and mail the invitation',
      details:
        'Nobody but the user ever knows the password: the link of the mail, good for 72 hours, sets it.',
      examples: ['user:create ada@shop.example "Ada Lock" --role support'],
    })
    .argument('<email>', 'where the invitation goes, and what the user logs in with')
    .argument('<name>', 'how mails and lists name the user')
    .addOption(new Option('--role <role>', 'what the user may do').choices(roles).makeOptionMandatory())
    .option('--locale <locale>', 'language of the mails, such as de_DE')
    .action(
      shell.act(async (bench, email, name, { role, locale }) => {
        const { screen } = bench;
        const user = await bench
          .admin()
          .ask('POST', '/users', userSchema, { body: { email, name, role, locale } });
        await screen.show(user, sheetOf(user));
        screen.note('The invitation is on its way.');
      }),
    );
}

/** `latchkey user:list` */
export function userList(shell: Shell) {
  return shell
    .command('user:list', {
      summary: 'list the Back Office users',
      examples: ['user:list', 'user:list --json'],
    })
    .addOption(limitOption())
    .addOption(allOption())
    .action(
      shell.act(async (bench, paging) => {
        await bench.screen.list(bench.admin().list('/users', userSchema, {}, paging), [
          { head: 'E-mail', cell: ({ email }) => email },
          { head: 'Name', cell: ({ name }) => name },
          { head: 'Role', cell: ({ role }) => role },
          { head: 'State', cell: ({ state }) => state },
          { head: 'Second factor', cell: ({ secondFactor }) => (secondFactor ? 'yes' : 'no') },
          { head: 'Last login', cell: ({ lastLoginAt = '' }) => lastLoginAt },
        ]);
      }),
    );
}

/** `latchkey user:disable EMAIL` */
export function userDisable(shell: Shell) {
  return shell
    .command('user:disable', {
      summary: 'shut a Back Office user out',
      details: 'Sessions and links end at once. The last active admin cannot be disabled.',
      examples: ['user:disable ada@shop.example', 'user:disable ada@shop.example --yes'],
    })
    .argument('<user>', 'e-mail address or id')
    .addOption(yesOption())
    .action(
      shell.act(async (bench, asked, { yes }) => {
        const { screen } = bench;
        const client = bench.admin();
        const user = await findUser(client, asked);
        await screen.confirm(`Shut ${user.email} out?`, yes);
        const changed = await client.ask('POST', path`/users/${user.id}/disable`, userSchema);
        await screen.show(changed, sheetOf(changed));
      }),
    );
}

/** The staff is few: the list is read until the address is found. @throws CannotRun notFound */
async function findUser(client: AdminClient, asked: string): Promise<User> {
  if (!asked.includes('@')) return client.ask('GET', path`/users/${asked}`, userSchema);
  const wanted = asked.trim().toLowerCase();
  for await (const user of client.list('/users', userSchema, {}, { limit: 200, all: true }))
    if (user.email === wanted) return user;
  throw new CannotRun(`There is no Back Office user ${asked}.`, 'notFound');
}

function sheetOf(user: User): Sheet {
  return [
    ['Id', user.id],
    ['E-mail', user.email],
    ['Name', user.name],
    ['Role', user.role],
    ['State', user.state],
    ['Second factor', user.secondFactor ? 'yes' : 'no'],
    ['Last login', user.lastLoginAt],
  ];
}
