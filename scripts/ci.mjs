/**
 * CI: a bare machine to one closing line. Steps are run in order; the first that fails ends the run with its exit code,
 * but for the test runs, whose counts are added up so that one report says all.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const started = performance.now();

function step(name, command, args, env = {}) {
  const began = performance.now();
  console.log(`\n== ${name}`);
  const { status } = spawnSync(command, args, {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...env },
  });
  console.log(
    `== ${name}: ${status === 0 ? 'ok' : `failed (${status})`}, ${Math.round((performance.now() - began) / 1000)} s`,
  );
  return status === 0;
}

function must(name, command, args, env) {
  if (step(name, command, args, env)) return;
  console.log('0 passed, 1 failed');
  process.exit(1);
}

const found = (command) => spawnSync('sh', ['-c', `command -v ${command}`]).status === 0;

/** RabbitMQ from Debian's packages, where it is missing and we may. */
function installRabbit() {
  if (found('rabbitmq-server') || existsSync('/usr/sbin/rabbitmq-server')) return true;
  if (process.getuid?.() !== 0 || !found('apt-get')) return false;
  const quiet = { DEBIAN_FRONTEND: 'noninteractive' };
  step('apt-get update', 'apt-get', ['-qq', 'update'], quiet);
  return step('install rabbitmq-server', 'apt-get', ['-qq', '-y', 'install', 'rabbitmq-server'], quiet);
}

/**
 * Runs one npm script of jest projects and returns its counts, read from jest's own JSON report. It is told to exit at the
 * end, as a test that fails may leave a server open, which would keep the run from ending.
 */
function tests(name, script, env = {}) {
  const dir = mkdtempSync(join(tmpdir(), 'latchkey-ci-'));
  const report = join(dir, 'report.json');
  const ok = step(
    name,
    'npm',
    ['run', '--silent', script, '--', '--json', `--outputFile=${report}`, '--ci', '--forceExit'],
    env,
  );
  const counts = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : undefined;
  rmSync(dir, { recursive: true, force: true });
  if (counts === undefined) return { passed: 0, failed: 1 };
  const failed = counts.numFailedTests + counts.numRuntimeErrorTestSuites;
  return { passed: counts.numPassedTests, failed: ok ? failed : Math.max(1, failed) };
}

must('install and build (npm ci --ignore-scripts, tsc -b)', process.execPath, [
  join(root, 'scripts', 'setup.mjs'),
]);
must('check', process.execPath, [join(root, 'scripts', 'check.mjs'), '--without-tests']);
const results = [tests('npm test', 'test')];
if (installRabbit()) {
  results.push(tests('RabbitMQ suites', 'test:rabbitmq'));
} else {
  console.log(
    'not run: the RabbitMQ suites need rabbitmq-server, which is missing here and could not be installed',
  );
}
const passed = results.reduce((sum, result) => sum + result.passed, 0);
const failed = results.reduce((sum, result) => sum + result.failed, 0);
console.log(`\nCI took ${Math.round((performance.now() - started) / 1000)} s`);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
