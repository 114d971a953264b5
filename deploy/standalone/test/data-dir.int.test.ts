import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDataDir } from '../src/data-dir/open-data-dir.ts';
import { openSecrets } from '../src/secrets/secrets-file.ts';
import { generateSecrets } from '../src/secrets/secrets.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'lk-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const modeOf = (path: string): string => (statSync(path).mode & 0o777).toString(8);

describe('openDataDir', () => {
  it('makes the folder for its owner only', async () => {
    const dir = await openDataDir(join(root, 'a', 'b'));
    expect(modeOf(dir.path)).toBe('700');
    expect(dir.hadStore).toBe(false);
    await dir.release();
  });

  it('closes a folder that was open to others', async () => {
    chmodSync(root, 0o755);
    const dir = await openDataDir(root);
    expect(modeOf(root)).toBe('700');
    await dir.release();
  });

  it('says in a sentence that a file is in the way', async () => {
    writeFileSync(join(root, 'file'), '');
    await expect(openDataDir(join(root, 'file'))).rejects.toThrow(
      /^DATA_DIR .*file cannot be used: .*file\.$/,
    );
    await expect(openDataDir(join(root, 'file', 'below'))).rejects.toThrow(
      /cannot be used: a part of the path is a file\.$/,
    );
  });

  it('lets one in at a time', async () => {
    const first = await openDataDir(root);
    await expect(openDataDir(root, 100)).rejects.toThrow(/^Another Latchkey is running on /);
    await first.release();
    await (await openDataDir(root)).release();
  });

  it('waits for one that is just ending', async () => {
    const first = await openDataDir(root);
    const second = openDataDir(root);
    await new Promise((resolve) => setImmediate(resolve));
    await first.release();
    const next = await second;
    expect(next.path).toBe(first.path);
    await next.release();
  });

  it('takes over what a killed one left behind, and one only of many that try', async () => {
    const holder = spawn(process.execPath, [
      '-e',
      `require('node:net').createServer().listen(${JSON.stringify(join(root, 'instance.sock'))}, () => console.log('held'))`,
    ]);
    await once(holder.stdout, 'data');
    holder.kill('SIGKILL');
    await once(holder, 'exit');
    expect(existsSync(join(root, 'instance.sock'))).toBe(true);
    const tries = await Promise.allSettled(Array.from({ length: 5 }, () => openDataDir(root, 300)));
    const winners = tries.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
    expect(winners).toHaveLength(1);
    await winners[0]!.release();
  });

  it('puts the sockets elsewhere when the path is too long for one', async () => {
    const long = join(root, 'x'.repeat(120));
    const dir = await openDataDir(long);
    expect(dir.path).toBe(long);
    expect(Buffer.byteLength(dir.socket('notification'))).toBeLessThan(100);
    expect(modeOf(join(dir.socket('store'), '..'))).toBe('700');
    await expect(openDataDir(long, 100)).rejects.toThrow(/^Another Latchkey/);
    await dir.release();
    rmSync(join(dir.socket('store'), '..'), { recursive: true });
  });
});

describe('openSecrets', () => {
  const path = (): string => join(root, 'secrets.json');

  it('generates them once, for the owner only, and leaves nothing beside', () => {
    const secrets = openSecrets(path(), false);
    expect(modeOf(path())).toBe('600');
    expect(readdirSync(root)).toEqual(['secrets.json']);
    expect(new Set(Object.values(secrets)).size).toBe(Object.keys(secrets).length);
    expect(openSecrets(path(), true)).toEqual(secrets);
  });

  it('closes a file that was open to others', () => {
    openSecrets(path(), false);
    chmodSync(path(), 0o644);
    openSecrets(path(), true);
    expect(modeOf(path())).toBe('600');
  });

  it('adds what a newer version needs and replaces nothing', () => {
    const { MINT_KEYS } = generateSecrets();
    writeFileSync(path(), JSON.stringify({ MINT_KEYS, OF_LATER: 'kept' }));
    const secrets = openSecrets(path(), true);
    expect(secrets.MINT_KEYS).toBe(MINT_KEYS);
    expect(JSON.parse(readFileSync(path(), 'utf8'))).toEqual({ ...secrets, OF_LATER: 'kept' });
  });

  it('does not start anew beside data that needs the old ones', () => {
    expect(() => openSecrets(path(), true)).toThrow(
      /secrets\.json is missing, and the data beside it cannot be used/,
    );
    expect(existsSync(path())).toBe(false);
  });

  it.each(['{"MINT_KEYS": "abc', '[]', '{"MINT_KEYS": 1}', ''])(
    'refuses a damaged file and repeats nothing of it: %s',
    (text) => {
      writeFileSync(path(), text);
      expect(() => openSecrets(path(), true)).toThrow(
        /cannot be read as the secrets of this Latchkey\. Put it back from a backup\.$/,
      );
      expect(readFileSync(path(), 'utf8')).toBe(text);
    },
  );

  it('knows a half-written file of a killed start for what it is', () => {
    mkdirSync(join(root, 'store'));
    writeFileSync(`${path()}.${process.pid}`, '{"half');
    expect(openSecrets(path(), false)).toEqual(openSecrets(path(), true));
  });
});
