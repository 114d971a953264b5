import { resolve } from 'node:path';
import { writeBackup } from '../backup/write-backup.ts';
import { loadConsoleConfig } from '../config.ts';
import { dataDirOf } from '../server/find-server.ts';
import type { Shell } from '../shell/shell.ts';
import { consoleVersion } from '../version.ts';

/** `latchkey data:backup FILE`: everything in DATA_DIR as one archive, while the server runs. */
export function dataBackup(shell: Shell) {
  return shell
    .command('data:backup', {
      summary: 'write all data of a DATA_DIR into one archive, while the server runs or not',
      details:
        'The archive holds one moment of the embedded store, and secrets.json: whoever has it has every secret of this\n' +
        'Latchkey. It is made for its owner only (0600). Keep it as you keep keys. With MONGODB_URI, back up your\n' +
        'MongoDB server instead, and keep the secrets.',
      examples: ['data:backup latchkey.tar.gz'],
    })
    .argument('<file>', 'the archive to make (tar, gzip); never over an existing file')
    .action(
      shell.act(async ({ screen, env, now }, file) => {
        const dataDir = dataDirOf(loadConsoleConfig(env));
        const createdAt = new Date(now()).toISOString();
        const manifest = await writeBackup(dataDir, file, { createdAt, latchkey: consoleVersion });
        const bytes = manifest.files.reduce((sum, each) => sum + each.bytes, 0);
        await screen.show({ file: resolve(file), dataDir, ...manifest }, [
          ['Backup', resolve(file)],
          ['Of', dataDir],
          ['Made at', createdAt],
          ['Holds', `${(bytes / 1e6).toFixed(1)} MB of data and the secrets`],
        ]);
        screen.note('Whoever has this file has every secret of this Latchkey.');
      }),
    );
}
