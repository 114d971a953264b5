/**
 * `npm run check`: everything a change has to pass, in the order of what fails fastest. Stops at the first failure.
 * `--without-tests` leaves the test projects out (CI runs them itself, to add their counts up).
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const generated = [
  'libs/contracts/src/gen',
  'libs/kit/src/grpc/gen',
  'services/notification/src/mails/gen',
  'docs/configuration.md',
  'docs/errors.md',
  'docs/audit.md',
  'docs/console.md',
  'docs/openapi',
  'docs/asyncapi/events.asyncapi.json',
  'docs/asyncapi/password.bulk_reset_requested.schema.json',
];

function run(command, ...args) {
  const { status, error } = spawnSync(command, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
  if (error) process.stdout.write(`${error.message}\n`);
  return status === 0;
}
const tool = (name, ...args) => run(join(root, 'node_modules', '.bin', name), ...args);
const git = (...args) => spawnSync('git', args, { cwd: root, encoding: 'utf8' });

function filesOf(path) {
  const full = join(root, path);
  const found = statSync(full, { throwIfNoEntry: false });
  if (found?.isDirectory()) return readdirSync(full).flatMap((name) => filesOf(join(path, name)));
  return found === undefined ? [] : [path];
}

/** Path and digest of every generated file. */
function snapshot() {
  const digest = (file) =>
    createHash('sha256')
      .update(readFileSync(join(root, file)))
      .digest('hex');
  return new Map(generated.flatMap(filesOf).map((file) => [file, digest(file)]));
}

/** Generating again must change nothing: in a clone this is `npm run gen && git diff --exit-code`. */
function generatedFilesAreFresh() {
  const before = snapshot();
  if (!run(process.execPath, join('scripts', 'generate.mjs'))) return false;
  const after = snapshot();
  const stale = [...new Set([...before.keys(), ...after.keys()])].filter(
    (file) => before.get(file) !== after.get(file),
  );
  for (const file of stale)
    process.stdout.write(`${file} was not up to date; commit what has been generated now.\n`);
  return stale.length === 0;
}

/** Against what was released last, else against main; a shallow clone or a first commit may know neither. */
function protosDoNotBreak() {
  const tag = git('describe', '--tags', '--abbrev=0', 'HEAD').stdout.trim();
  const base = [tag, 'main', 'origin/main'].find(
    (ref) => ref !== '' && git('cat-file', '-e', `${ref}:protos/buf.yaml`).status === 0,
  );
  if (base === undefined) {
    process.stdout.write('nothing to compare the protos with: neither a tag nor main is here\n');
    return true;
  }
  const commit = git('rev-parse', `${base}^{commit}`).stdout.trim();
  return tool('buf', 'breaking', 'protos', '--against', `.git#ref=${commit},subdir=protos`);
}

// Redocly would report its use and look for a newer version.
process.env.REDOCLY_TELEMETRY = 'off';
process.env.REDOCLY_SUPPRESS_UPDATE_NOTICE = 'true';

const packages = ['libs', 'services', 'gateway', 'console', 'deploy/standalone'];
const steps = [
  ['generated files', generatedFilesAreFresh],
  ['buf lint', () => tool('buf', 'lint', 'protos')],
  ['buf breaking', protosDoNotBreak],
  [
    'redocly',
    () =>
      tool(
        'redocly',
        'lint',
        'docs/openapi/storefront.openapi.json',
        'docs/openapi/admin.openapi.json',
        'docs/asyncapi/events.asyncapi.json',
      ),
  ],
  ['prettier', () => tool('prettier', '--check', '--log-level', 'warn', '.')],
  ['eslint', () => tool('eslint', '.')],
  [
    'dependency-cruiser',
    () => tool('depcruise', '--config', '.dependency-cruiser.cjs', '--output-type', 'err', ...packages),
  ],
  ['knip', () => tool('knip')],
  ['tsc -b', () => tool('tsc', '-b')],
  ['tsc of the tests', () => tool('tsc', '-p', 'tsconfig.test.json')],
];
if (!process.argv.includes('--without-tests'))
  steps.push(['tests', () => run('npm', 'run', '--silent', 'test')]);

for (const [name, passes] of steps) {
  const started = performance.now();
  const passed = passes();
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  // The tests' own closing line stays the last one.
  if (name !== 'tests' || !passed)
    process.stdout.write(`${passed ? 'ok    ' : 'FAILED'} ${name} (${seconds} s)\n`);
  if (!passed) process.exit(1);
}
