import {
  chmodSync,
  closeSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';
import { StartError } from '@latchkey/kit/service';
import { systemCode } from '../system-code.ts';
import { addKey, generateSecrets, secretsSchema, type Secrets } from './secrets.ts';

/**
 * The secrets of this DATA_DIR: generated at its first start, the same ever after. Secrets that a newer version needs
 * are added; none is ever replaced, for that would end every session and make every stored signing key unreadable.
 * @param dataExists whether there is data that was written under secrets this file must hold
 * @throws StartError when the file is unreadable, damaged, or gone while the data is there
 */
export function openSecrets(path: string, dataExists: boolean): Secrets {
  const stored = read(path);
  if (stored === undefined && dataExists) {
    throw new StartError(
      `${path} is missing, and the data beside it cannot be used without it. Put it back from a backup, or move the data away to start anew.`,
    );
  }
  const secrets = { ...generateSecrets(), ...stored };
  if (stored === undefined || Object.keys(secrets).some((name) => !(name in stored))) write(path, secrets);
  return secretsSchema.parse(secrets);
}

/**
 * Puts a fresh key before those of a setting; the others stay, as what they made is still about. The next start uses it.
 * @returns the name of the new key
 * @throws StartError when there is no file, or it cannot be read
 */
export function rotateStoredKey(path: string, name: 'MINT_KEYS' | 'KEY_ENCRYPTION_KEYS'): string {
  const stored = read(path);
  const current = stored?.[name];
  if (stored === undefined || current === undefined)
    throw new StartError(`${path} does not exist, or holds no ${name}.`);
  const { value, kid } = addKey(current);
  write(path, { ...generateSecrets(), ...stored, [name]: value });
  return kid;
}

const partialSecrets = z.partialRecord(z.string(), z.string().min(1));

function read(path: string): Partial<Secrets> | undefined {
  try {
    const text = readFileSync(path, 'utf8');
    if ((statSync(path).mode & 0o777) !== 0o600) chmodSync(path, 0o600);
    return partialSecrets.parse(JSON.parse(text));
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return undefined;
    // The cause is left out: the message of a JSON error quotes the text it stumbled over.
    throw new StartError(
      `${path} cannot be read as the secrets of this Latchkey. Put it back from a backup.`,
    );
  }
}

/** All or nothing, also when the machine dies in between: written aside, forced to disk, then renamed over. */
function write(path: string, secrets: Secrets): void {
  const aside = `${path}.${process.pid}`;
  rmSync(aside, { force: true });
  const file = openSync(aside, 'wx', 0o600);
  try {
    writeSync(file, `${JSON.stringify(secrets, undefined, 2)}\n`);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(aside, path);
  const folder = openSync(dirname(path), 'r');
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}
