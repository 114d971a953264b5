import { z } from 'zod';
import { CannotRun } from '../cannot-run.ts';
import { createAdminClient, type AdminClient } from '../server/admin-client.ts';
import { findOrigin } from '../server/find-server.ts';
import { openedSchema } from '../server/session.ts';
import { storeSession } from '../server/session-file.ts';
import type { Bench, Shell } from '../shell/shell.ts';

/** `latchkey password:forgot EMAIL` */
export function passwordForgot(shell: Shell) {
  return shell
    .command('password:forgot', {
      summary: 'ask for a mail with a link to a new password of your own',
      details: 'The answer is the same for every address. password:set takes the link.',
      examples: ['password:forgot ada@shop.example'],
    })
    .argument('<email>', 'the address of your user')
    .action(
      shell.act(async (bench, email) => {
        await asNobody(bench).ask('POST', '/password/forgot', z.undefined(), { body: { email } });
        await bench.screen.show(
          { email, asked: true },
          'If the address is that of a user, a mail is on its way.',
        );
      }),
    );
}

/** `latchkey password:set`: by the link of an invitation or a reset. */
export function passwordSet(shell: Shell) {
  return shell
    .command('password:set', {
      summary: 'set your password by the link of an invitation, or of a mail to reset it',
      details:
        'Link and password are asked for and not shown, as whoever has the link can set the password. It is used up, and\n' +
        'all your sessions end; log in afterwards.',
      examples: ['password:set', 'password:set --stdin < link-and-password.txt'],
    })
    .option('--stdin', 'take the link from the first line of standard input, and the password from the next')
    .action(
      shell.act(async (bench, { stdin }) => {
        const link = await bench.screen.secret('The link of the mail:', stdin);
        const newPassword = await newSecret(bench, stdin);
        await asNobody(bench).ask('POST', '/password/restore', z.undefined(), {
          body: { token: tokenIn(link.trim()), newPassword },
        });
        await bench.screen.show({ set: true }, 'Your password is set: run "latchkey login".');
      }),
    );
}

/** `latchkey password:change`: of whoever has logged in. */
export function passwordChange(shell: Shell) {
  return shell
    .command('password:change', {
      summary: 'change your password',
      details: 'All your other sessions and mailed links end; this console stays logged in.',
      examples: ['password:change', 'password:change --stdin < both-passwords.txt'],
    })
    .option(
      '--stdin',
      'take the password of now from the first line of standard input, and the new one from the next',
    )
    .action(
      shell.act(async (bench, { stdin }) => {
        const { env, screen } = bench;
        const admin = bench.admin();
        const currentPassword = await screen.secret('Your password of now:', stdin);
        const newPassword = await newSecret(bench, stdin);
        const body = { currentPassword, newPassword };
        const opened = await admin.ask('POST', '/password', openedSchema, { body });
        const { token, expiresAt, user } = opened;
        storeSession(env, { origin: admin.origin, name: user.email, token, expiresAt });
        await screen.show({ changed: true, expiresAt }, 'Your password is changed.');
      }),
    );
}

/** Twice at a terminal: nobody sees what is typed. @throws CannotRun when the two differ */
async function newSecret({ screen }: Bench, fromInput: boolean | undefined): Promise<string> {
  const given = await screen.secret('The new password:', fromInput);
  if (fromInput !== true && (await screen.secret('Once more:')) !== given)
    throw new CannotRun('The two are not the same. Nothing was done.', 'commandLine');
  return given;
}

/** Whoever has forgotten the password has no session. */
function asNobody({ env, fetch }: Bench): AdminClient {
  return createAdminClient({ origin: findOrigin(env), token: '' }, fetch);
}

/** Of a link, or the token itself. */
function tokenIn(given: string): string {
  return (URL.canParse(given) && new URL(given).searchParams.get('token')) || given;
}
