import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lookAtDataDir } from '../src/doctor/look-at-data-dir.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lk-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const problems = (env: Readonly<Record<string, string>> = {}, running = false) =>
  lookAtDataDir(folder, env, running)
    .filter(({ name }) => name !== 'disk')
    .flatMap(({ state, problem }) => (problem === undefined ? [] : [`${state} ${problem}`]));

describe('what can be seen of a DATA_DIR without its server', () => {
  it('is nothing where it is closed and whole', () => {
    writeFileSync(join(folder, 'secrets.json'), '{}', { mode: 0o600 });
    expect(problems()).toEqual([]);
    const disk = lookAtDataDir(folder, {}, false).find(({ name }) => name === 'disk');
    expect(Number(disk?.facts['freeBytes'])).toBeLessThan(Number(disk?.facts['totalBytes']));
  });

  it('is a folder or secrets that others can read', () => {
    writeFileSync(join(folder, 'secrets.json'), '{}', { mode: 0o644 });
    expect(problems()).toEqual(['fault open-to-others']);
    chmodSync(join(folder, 'secrets.json'), 0o600);
    chmodSync(folder, 0o750);
    expect(problems()).toEqual(['fault open-to-others']);
  });

  it('is data without its secrets', () => {
    mkdirSync(join(folder, 'store'));
    expect(problems()).toEqual(['fault secrets-missing']);
  });

  it('is an environment that no start would take, a fault when none runs', () => {
    const env = { PORT: 'x', PASSWORD_MIN_LENGTH: '1' };
    expect(problems(env)).toEqual(['fault not-valid']);
    expect(problems(env, true)).toEqual(['warning not-valid']);
    const [configuration] = lookAtDataDir(folder, env, false);
    expect(configuration?.facts['faults']).toMatch(/PORT.*PASSWORD_MIN_LENGTH/);
  });

  it('is that there is none', () => {
    expect(lookAtDataDir(join(folder, 'none'), {}, false)[1]).toMatchObject({ problem: 'missing' });
  });
});
