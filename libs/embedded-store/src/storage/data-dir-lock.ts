import { closeSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';

/** Says in one sentence who holds a data directory. */
export class DataDirInUse extends Error {
  override readonly name = 'DataDirInUse';
}

interface Holder {
  readonly pid: number;
  readonly startedAt: string | undefined;
}

/**
 * How a process stands and when it began, from /proc (proc(5), fields 3 and 22), so that a number reused after a crash is not
 * taken for the old owner; undefined off Linux.
 */
function statOf(pid: number): { state: string | undefined; startedAt: string | undefined } | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name in field 2 may contain spaces and ends with the last ')'.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return { state: fields[0], startedAt: fields[19] };
  } catch {
    return undefined;
  }
}

function isAlive({ pid, startedAt }: Holder): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    // EPERM: it lives, but belongs to somebody else.
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  const stat = statOf(pid);
  // It has ended and holds nothing any more; the first process of a container may take its time to collect it, or never do.
  if (stat?.state === 'Z') return false;
  return startedAt === undefined || stat?.startedAt === startedAt;
}

function readHolder(path: string): Holder | undefined {
  try {
    const [pid, startedAt] = readFileSync(path, 'utf8').trim().split(' ');
    const number = Number(pid);
    return Number.isInteger(number) && number > 0 ? { pid: number, startedAt } : undefined;
  } catch {
    return undefined;
  }
}

/** Directories this process holds: its own number in a lock file is no stale lock when the store is really open. */
const held = new Set<string>();

function tryCreate(path: string): boolean {
  try {
    const file = openSync(path, 'wx', 0o600);
    writeSync(file, `${process.pid} ${statOf(process.pid)?.startedAt ?? ''}\n`);
    closeSync(file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/**
 * Takes a data directory for this process and answers how to give it back. A lock left by a process that was killed is taken over.
 * Errors: `DataDirInUse` while its holder lives.
 */
export function lockDataDir(directory: string): () => void {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const path = join(directory, 'store.lock');
  if (held.has(path))
    throw new DataDirInUse(`The data directory ${directory} is already in use by this process.`);
  if (!tryCreate(path)) {
    const holder = readHolder(path);
    const abandoned = holder === undefined || holder.pid === process.pid || !isAlive(holder);
    if (!abandoned)
      throw new DataDirInUse(`The data directory ${directory} is already in use by process ${holder.pid}.`);
    // Moving the stale file away is atomic: of two processes taking over at once only one finds it.
    const stale = `${path}.${process.pid}.stale`;
    renameSync(path, stale);
    rmSync(stale, { force: true });
    if (!tryCreate(path))
      throw new DataDirInUse(`The data directory ${directory} was just taken by another process.`);
  }
  held.add(path);
  return () => {
    held.delete(path);
    rmSync(path, { force: true });
  };
}
