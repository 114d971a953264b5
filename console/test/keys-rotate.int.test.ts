import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSecrets } from '@latchkey/standalone/secrets-file';
import { runConsole } from '../src/run-console.ts';
import { scriptedTerminal } from './scripted-terminal.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lk-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

async function run(line: string, env: Readonly<Record<string, string>>, answers?: readonly string[]) {
  const terminal = scriptedTerminal(answers === undefined ? {} : { answers });
  const code = await runConsole(line.split(' '), {
    env: { XDG_CONFIG_HOME: folder, ...env },
    terminal,
    fetch,
    now: () => 0,
  });
  return { code, out: terminal.out(), error: terminal.error() };
}
const path = (): string => join(folder, 'secrets.json');

describe('keys:rotate on a DATA_DIR', () => {
  it.each([
    ['encryption', 'KEY_ENCRYPTION_KEYS'],
    ['mint', 'MINT_KEYS'],
  ] as const)('puts a new %s key before the others, and changes nothing else', async (kind, name) => {
    const before = openSecrets(path(), false);
    const { code, out } = await run(`keys:rotate ${kind} --yes`, { DATA_DIR: folder });
    expect(code).toBe(0);
    const after = openSecrets(path(), true);
    expect({ ...after, [name]: before[name] }).toEqual(before);
    const [fresh = '', old] = after[name].split(',');
    expect(old).toBe(before[name]);
    expect(fresh).toMatch(/^[0-9a-f]{8}:[\w-]{43}$/);
    expect(out).toContain(fresh.split(':')[0]);
    expect(out).not.toContain(fresh.split(':')[1]);
    expect((statSync(path()).mode & 0o777).toString(8)).toBe('600');
  });

  it('asks first, and does nothing without a yes', async () => {
    openSecrets(path(), false);
    const before = readFileSync(path(), 'utf8');
    expect((await run('keys:rotate mint', { DATA_DIR: folder }, ['n'])).code).toBe(6);
    expect((await run('keys:rotate mint', { DATA_DIR: folder })).code).toBe(6);
    expect(readFileSync(path(), 'utf8')).toBe(before);
    expect((await run('keys:rotate mint', { DATA_DIR: folder }, ['y'])).code).toBe(0);
  });

  it('says that there are no secrets', async () => {
    const { code, error } = await run('keys:rotate mint --yes', { DATA_DIR: folder });
    expect([code, error]).toEqual([1, expect.stringContaining('does not exist')]);
  });
});

describe('keys:rotate --print', () => {
  it('makes the next value of the one in the environment, when it is asked to', async () => {
    const first = await run('keys:rotate mint --print', { MINT_KEYS: 'a:x,b:y' });
    expect(first.out).toMatch(/^MINT_KEYS=[0-9a-f]{8}:[\w-]{43},a:x,b:y\n$/);
    const second = await run('keys:rotate encryption --print --second', { KEY_ENCRYPTION_KEYS: 'a:x,b:y' });
    expect(second.out).toMatch(/^KEY_ENCRYPTION_KEYS=a:x,[0-9a-f]{8}:[\w-]{43},b:y\n$/);
    expect((await run('keys:rotate mint --print', {})).code).toBe(2);
    expect((await run('keys:rotate mint --second', {})).code).toBe(2);
    expect((await run('keys:rotate signing --print', {})).code).toBe(2);
  });
});
