import { keysReportSchema, keysText } from '../keys/keys-report.ts';
import type { Shell } from '../shell/shell.ts';

/** `latchkey keys:reseal`: puts everything under the first of KEY_ENCRYPTION_KEYS. */
export function keysReseal(shell: Shell) {
  return shell
    .command('keys:reseal', {
      summary: 'seal stored secrets anew with the first of KEY_ENCRYPTION_KEYS',
      details:
        'Afterwards the other keys can be taken out of the configuration. Run it when every copy of identity knows the\n' +
        'first key; it may be run again at any time.',
      examples: ['keys:reseal'],
    })
    .action(
      shell.act(async ({ screen, admin }) => {
        const report = await admin().ask('POST', '/keys/reseal', keysReportSchema);
        await screen.show(report, keysText(report));
      }),
    );
}
