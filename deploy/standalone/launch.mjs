/**
 * `npm start`: runs the built standalone process as a child, with as many threads as it needs.
 *
 * A child because libuv reads UV_THREADPOOL_SIZE once, before any of our code runs: password hashing, DNS and file
 * work share that pool, and its default of 4 lets them queue behind one another. cores + 2 leaves two threads for the
 * rest while every core hashes (ARCHITECTURE section 8).
 *
 * The child is in a process group of its own, so that Ctrl-C reaches it once, through this process. When this process
 * is killed, the channel between the two closes and the child ends too.
 */
import { spawn } from 'node:child_process';
import { availableParallelism, constants } from 'node:os';
import { nodeFault } from '../../scripts/node-version.mjs';
import { startFile } from './bundle.mjs';

function fail(sentence) {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}

const fault = nodeFault(process.versions.node);
if (fault !== undefined) fail(fault);
const main = startFile();
if (main === undefined)
  fail('Latchkey is not built yet: "npm start" builds it first, or run "npm run build".');

/**
 * glibc gives every thread an arena of its own, up to eight a core, and keeps in each what was freed there: with two the
 * process holds 60 MB less during an import, and is no slower. Other C libraries do not read it.
 */
const arenas = '2';

/**
 * V8 lets a busy heap grow to four times what is alive before it collects. Up to twice, an import of customers holds 120 MB
 * less and is a tenth slower; log-ins are as fast.
 */
const heapGrowth = '--heap-growing-percent=100';

const child = spawn(process.execPath, [heapGrowth, ...process.execArgv, main], {
  stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  detached: true,
  env: {
    ...process.env,
    UV_THREADPOOL_SIZE: process.env.UV_THREADPOOL_SIZE ?? String(availableParallelism() + 2),
    MALLOC_ARENA_MAX: process.env.MALLOC_ARENA_MAX ?? arenas,
  },
});
child.on('error', (error) => fail(`Latchkey could not be started: ${error.message}`));

// One Ctrl-C may arrive twice, from the terminal and from npm. A second one that is meant as such ends the child at once.
const sameKeyPressMs = 500;
let firstAt;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    const now = performance.now();
    if (firstAt !== undefined && now - firstAt < sameKeyPressMs) return;
    firstAt ??= now;
    child.kill(signal === 'SIGHUP' ? 'SIGTERM' : signal);
  });
}
child.on('exit', (code, signal) => process.exit(code ?? 128 + constants.signals[signal]));
