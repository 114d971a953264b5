import { z } from 'zod';
import type { Bench, Shell } from '../shell/shell.ts';
import { yesOption } from '../shell/options.ts';
import { withCode } from '../shell/with-code.ts';

const totp = z.object({ secret: z.string(), uri: z.string() });
const codes = z.object({ recoveryCodes: z.array(z.string()) });
type Codes = z.infer<typeof codes>;

const stdin = ['--stdin', 'take your password from the first line of standard input'] as const;

/** `latchkey second-factor:enrol` */
export function secondFactorEnrol(shell: Shell) {
  return shell
    .command('second-factor:enrol', {
      summary: 'set up your second factor: an app that makes codes',
      details:
        'The secret for the app is shown when you say so, then a code of it is asked for, and recovery codes are shown:\n' +
        'each of them is good once in place of a code. Secret and codes are told only here. With --json the secret is the\n' +
        'first line and the recovery codes the second.',
      examples: ['second-factor:enrol', 'second-factor:enrol --show'],
    })
    .option('--show', 'show the secret without asking whether somebody looks over your shoulder')
    .option(stdin[0], `${stdin[1]}, and the code from the next, when the secret is out`)
    .action(
      shell.act(async (bench, { show, stdin }) => {
        const { screen } = bench;
        const admin = bench.admin();
        await screen.confirm('The secret for your app will be on this screen. Show it?', show);
        const { secret, uri } = await admin.ask('POST', '/totp', totp, { body: await own(bench, stdin) });
        await screen.show({ secret, uri }, [
          ['Secret', secret],
          ['The same for a QR code', uri],
        ]);
        const confirmed = await withCode(screen, stdin, 'A code of your app:', (code) =>
          admin.ask('POST', '/totp/confirm', codes, { body: { code } }),
        );
        await showCodes(bench, confirmed);
      }),
    );
}

/** `latchkey second-factor:codes` */
export function secondFactorCodes(shell: Shell) {
  return shell
    .command('second-factor:codes', {
      summary: 'make fresh recovery codes of your own and show them',
      details: 'The old ones are void.',
      examples: ['second-factor:codes'],
    })
    .option(...stdin)
    .addOption(yesOption())
    .action(
      shell.act(async (bench, { stdin, yes }) => {
        await bench.screen.confirm('The old codes will be void. Make fresh ones, and show them here?', yes);
        const body = await own(bench, stdin);
        await showCodes(bench, await bench.admin().ask('POST', '/totp/recovery-codes', codes, { body }));
      }),
    );
}

/** `latchkey second-factor:remove` */
export function secondFactorRemove(shell: Shell) {
  return shell
    .command('second-factor:remove', {
      summary: 'take your second factor away',
      examples: ['second-factor:remove'],
    })
    .option(...stdin)
    .addOption(yesOption())
    .action(
      shell.act(async (bench, { stdin, yes }) => {
        await bench.screen.confirm('Log in with the password alone from now on?', yes);
        const body = await own(bench, stdin);
        await bench.admin().ask('POST', '/totp/remove', z.undefined(), { body });
        await bench.screen.show({ removed: true }, 'There is no second factor any more.');
      }),
    );
}

/** Whoever only holds the session cannot change the second factor. */
async function own({ screen }: Bench, fromInput: boolean | undefined): Promise<{ currentPassword: string }> {
  return { currentPassword: await screen.secret('Your password:', fromInput) };
}

async function showCodes({ screen }: Bench, { recoveryCodes }: Codes): Promise<void> {
  await screen.show({ recoveryCodes }, recoveryCodes.join('\n'));
  screen.note('Recovery codes, each good once. Keep them where your phone is not; they are not shown again.');
}
