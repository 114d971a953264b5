/** `npm run bench -- NAME [options]`: runs test/bench/NAME.ts; without a name it lists what there is. */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const folder = join(root, 'test', 'bench');
const names = readdirSync(folder)
  .filter((file) => file.endsWith('.bench.ts'))
  .map((file) => file.slice(0, -'.bench.ts'.length));
const [name, ...options] = process.argv.slice(2);
const file = join(folder, `${name ?? ''}.bench.ts`);
if (name === undefined || !existsSync(file)) {
  console.error(`Say which: ${names.map((each) => `npm run bench -- ${each}`).join(', ')}`);
  process.exit(1);
}
const { status } = spawnSync(
  process.execPath,
  ['--conditions=dev-source', '--import', 'tsx', file, ...options],
  {
    cwd: root,
    stdio: 'inherit',
  },
);
process.exit(status ?? 1);
