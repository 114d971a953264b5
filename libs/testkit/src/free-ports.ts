import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:net';

/**
 * Below where Linux (32768) and IANA (49152) have outgoing connections begin: a connection of anybody's could otherwise take
 * a port between the moment it was found free and that in which a process listens there, or comes back after a kill.
 */
const lowest = 16_000;
const perWorker = 1_000;
const workers = 16;

/** jest's workers look in ranges of their own, as none of them sees what another has chosen and not used yet. */
const start = lowest + (Number(process.env['JEST_WORKER_ID'] ?? 0) % workers) * perWorker;
/** Two runs at once, and the files that a worker runs one after the other, begin at different places of a range. */
let next = randomInt(perWorker);

/** Ports of loopback that nobody listens at. */
export async function freePorts(count: number): Promise<number[]> {
  const ports: number[] = [];
  for (let looked = 0; ports.length < count; looked += 1) {
    if (looked === perWorker) throw new Error(`no ${count} ports are free from ${start} on`);
    const port = start + next;
    next = (next + 1) % perWorker;
    if (await isFree(port)) ports.push(port);
  }
  return ports;
}

async function isFree(port: number): Promise<boolean> {
  const server = createServer();
  const listening = once(server, 'listening').then(
    () => true,
    () => false,
  );
  server.listen(port, '127.0.0.1');
  if (!(await listening)) return false;
  server.close();
  await once(server, 'close');
  return true;
}
