import { keysReportSchema, keysText } from '../keys/keys-report.ts';
import type { Shell } from '../shell/shell.ts';

/** `latchkey keys:list`: the names of the keys identity works with. */
export function keysList(shell: Shell) {
  return shell
    .command('keys:list', {
      summary: 'show the keys by name: what signs, what seals, what makes links',
      examples: ['keys:list'],
    })
    .action(
      shell.act(async ({ screen, admin }) => {
        const report = await admin().ask('GET', '/keys', keysReportSchema);
        await screen.show(report, keysText(report));
      }),
    );
}
