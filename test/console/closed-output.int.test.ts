import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

const latchkey = join(import.meta.dirname, '..', '..', 'console', 'bin', 'latchkey.mjs');

it('ends quietly when nobody reads its output any more', async () => {
  const child = spawn(process.execPath, [latchkey, '--help'], { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (part: string) => (said += part));
  child.stdout.destroy();
  const [code] = (await once(child, 'close')) as [number];
  expect([code, said]).toEqual([141, '']);
});
