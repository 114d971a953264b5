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

/** What an admin does to one user. */
function act(
  shell: Shell,
  given: {
    name: string;
    summary: string;
    details?: string;
    question: string;
    send: (client: AdminClient, user: User) => Promise<User>;
  },
) {
  const { name, summary, details, question, send } = given;
  const examples = [`user:${name} ada@shop.example`, `user:${name} ada@shop.example --yes`] as const;
  return shell
    .command(`user:${name}`, { summary, ...(details === undefined ? {} : { details }), examples })
    .argument('<user>', 'e-mail address or id')
    .addOption(yesOption())
    .action(
      shell.act(async (bench, asked, { yes }) => {
        const { screen } = bench;
        const client = bench.admin();
        const user = await findUser(client, asked);
        await screen.confirm(question.replace('%', user.email), yes);
        const changed = await send(client, user);
        await screen.show(changed, sheetOf(changed));
      }),
    );
}

/** `latchkey user:disable USER` */
export function userDisable(shell: Shell) {
  return act(shell, {
    name: 'disable',
    summary: 'shut a Back Office user out',
    details: 'Sessions and links end at once. The last active admin cannot be disabled.',
    question: 'Shut % out?',
    send: (client, { id }) => client.ask('POST', path`/users/${id}/disable`, userSchema),
  });
}

/** `latchkey user:enable USER` */
export function userEnable(shell: Shell) {
  return act(shell, {
    name: 'enable',
    summary: 'let a Back Office user in again',
    details: 'With the password and the second factor there were before.',
    question: 'Let % in again?',
    send: (client, { id }) => client.ask('POST', path`/users/${id}/enable`, userSchema),
  });
}

/** `latchkey user:reset-second-factor USER` */
export function userResetSecondFactor(shell: Shell) {
  return act(shell, {
    name: 'reset-second-factor',
    summary: 'take the second factor of a user away who has lost it',
    details: 'Sessions end. Be sure who asks you for it.',
    question: 'Take the second factor of % away?',
    send: (client, { id }) => client.ask('POST', path`/users/${id}/second-factor/reset`, userSchema),
  });
}

/** `latchkey user:invite USER` */
export function userInvite(shell: Shell) {
  return act(shell, {
    name: 'invite',
    summary: 'mail an invitation again',
    details: 'For users without a password; the link before is void.',
    question: 'Mail % the invitation again?',
    send: async (client, user) => {
      await client.ask('POST', path`/users/${user.id}/invitation`, z.undefined());
      return user;
    },
  });
}

/** `latchkey user:update USER` */
export function userUpdate(shell: Shell) {
  return shell
    .command('user:update', {
      summary: 'change role or name of a Back Office user',
      details: 'A new role holds everywhere within a second. The last active admin stays one.',
      examples: ['user:update ada@shop.example --role operator'],
    })
    .argument('<user>', 'e-mail address or id')
    .addOption(new Option('--role <role>', 'what the user may do').choices(roles))
    .option('--name <name>', 'how mails and lists name the user')
    .action(
      shell.act(async (bench, asked, { role, name }) => {
        const client = bench.admin();
        const user = await findUser(client, asked);
        const changed = await client.ask('PATCH', path`/users/${user.id}`, userSchema, {
          body: { role, name },
        });
        await bench.screen.show(changed, sheetOf(changed));
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
