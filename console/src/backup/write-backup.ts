import {
  chmodSync,
  copyFileSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { create } from 'tar';
import { CannotRun } from '../cannot-run.ts';
import { contents, manifestName, sha256Of, type Manifest } from './manifest.ts';

/**
 * Writes a DATA_DIR into one archive, while a server runs on it or not. The store is copied first and the secrets
 * afterwards: keys that come in between are only added, so the secrets always open the copy.
 * @param file the archive; never over an existing one
 * @throws CannotRun in a sentence
 */
export async function writeBackup(
  dataDir: string,
  file: string,
  about: { createdAt: string; latchkey: string },
): Promise<Manifest> {
  const target = resolve(file);
  const aside = makeFolderBeside(target);
  try {
    mkdirSync(join(aside, 'store'), { mode: 0o700 });
    // Not with the other commands: loading the store takes longer than most of them.
    const { copyStore } = await import('@latchkey/embedded-store');
    if (!(await copyStore(join(dataDir, 'store'), join(aside, 'store', 'store.mdb'))))
      throw new CannotRun(
        `There is no embedded store in ${dataDir}. With MONGODB_URI, use the backup of your MongoDB server, and keep the secrets.`,
        'notFound',
      );
    copySecrets(dataDir, aside);
    const files = [];
    for (const name of contents) {
      const path = join(aside, name);
      chmodSync(path, 0o600);
      files.push({ name, bytes: statSync(path).size, sha256: await sha256Of(path) });
    }
    const manifest: Manifest = { format: 1, ...about, node: process.versions.node, files };
    writeFileSync(join(aside, manifestName), JSON.stringify(manifest, null, 2), { mode: 0o600 });
    const archive = join(aside, 'archive');
    writeFileSync(archive, '', { mode: 0o600 });
    await create({ file: archive, cwd: aside, gzip: true, portable: true }, [manifestName, ...contents]);
    putInPlace(archive, target);
    return manifest;
  } finally {
    rmSync(aside, { recursive: true, force: true });
  }
}

/** On the same disk as the archive, so that it appears there whole or not at all. */
function makeFolderBeside(target: string): string {
  try {
    return mkdtempSync(join(dirname(target), `.${basename(target)}.`));
  } catch (error) {
    throw new CannotRun(`${dirname(target)} cannot be written to.`, 'commandLine', { cause: error });
  }
}

function copySecrets(dataDir: string, aside: string): void {
  try {
    copyFileSync(join(dataDir, 'secrets.json'), join(aside, 'secrets.json'));
  } catch (error) {
    throw new CannotRun(
      `${join(dataDir, 'secrets.json')} cannot be read, and without it a backup is of no use.`,
      'failed',
      { cause: error },
    );
  }
}

/** A link, as a renaming would replace what is there. */
function putInPlace(archive: string, target: string): void {
  try {
    linkSync(archive, target);
  } catch (error) {
    throw new CannotRun(`${target} exists already and is left as it is, or cannot be made.`, 'commandLine', {
      cause: error,
    });
  }
}
