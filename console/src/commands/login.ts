import { z } from 'zod';
import { createAdminClient } from '../server/admin-client.ts';
import { findOrigin } from '../server/find-server.ts';
import { openedSchema, sessionSchema } from '../server/session.ts';
import { forgetSession, storeSession } from '../server/session-file.ts';
import { withCode } from '../shell/with-code.ts';
import type { Bench, Shell } from '../shell/shell.ts';

/** `latchkey login EMAIL`: as a Back Office user; the commands after it act as that user. */
export function login(shell: Shell) {
  return shell
    .command('login', {
      summary: 'log in as a Back Office user',
      details:
        'Password and second factor are asked for and not shown. The session is kept in session.json of your configuration\n' +
        'folder ($XDG_CONFIG_HOME/latchkey, mode 0600) for 12 hours at most, and ends after one without use.',
      examples: ['login ada@shop.example', 'login ada@shop.example --password-stdin < password.txt'],
    })
    .argument('[email]', 'the address of your user; asked for without it')
    .option(
      '--password-stdin',
      'take the password from the first line of standard input, and the code of the second factor from the next',
    )
    .action(shell.act((bench, email, { passwordStdin }) => logIn(bench, email, passwordStdin)));
}

async function logIn(
  { screen, env, fetch }: Bench,
  given: string | undefined,
  fromInput: boolean | undefined,
): Promise<void> {
  const origin = findOrigin(env);
  const email = given ?? (await screen.ask('E-mail address:'));
  const password = await screen.secret('Password:', fromInput);
  const opened = await createAdminClient({ origin, token: '' }, fetch).ask('POST', '/session', openedSchema, {
    body: { email, password, transport: 'bearer' },
  });
  const admin = createAdminClient({ origin, token: opened.token }, fetch);
  let { stage } = opened;
  if (stage === 'code')
    ({ stage } = await withCode(
      screen,
      fromInput,
      'Code of your second factor, or a recovery code:',
      (code) => admin.ask('POST', '/session/second-factor', sessionSchema, { body: { code } }),
    ));
  const { user, expiresAt } = opened;
  storeSession(env, { origin, name: user.email, token: opened.token, expiresAt });
  await screen.show({ origin, email: user.email, role: user.role, stage, expiresAt }, [
    ['Logged in as', user.email],
    ['Role', user.role],
    ['At', origin],
    ['Until', expiresAt],
  ]);
  if (stage === 'setup')
    screen.note('Your role needs a second factor: run "latchkey second-factor:enrol" before anything else.');
}

/** `latchkey logout`: ends the session that login left. */
export function logout(shell: Shell) {
  return shell.command('logout', { summary: 'end the session of login', examples: ['logout'] }).action(
    shell.act(async (bench) => {
      const { screen, env } = bench;
      try {
        await bench.admin().ask('DELETE', '/session', z.undefined());
      } finally {
        // Whatever became of it at the server: nobody shall act by it here.
        forgetSession(env);
      }
      await screen.show({ loggedOut: true }, 'Logged out.');
    }),
  );
}
