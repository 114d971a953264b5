import { once } from 'node:events';
import { linkSync, renameSync, rmSync, statSync } from 'node:fs';
import { connect, createServer, type Server } from 'node:net';
import { delay } from '@latchkey/kit/clock';
import { newId } from '@latchkey/kit/ids';
import { StartError } from '@latchkey/kit/service';
import { systemCode } from '../system-code.ts';

const retryEveryMs = 50;

/**
 * Makes this process the only one on a DATA_DIR, until it ends in whatever way. The lock is a listening Unix socket:
 * the kernel closes it with the process, so a kill -9 leaves a file that nobody answers at, and that is taken over.
 * @param path of the socket
 * @param patienceMs how long a former instance that is just ending is waited for
 * @returns the release
 * @throws StartError when another process holds it
 */
export async function lockInstance(
  path: string,
  dataDir: string,
  patienceMs: number,
): Promise<() => Promise<void>> {
  for (let waitedMs = 0; ; waitedMs += retryEveryMs) {
    const server = await listen(path);
    if (server !== undefined) return () => close(server);
    const met = identityOf(path);
    const held = await isAnswered(path);
    if (held && waitedMs >= patienceMs) {
      throw new StartError(
        `Another Latchkey is running on ${dataDir}. Stop that one, or give this one a DATA_DIR of its own.`,
      );
    }
    await delay(retryEveryMs);
    // Asked twice: a socket is refused, too, in the moment between its making and its first listening.
    if (!held && !(await isAnswered(path))) takeAway(path, met);
  }
}

async function listen(path: string): Promise<Server | undefined> {
  // A caller only wants to know whether somebody is there.
  const server = createServer((socket) => socket.destroy());
  try {
    await once(server.listen(path), 'listening');
    return server;
  } catch (error) {
    if (systemCode(error) === 'EADDRINUSE') return undefined;
    throw error;
  }
}

async function isAnswered(path: string): Promise<boolean> {
  const socket = connect(path);
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}

/** Tells a socket from another one made later at the same path, also when that got the same inode number. */
function identityOf(path: string): string | undefined {
  const stat = statSync(path, { bigint: true, throwIfNoEntry: false });
  return stat === undefined ? undefined : `${stat.ino} ${stat.mtimeNs}`;
}

/**
 * Removes a socket that nobody answers at. It is moved first and looked at again, since another starting process may
 * have taken its place in the meantime: that one is put back.
 */
function takeAway(path: string, dead: string | undefined): void {
  const aside = `${path}.${newId()}`;
  try {
    renameSync(path, aside);
    if (identityOf(aside) !== dead) linkSync(aside, path);
  } catch (error) {
    const code = systemCode(error);
    if (code !== 'ENOENT' && code !== 'EEXIST') throw error;
  }
  rmSync(aside, { force: true });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => server.close(() => resolve()));
}
