import { chmodSync, mkdirSync, readdirSync, realpathSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { StartError } from '@latchkey/kit/service';
import { systemCode } from '../system-code.ts';
import { lockInstance } from './instance-lock.ts';
import { socketFolder } from './socket-path.ts';

/** Everything standalone keeps, in one folder that only its owner can enter. */
export interface DataDir {
  /** Absolute, links resolved. */
  readonly path: string;
  /** The path of a Unix socket of this instance: `store` gives `…/store.sock`. */
  socket(name: string): string;
  /** Where the embedded store keeps its files. */
  readonly storePath: string;
  readonly secretsPath: string;
  /** Whether a store was here before this start. */
  readonly hadStore: boolean;
  /** Lets the next instance in. */
  release(): Promise<void>;
}

/** Longer than a killed process takes to be gone, short enough to wait for an answer. */
const defaultPatienceMs = 3000;

/**
 * Makes DATA_DIR if it is missing, closes it to others (0700) and takes its lock.
 * @throws StartError when it cannot be used or another instance has it
 */
export async function openDataDir(given: string, patienceMs: number = defaultPatienceMs): Promise<DataDir> {
  const path = ownFolder(resolve(given));
  const sockets = socketFolder(path);
  const socket = (name: string): string => join(sockets, `${name}.sock`);
  const release = await lockInstance(socket('instance'), path, patienceMs);
  const storePath = join(path, 'store');
  return {
    path,
    socket,
    storePath,
    secretsPath: join(path, 'secrets.json'),
    hadStore: isFilledFolder(storePath),
    release,
  };
}

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'it may not be written by this user',
  EPERM: 'it belongs to another user',
  EROFS: 'its file system is read-only',
  ENOSPC: 'there is no space left',
  ENOTDIR: 'a part of the path is a file',
  EEXIST: 'it is a file',
};

function ownFolder(path: string): string {
  try {
    mkdirSync(path, { recursive: true, mode: 0o700 });
    if ((statSync(path).mode & 0o777) !== 0o700) chmodSync(path, 0o700);
    return realpathSync(path);
  } catch (error) {
    const reason = reasons[systemCode(error) ?? ''];
    if (reason === undefined) throw error;
    throw new StartError(`DATA_DIR ${path} cannot be used: ${reason}.`, { cause: error });
  }
}

function isFilledFolder(path: string): boolean {
  try {
    return readdirSync(path).length > 0;
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return false;
    throw error;
  }
}
