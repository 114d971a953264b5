/**
 * The raw limits the HTTP bench compares with, in a process of their own, as the product runs in one of its own:
 * `node raw-limits.ts hash MILLISECONDS` prints argon2id hashes per second on all cores; `node raw-limits.ts echo`
 * serves a JSON echo by express and prints its origin.
 */
import type { AddressInfo } from 'node:net';
import { availableParallelism } from 'node:os';
import { hash } from '@node-rs/argon2';
import express from 'express';

const [kind, argument] = process.argv.slice(2);

async function hashesPerSecond(ms: number): Promise<number> {
  const until = performance.now() + ms;
  let hashes = 0;
  const worker = async (): Promise<void> => {
    while (performance.now() < until) {
      await hash('winding-staircase 41', { memoryCost: 19_456, timeCost: 2, parallelism: 1 });
      hashes += 1;
    }
  };
  const began = performance.now();
  await Promise.all(Array.from({ length: availableParallelism() }, worker));
  return (hashes * 1000) / (performance.now() - began);
}

if (kind === 'hash') {
  process.stdout.write(`${await hashesPerSecond(Number(argument))}\n`);
} else {
  const app = express();
  app.use(express.json({ type: () => true }));
  app.post('/', (request, response) => void response.json(request.body));
  const server = app.listen(0, '127.0.0.1', () => {
    process.stdout.write(`http://127.0.0.1:${(server.address() as AddressInfo).port}\n`);
  });
}
