import { spawnSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const repository = join(import.meta.dirname, '..', '..', '..');

/** A repository with bundle.mjs and a small process: a thread of its own, a file it reads, a package in CommonJS. */
let root: string;
beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'lk-')));
  write('node_modules/.package-lock.json', '{}');
  symlinkSync(join(repository, 'node_modules', 'esbuild'), join(root, 'node_modules', 'esbuild'));
  write('node_modules/shout/package.json', '{ "main": "index.js" }');
  write(
    'node_modules/shout/index.js',
    "exports.end = require('node:path').basename('/a/!').replace(/[—]|$/, '—'); // −",
  );
  write('deploy/standalone/package.json', '{ "type": "module" }');
  cpSync(join(repository, 'deploy/standalone/bundle.mjs'), join(root, 'deploy/standalone/bundle.mjs'));
  built('main.js', "import './store/start.js';");
  built(
    'store/start.js',
    `import { readFileSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { end } from 'shout';
console.log(process.argv[1], readFileSync(new URL('./text.txt', import.meta.url), 'utf8') + end);
new Worker(new URL('./store-thread.js', import.meta.url));`,
  );
  built('store/store-thread.js', "console.log(process.argv[1], 'thread');");
  built('store/text.txt', 'one');
  built('.tsbuildinfo', '{}');
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function write(path: string, content: string): void {
  mkdirSync(join(root, path, '..'), { recursive: true });
  writeFileSync(join(root, path), content);
}
const built = (path: string, content: string): void => write(`deploy/standalone/dist/${path}`, content);

function node(...args: string[]): string {
  const { stdout, stderr } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' });
  return `${stdout}${stderr}`.trim();
}
const call = (name: string): string =>
  node(
    '--input-type=module',
    '-e',
    `import * as b from './deploy/standalone/bundle.mjs'; console.log(await b.${name}());`,
  );
const startFile = (): string => call('startFile');
const makeBundle = (): string => call('makeBundle');

const dist = (path: string): string => join(root, 'deploy/standalone/dist', path);
const bundle = (): string => dist('bundle/main.js');
const modules = (): string => dist('main.js');

describe('the bundle of standalone', () => {
  it('does what the modules do, and finds their files', () => {
    expect(startFile()).toBe(modules());
    expect(node(modules())).toBe(`${modules()} one!—\n${dist('store/store-thread.js')} thread`);
    expect(makeBundle()).toBe('undefined');
    expect(startFile()).toBe(bundle());
    // One byte a character: see bundle.mjs.
    expect(readFileSync(bundle(), 'utf8')).not.toMatch(/[—−]/);
    expect(node(bundle())).toBe(`${bundle()} one!—\n${dist('bundle/store-thread.js')} thread`);
  });

  it.each([
    'deploy/standalone/dist/.tsbuildinfo',
    'deploy/standalone/package.json',
    'node_modules/.package-lock.json',
  ])('is not started once %s has changed, until it is made again', (path) => {
    makeBundle();
    write(path, '{ "type": "module"}');
    expect(startFile()).toBe(modules());
    makeBundle();
    expect(startFile()).toBe(bundle());
  });

  it('is made again after it was cut off, and not without need', () => {
    write('deploy/standalone/dist/bundle.new/main.js', 'half');
    makeBundle();
    expect(startFile()).toBe(bundle());
    const { ino } = statSync(bundle());
    makeBundle();
    expect(statSync(bundle()).ino).toBe(ino);
  });

  it('is nothing without a build', () => {
    rmSync(modules());
    expect(startFile()).toBe('undefined');
  });
});
