/**
 * All the set-up of a fresh clone, run before `npm start` and `npm test`: checks Node, installs the dependencies when
 * node_modules is missing or stale, builds incrementally, and bundles what `npm start` starts. Says nothing when there is nothing to do.
 * No install script of any dependency is run (docs/adr/0005): everything here works without a compiler.
 */
import { spawnSync } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { nodeFault } from './node-version.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const lock = join(root, '.latchkey-setup');

const fault = nodeFault(process.versions.node);
if (fault !== undefined) fail(fault);

takeTurn();
process.on('exit', () => rmSync(lock, { force: true }));
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => process.exit(1));

if (!isInstalled()) {
  process.stdout.write('Installing dependencies (first start, or the lock file has changed) …\n');
  npm('ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel', 'error');
}
if (!existsSync(join(root, 'deploy', 'standalone', 'dist', 'main.js'))) {
  process.stdout.write('Building (later builds only look at what has changed) …\n');
}
run('the build', process.execPath, [join(root, 'node_modules', 'typescript', 'bin', 'tsc'), '-b']);
const { makeBundle } = await import('../deploy/standalone/bundle.mjs');
await makeBundle().catch((error) => fail(`Latchkey's set-up stopped: the bundle failed (${error.message}).`));

function fail(sentence) {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}

function run(what, command, args, options = {}) {
  const { status, error } = spawnSync(command, args, {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    ...options,
  });
  if (error || status !== 0)
    fail(`Latchkey's set-up stopped: ${what} failed${error ? ` (${error.message})` : ''}.`);
}

/**
 * Whether what npm noted of node_modules is what the lock file asks for. npm writes its note last, so an install that
 * was cut off has none. Optional packages are left out: most of them are for other platforms.
 */
function isInstalled() {
  const installed = packagesIn(join(root, 'node_modules', '.package-lock.json'));
  return Object.entries(packagesIn(join(root, 'package-lock.json'))).every(
    ([path, { version, optional, devOptional, peer }]) =>
      !path.includes('node_modules/') ||
      optional ||
      devOptional ||
      peer ||
      (path in installed && installed[path].version === version),
  );
}

function packagesIn(path) {
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')).packages : {};
}

/** The npm that called us, when one did: it fits this Node and needs no shell. */
function npm(...args) {
  const called = process.env.npm_execpath;
  if (called?.endsWith('.js')) run('npm ci', process.execPath, [called, ...args]);
  else run('npm ci', 'npm', args, { shell: process.platform === 'win32' });
}

/** `npm start` beside `npm test` in a fresh clone must not install into the same folder at once. */
function takeTurn() {
  for (let told = false; ; told = true) {
    try {
      const file = openSync(lock, 'wx');
      writeSync(file, String(process.pid));
      closeSync(file);
      return;
    } catch (error) {
      if (error.code !== 'EEXIST') fail(`Latchkey's set-up cannot write to ${root}: ${error.message}`);
    }
    if (!isRunning(holder())) rmSync(lock, { force: true });
    else {
      if (!told) process.stdout.write('Waiting for another set-up in this folder …\n');
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200);
    }
  }
}

function holder() {
  try {
    return Number(readFileSync(lock, 'utf8'));
  } catch {
    return 0;
  }
}

function isRunning(pid) {
  try {
    return pid > 0 && pid !== process.pid && process.kill(pid, 0);
  } catch (error) {
    return error.code === 'EPERM';
  }
}
