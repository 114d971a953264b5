import { restoreBackup } from '../backup/restore-backup.ts';
import { loadConsoleConfig } from '../config.ts';
import { dataDirOf } from '../server/find-server.ts';
import type { Shell } from '../shell/shell.ts';
import { consoleVersion } from '../version.ts';

/** `latchkey data:restore FILE`: makes a DATA_DIR of a backup. */
export function dataRestore(shell: Shell) {
  return shell
    .command('data:restore', {
      summary: 'make a DATA_DIR of a backup; one that is not empty is left as it is',
      details:
        'Names, sizes and SHA-256 of everything in the archive are checked before anything appears in DATA_DIR.\n' +
        'What happened after the backup is gone: passwords changed since then are the old ones again, and mails that\n' +
        'were waiting are sent once more.',
      examples: ['data:restore latchkey.tar.gz'],
    })
    .argument('<file>', 'archive of data:backup')
    .action(
      shell.act(async ({ screen, env }, file) => {
        const dataDir = dataDirOf(loadConsoleConfig(env));
        const { createdAt, latchkey, files } = await restoreBackup(file, dataDir);
        if (latchkey !== consoleVersion)
          screen.note(`It was made by Latchkey ${latchkey}; this is ${consoleVersion}.`);
        await screen.show({ dataDir, createdAt, latchkey, files }, [
          ['Restored', dataDir],
          ['As of', createdAt],
          ['Start it', `DATA_DIR=${dataDir} npm start`],
        ]);
      }),
    );
}
