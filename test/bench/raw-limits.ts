/**
 * The raw limits the HTTP bench compares with, in a process of their own, as the product runs in one of its own:
 * `node raw-limits.ts hash MILLISECONDS` prints argon2id hashes per second on all cores
 * and the milliseconds of processor time each took, as JSON; `node raw-limits.ts echo`
 * serves a JSON echo by express and prints its origin.
 */
import type { AddressInfo } from 'node:net';
import { availableParallelism } from 'node:os';
import { hash } from '@node-rs/argon2';
import express from 'express';

const [kind, argument] = process.argv.slice(2);

async function hashes(ms: number): Promise<{ perSecond: number; ms: number }> {
  const until = performance.now() + ms;
  let count = 0;
  const worker = async (): Promise<void> => {
    while (performance.now() < until) {
      await hash('winding-staircase 41', { memoryCost: 19_456, timeCost: 2, parallelism: 1 });
      count += 1;
    }
  };
  const began = performance.now();
  const cpu = process.cpuUsage();
  await Promise.all(Array.from({ length: availableParallelism() }, worker));
  const { user, system } = process.cpuUsage(cpu);
  return { perSecond: (count * 1000) / (performance.now() - began), ms: (user + system) / 1000 / count };
}

if (kind === 'hash') {
  process.stdout.write(`${JSON.stringify(await hashes(Number(argument)))}\n`);
} else {
  const app = express();
  app.use(express.json({ type: () => true }));
  app.post('/', (request, response) => void response.json(request.body));
  const server = app.listen(0, '127.0.0.1', () => {
    process.stdout.write(`http://127.0.0.1:${(server.address() as AddressInfo).port}\n`);
  });
}
