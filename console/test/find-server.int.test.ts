import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findOrigin, findServer } from '../src/server/find-server.ts';
import { forgetSession, storeSession } from '../src/server/session-file.ts';

const now = Date.parse('2026-11-24T12:00:00.000Z');
let folder: string;
let home: { XDG_CONFIG_HOME: string };
let running: { DATA_DIR: string };
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lk-'));
  home = { XDG_CONFIG_HOME: join(folder, 'config') };
  running = { DATA_DIR: folder };
  writeFileSync(join(folder, 'server.json'), '{"origin":"http://127.0.0.1:8080"}');
  writeFileSync(join(folder, 'secrets.json'), '{"LATCHKEY_TOKEN":"of-the-data-dir"}');
});
afterEach(() => rmSync(folder, { recursive: true }));

const logIn = (origin: string, expiresAt = '2026-11-24T13:00:00.000Z'): void =>
  storeSession(home, { origin, name: 'ada@shop.example', token: 'of-ada', expiresAt });

function refusalOf(env: Readonly<Record<string, string>>): unknown {
  try {
    return findServer(env, now);
  } catch (error) {
    return error;
  }
}

describe('the server of a command', () => {
  it('is that of DATA_DIR, as its operator', () => {
    expect(findServer({ ...home, ...running }, now)).toEqual({
      origin: 'http://127.0.0.1:8080',
      token: 'of-the-data-dir',
      as: 'operator',
    });
  });

  it('is that of LATCHKEY_URL, as the holder of the token', () => {
    const env = { ...home, LATCHKEY_URL: 'https://shop.example/', LATCHKEY_TOKEN: 'mine' };
    expect(findServer(env, now)).toEqual({
      origin: 'https://shop.example',
      token: 'mine',
      as: 'LATCHKEY_TOKEN',
    });
    expect(refusalOf({ ...home, LATCHKEY_URL: 'https://shop.example' })).toMatchObject({
      failure: 'refused',
      message: expect.stringContaining('latchkey login'),
    });
  });

  it('is the one somebody has logged in to, as that person, until the session ends', () => {
    logIn('https://shop.example');
    const person = { origin: 'https://shop.example', token: 'of-ada', as: 'ada@shop.example' };
    expect(findServer(home, now)).toEqual(person);
    expect(findServer({ ...home, LATCHKEY_URL: 'https://shop.example' }, now)).toEqual(person);
    expect(findServer({ ...home, ...running }, now).as).toBe('operator');
    expect(() => findServer(home, now + 3_600_000)).toThrow(/session of ada@shop.example has ended/);
    expect(findOrigin(home)).toBe('https://shop.example');
    forgetSession(home);
    expect(refusalOf({ ...home, DATA_DIR: join(folder, 'other') })).toMatchObject({
      failure: 'unreachable',
    });
  });

  it('acts as the person also on a DATA_DIR', () => {
    logIn('http://127.0.0.1:8080');
    expect(findServer({ ...home, ...running }, now).as).toBe('ada@shop.example');
  });

  it('keeps the session for its owner only', () => {
    logIn('https://shop.example');
    const { mode } = statSync(join(home.XDG_CONFIG_HOME, 'latchkey', 'session.json'));
    expect((mode & 0o777).toString(8)).toBe('600');
  });
});
