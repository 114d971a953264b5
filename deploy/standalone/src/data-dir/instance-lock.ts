import { once } from 'node:events';
import { linkSync, renameSync, rmSync } from 'node:fs';
import { connect, createServer, type Server } from 'node:net';
import { delay } from '@latchkey/kit/clock';
import { StartError } from '@latchkey/kit/service';
import { systemCode } from '../system-code.ts';

/** How long a former instance that is just ending is waited for. */
const patienceMs = 3000;
const retryEveryMs = 50;

/**
 * Makes this process the only one on a DATA_DIR, until it ends in whatever way. The lock is a listening Unix socket:
 * the kernel closes it with the process, so a kill -9 leaves a file that nobody answers at, and that is taken over.
 * @param path of the socket
 * @returns the release
 * @throws StartError when another process holds it
 */
export async function lockInstance(path: string, dataDir: string): Promise<() => Promise<void>> {
  for (let waitedMs = 0; ; waitedMs += retryEveryMs) {
    const server = await listen(path);
    if (server !== undefined) return () => close(server);
    if (!(await isAnswered(path))) await takeAway(path);
    else if (waitedMs < patienceMs) await delay(retryEveryMs);
    else {
      throw new StartError(
        `Another Latchkey is running on ${dataDir}. Stop that one, or give this one a DATA_DIR of its own.`,
      );
    }
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

/**
 * Removes a socket that nobody answers at. It is moved first and asked again, since another starting process may have
 * taken it over in the meantime: a live one is put back.
 */
async function takeAway(path: string): Promise<void> {
  const aside = `${path}.${process.pid}`;
  try {
    renameSync(path, aside);
    if (await isAnswered(aside)) linkSync(aside, path);
  } catch (error) {
    const code = systemCode(error);
    if (code !== 'ENOENT' && code !== 'EEXIST') throw error;
  }
  rmSync(aside, { force: true });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => server.close(() => resolve()));
}
