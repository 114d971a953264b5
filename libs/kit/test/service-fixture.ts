/** A process of run-service.int.test.ts; FAULT says what it does wrong. */
import { createServer } from 'node:net';
import { z } from 'zod';
import { integer, loadConfig } from '../src/config/index.ts';
import { runService } from '../src/service/index.ts';

const schema = z.object({
  PORT: integer(0, 65_535).describe('TCP port'),
  FAULT: z.enum(['none', 'start', 'reject', 'throw', 'stop-fails', 'never-stops']).default('none'),
});
type Config = z.infer<typeof schema>;

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

async function build({ PORT, FAULT }: Config): Promise<{ stop: () => Promise<void> }> {
  if (FAULT === 'start') throw new Error('the store cannot be reached');
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(PORT, '127.0.0.1', resolve);
  });
  if (FAULT === 'reject') setImmediate(() => void Promise.reject(new Error('nobody awaited this')));
  if (FAULT === 'throw') {
    setImmediate(() => {
      throw new Error('nobody caught this');
    });
  }
  say('up');
  return {
    stop: async () => {
      say('stopping');
      if (FAULT === 'stop-fails') throw new Error('would not stop');
      if (FAULT === 'never-stops') await new Promise(() => undefined);
      server.close();
      say('stopped');
    },
  };
}

await runService({ name: 'fixture', load: (env) => loadConfig('fixture', schema, env), build });
