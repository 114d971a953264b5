import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { extract } from 'tar';
import { CannotRun } from '../cannot-run.ts';
import { contents, manifestName, manifestSchema, sha256Of, type Manifest } from './manifest.ts';

/**
 * Makes a DATA_DIR of an archive. Everything is read and checked beside it first; then it appears at once.
 * @param dataDir must not exist, or be an empty folder
 * @throws CannotRun in a sentence; nothing is left behind then
 */
export async function restoreBackup(file: string, dataDir: string): Promise<Manifest> {
  const target = resolve(dataDir);
  assertFree(target);
  if (!existsSync(file)) throw new CannotRun(`${file} does not exist.`, 'commandLine');
  const aside = mkdtempSync(join(dirname(target), `.${basename(target)}.`));
  try {
    await unpack(file, aside);
    const manifest = await check(file, aside);
    rmSync(join(aside, manifestName));
    // The system itself refuses to rename over a folder that somebody has filled in the meantime.
    renameSync(aside, target);
    return manifest;
  } catch (error) {
    rmSync(aside, { recursive: true, force: true });
    throw error;
  }
}

function assertFree(target: string): void {
  if (!existsSync(target)) return;
  if (statSync(target).isDirectory() && readdirSync(target).length === 0) return;
  throw new CannotRun(
    `${target} is not empty and is left as it is. Name another folder in DATA_DIR, or move this one away first.`,
    'commandLine',
  );
}

/** Takes only what a backup consists of; anything else in the archive, links above all, is passed over. */
async function unpack(file: string, into: string): Promise<void> {
  const wanted = new Set<string>([manifestName, ...contents]);
  try {
    await extract({
      file,
      cwd: into,
      strict: true,
      filter: (path, entry) => wanted.has(path) && 'type' in entry && entry.type === 'File',
    });
  } catch (error) {
    throw new CannotRun(
      `${file} cannot be read as a backup of Latchkey: it is damaged, or something else.`,
      'failed',
      {
        cause: error,
      },
    );
  }
}

async function check(file: string, folder: string): Promise<Manifest> {
  const manifest = readManifest(file, folder);
  for (const { name, bytes, sha256 } of manifest.files) {
    const path = join(folder, name);
    const whole = existsSync(path) && statSync(path).size === bytes && (await sha256Of(path)) === sha256;
    if (!whole) throw new CannotRun(`${file} is damaged: ${name} is not what was backed up.`);
    chmodSync(path, 0o600);
  }
  chmodSync(join(folder, 'store'), 0o700);
  return manifest;
}

function readManifest(file: string, folder: string): Manifest {
  try {
    return manifestSchema.parse(JSON.parse(readFileSync(join(folder, manifestName), 'utf8')));
  } catch (error) {
    throw new CannotRun(
      `${file} is no backup of Latchkey, or of a version that this one does not know.`,
      'failed',
      { cause: error },
    );
  }
}
