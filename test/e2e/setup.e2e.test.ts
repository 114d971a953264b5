import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const scripts = join(import.meta.dirname, '..', '..', 'scripts');

/** A project with no dependency but a compiler of its own; it and what makes the bundle note when they are called. */
let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'lk-'));
  mkdirSync(join(root, 'scripts'));
  for (const name of ['setup.mjs', 'node-version.mjs'])
    cpSync(join(scripts, name), join(root, 'scripts', name));
  write('compiler/package.json', { name: 'typescript', version: '1.0.0' });
  write(
    'compiler/bin/tsc',
    `require('node:fs').appendFileSync(${JSON.stringify(join(root, 'builds'))}, 'x');`,
  );
  write(
    'deploy/standalone/bundle.mjs',
    `import { appendFileSync } from 'node:fs';
    export const makeBundle = async () => appendFileSync(${JSON.stringify(join(root, 'bundles'))}, 'x');`,
  );
  project('1.0.0');
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function write(path: string, content: unknown): void {
  mkdirSync(join(root, path, '..'), { recursive: true });
  writeFileSync(join(root, path), typeof content === 'string' ? content : JSON.stringify(content));
}

function project(version: string): void {
  const dependencies = { typescript: 'file:compiler' };
  write('package.json', { name: 'p', version: '1.0.0', dependencies });
  write('compiler/package.json', { name: 'typescript', version });
  write('package-lock.json', {
    name: 'p',
    version: '1.0.0',
    lockfileVersion: 3,
    requires: true,
    packages: {
      '': { name: 'p', version: '1.0.0', dependencies },
      compiler: { name: 'typescript', version },
      'node_modules/typescript': { resolved: 'compiler', link: true },
    },
  });
}

function setup(...nodeOptions: string[]): { status: number | null; output: string } {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [...nodeOptions, join(root, 'scripts/setup.mjs')],
    {
      encoding: 'utf8',
      env: {
        PATH: process.env['PATH'],
        HOME: root,
        npm_config_offline: 'true',
        npm_config_update_notifier: 'false',
      },
    },
  );
  return { status, output: `${stdout}${stderr}` };
}

const calls = (of: 'builds' | 'bundles'): number =>
  existsSync(join(root, of)) ? readFileSync(join(root, of), 'utf8').length : 0;

describe('scripts/setup.mjs', () => {
  it('installs, builds and bundles in a fresh clone, then does not install again, and says what it does', () => {
    const first = setup();
    expect(first).toMatchObject({ status: 0 });
    expect(first.output).toMatch(/^Installing dependencies/);
    expect([calls('builds'), calls('bundles')]).toEqual([1, 1]);
    const second = setup();
    expect(second.output).not.toContain('Installing');
    expect([calls('builds'), calls('bundles')]).toEqual([2, 2]);
  });

  it('installs again when node_modules is gone or was left half-way', () => {
    setup();
    rmSync(join(root, 'node_modules', '.package-lock.json'));
    expect(setup().output).toContain('Installing');
    rmSync(join(root, 'node_modules'), { recursive: true });
    expect(setup().output).toContain('Installing');
  });

  it('says in a sentence what stopped it', () => {
    write('compiler/bin/tsc', 'process.exit(2);');
    const failed = setup();
    expect(failed.status).toBe(1);
    expect(failed.output).toMatch(/Latchkey's set-up stopped: the build failed\.\n$/);
    write('compiler/bin/tsc', '');
    write(
      'deploy/standalone/bundle.mjs',
      "export const makeBundle = async () => { throw new Error('why'); };",
    );
    expect(setup().output).toMatch(/Latchkey's set-up stopped: the bundle failed \(why\)\.\n$/);
    write('package-lock.json', {
      lockfileVersion: 3,
      packages: { 'node_modules/missing': { version: '1.0.0' } },
    });
    expect(setup().output).toMatch(/Latchkey's set-up stopped: npm ci failed\.\n$/);
  });

  it('says in a sentence that Node is too old', () => {
    const old = join(root, 'old-node.cjs');
    writeFileSync(
      old,
      "Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '18.20.0' } });",
    );
    expect(setup('--require', old)).toEqual({
      status: 1,
      output: 'Latchkey needs Node 20.19 or newer in the 20 line, or 22.12 or newer; this is 18.20.0.\n',
    });
  });

  it('takes over from a set-up that was killed', () => {
    write('.latchkey-setup', '999999999');
    expect(setup().status).toBe(0);
    expect(existsSync(join(root, '.latchkey-setup'))).toBe(false);
  });
});
