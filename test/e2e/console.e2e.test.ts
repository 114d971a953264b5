import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import mongoose from 'mongoose';

const latchkey = join(import.meta.dirname, '..', '..', 'console', 'bin', 'latchkey.mjs');

function run(...args: string[]): { status: number | null; stdout: string; stderr: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [latchkey, ...args], { encoding: 'utf8' });
  return { status, stdout, stderr };
}

describe('latchkey', () => {
  it('tells its commands and its version', () => {
    const { status, stdout } = run('--help');
    expect(status).toBe(0);
    for (const command of ['keys:generate', 'store', 'user:create'])
      expect(stdout).toContain(`  ${command} `);
    expect(run('--version')).toEqual({ status: 0, stdout: '0.1.0\n', stderr: '' });
  });

  it.each([
    ['nonsense', /unknown command 'nonsense'/],
    ['store', /required option '--listen/],
    ['store --listen nowhere --data-dir x', /host:port is expected/],
    ['store --data-dir x --listen 127.0.0.1:0 --shiny', /unknown option '--shiny'/],
  ])('refuses "%s" with exit code 2', (line, sentence) => {
    const { status, stderr } = run(...line.split(' '));
    expect(status).toBe(2);
    expect(stderr).toMatch(sentence);
    expect(stderr).not.toContain('    at ');
  });
});

describe('latchkey store', () => {
  let dataDir: string;
  beforeEach(() => {
    dataDir = mkdtempSync(join(tmpdir(), 'lk-'));
  });
  afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

  it('serves mongoose, keeps what it acknowledged, and stops on SIGTERM with exit code 0', async () => {
    for (const expected of [0, 1]) {
      const child = spawn(process.execPath, [
        latchkey,
        'store',
        '--listen',
        '127.0.0.1:0',
        '--data-dir',
        dataDir,
      ]);
      const exited = once(child, 'exit');
      const [line] = (await once(child.stdout.setEncoding('utf8'), 'data')) as [string];
      const [, uri = ''] = /MONGODB_URI=(\S+)/.exec(line) ?? [];
      const connection = await mongoose.createConnection(uri).asPromise();
      const things = connection.collection<{ _id: string }>('things');
      expect(await things.countDocuments()).toBe(expected);
      await things.insertOne({ _id: String(expected) });
      await connection.close();
      child.kill('SIGTERM');
      expect((await exited)[0]).toBe(0);
    }
  });

  it('says in a sentence why it cannot start', async () => {
    const squatter = createServer().listen(0, '127.0.0.1');
    await once(squatter, 'listening');
    const { port } = squatter.address() as AddressInfo;
    expect(run('store', '--listen', `127.0.0.1:${port}`, '--data-dir', dataDir)).toEqual({
      status: 1,
      stdout: '',
      stderr: `127.0.0.1:${port} is in use by another process. Stop that one or listen on another port.\n`,
    });
    squatter.close();
    expect(run('store', '--listen', '0.0.0.0:0', '--data-dir', dataDir)).toMatchObject({
      status: 1,
      stderr: expect.stringMatching(/loopback only/),
    });
  });
});

describe('latchkey keys:generate', () => {
  const parse = (text: string): Record<string, string> =>
    Object.fromEntries(
      text
        .split('\n')
        .filter((line) => line.includes('='))
        .map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
    );

  it('gives each service its part, fresh each time, and all of them the same credentials', () => {
    const blocks = run('keys:generate').stdout.split('\n\n');
    const [identity, customer, notification, gateway] = blocks.map(parse);
    expect(identity!['RPC_CALLERS']).toBe(
      `gateway=${gateway!['RPC_CREDENTIAL']},customer=${customer!['RPC_CREDENTIAL']},notification=${notification!['RPC_CREDENTIAL']}`,
    );
    expect(Object.keys(gateway!)).toEqual(['RPC_CREDENTIAL', 'ADMIN_TOKENS']);
    expect(run('keys:generate').stdout).not.toContain(identity!['MINT_KEYS']);
  });

  it('writes files for their owner only, and never over others', () => {
    const folder = mkdtempSync(join(tmpdir(), 'lk-'));
    try {
      const into = join(folder, 'env');
      expect(run('keys:generate', '--into', into)).toMatchObject({ status: 0, stderr: '' });
      for (const name of ['identity', 'customer', 'notification', 'gateway']) {
        expect((statSync(join(into, `${name}.env`)).mode & 0o777).toString(8)).toBe('600');
      }
      const before = readFileSync(join(into, 'identity.env'), 'utf8');
      expect(run('keys:generate', '--into', into)).toMatchObject({
        status: 1,
        stderr: expect.stringMatching(/identity\.env exists already and is left as it is/),
      });
      expect(readFileSync(join(into, 'identity.env'), 'utf8')).toBe(before);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
