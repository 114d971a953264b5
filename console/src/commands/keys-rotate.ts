import { Argument } from '@commander-js/extra-typings';
import { join } from 'node:path';
import { addKey } from '@latchkey/standalone/secrets';
import { rotateStoredKey } from '@latchkey/standalone/secrets-file';
import { CannotRun } from '../cannot-run.ts';
import { loadConsoleConfig } from '../config.ts';
import { keysReportSchema, keysText } from '../keys/keys-report.ts';
import { dataDirOf } from '../server/find-server.ts';
import { yesOption } from '../shell/options.ts';
import type { Bench, Shell } from '../shell/shell.ts';

const settings = { mint: 'MINT_KEYS', encryption: 'KEY_ENCRYPTION_KEYS' } as const;

/** `latchkey keys:rotate KIND`: a new key; the old ones go on serving what they made. */
export function keysRotate(shell: Shell) {
  return shell
    .command('keys:rotate', {
      summary: 'make a new key of a kind; the old ones go on serving what they made',
      details:
        'signing: at the running server; the new key signs once everybody who verifies can know it.\n' +
        'mint, encryption: in secrets.json of a DATA_DIR, for the next start of its server. With --print, the new value of\n' +
        'MINT_KEYS or KEY_ENCRYPTION_KEYS, made from the one in the environment, for a configuration kept elsewhere; it is\n' +
        'a secret. docs/runbooks/key-rotation.md has the steps for several copies.',
      examples: ['keys:rotate signing', 'keys:rotate encryption', 'keys:rotate mint --print --second'],
    })
    .addArgument(new Argument('<kind>', 'which key').choices(['signing', 'mint', 'encryption'] as const))
    .option('--print', 'print the new value of the setting instead of writing it to secrets.json')
    .option('--second', 'with --print: put the new key second, so that copies accept it before any uses it')
    .addOption(yesOption())
    .action(
      shell.act(async (bench, kind, { print, second, yes }) => {
        if (kind === 'signing') {
          if (print === true) throw new CannotRun('Signing keys are in no setting.', 'commandLine');
          await rotateSigning(bench);
        } else if (print === true) await printValue(bench, settings[kind], second === true);
        else if (second === true) throw new CannotRun('--second goes with --print.', 'commandLine');
        else await rotateStored(bench, kind, yes);
      }),
    );
}

async function rotateSigning({ screen, admin }: Bench): Promise<void> {
  const report = await admin().ask('POST', '/keys/rotate-signing', keysReportSchema);
  await screen.show(report, keysText(report));
}

async function printValue({ screen, env }: Bench, name: string, second: boolean): Promise<void> {
  const current = env[name];
  if (current === undefined || current === '')
    throw new CannotRun(
      `${name} is not set: its value of now is needed to make the next one.`,
      'commandLine',
    );
  const { value, kid } = addKey(current, second);
  await screen.show({ name, kid, value }, `${name}=${value}`);
}

async function rotateStored(
  { screen, env }: Bench,
  kind: keyof typeof settings,
  yes: true | undefined,
): Promise<void> {
  const name = settings[kind];
  const path = join(dataDirOf(loadConsoleConfig(env)), 'secrets.json');
  await screen.confirm(`Add a key to ${name} in ${path}?`, yes);
  const kid = rotateStoredKey(path, name);
  const then = kind === 'encryption' ? ' and run latchkey keys:reseal' : '';
  await screen.show(
    { name, kid, path },
    `${kid} is the first of ${name} now. Start the server of this DATA_DIR again${then}.`,
  );
}
