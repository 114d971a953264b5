import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { glueClient } from '../system/glue-client.ts';
import { latchkey } from '../system/latchkey.ts';
import { startStandalone } from '../system/standalone.ts';

const password = 'winding-staircase 41';

describe('latchkey data:backup and data:restore', () => {
  const folder = mkdtempSync(join(tmpdir(), 'latchkey-backup-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const person = (origin: string, email: string) => ({
    register: () =>
      glueClient([origin]).send('POST', '/customers', {
        type: 'customers',
        attributes: {
          email,
          salutation: 'Ms',
          firstName: 'Ada',
          lastName: 'Lock',
          gender: 'Female',
          password,
          confirmPassword: password,
          acceptedTerms: true,
        },
      }),
    logIn: () =>
      glueClient([origin]).send('POST', '/access-tokens', {
        type: 'access-tokens',
        attributes: { username: email, password },
      }),
  });

  it('keep everybody who had registered when it began: under load, killed, restored elsewhere', async () => {
    const running = await startStandalone({ DOUBLE_OPT_IN: 'off' });
    const archive = join(folder, 'latchkey.tar.gz');
    const restored = join(folder, 'restored');
    const registered: string[] = [];
    try {
      const [origin = ''] = running.origins;
      let stop = false;
      const load = async (worker: number): Promise<void> => {
        for (let n = 0; !stop; n += 1) {
          const email = `w${worker}.n${n}@example.com`;
          if ((await person(origin, email).register()).status === 201) registered.push(email);
        }
      };
      const workers = [load(1), load(2), load(3)];
      while (registered.length < 12) await new Promise((resolve) => setImmediate(resolve));
      const before = [...registered];
      const backup = await latchkey(['data:backup', archive, '--json'], { DATA_DIR: running.dataDir });
      expect(backup).toMatchObject({ code: 0, stderr: expect.stringContaining('every secret') });
      expect(registered.length).toBeGreaterThan(before.length);
      expect((statSync(archive).mode & 0o777).toString(8)).toBe('600');
      stop = true;
      await Promise.all(workers);
      await running.process().kill();

      const back = await latchkey(['data:restore', archive], { DATA_DIR: restored });
      expect(back).toMatchObject({ code: 0, stderr: '' });
      for (const [name, mode] of [
        ['', '700'],
        ['secrets.json', '600'],
        ['store/store.mdb', '600'],
      ] as const)
        expect((statSync(join(restored, name)).mode & 0o777).toString(8)).toBe(mode);
      expect(readFileSync(join(restored, 'secrets.json'))).toEqual(
        readFileSync(join(running.dataDir, 'secrets.json')),
      );

      const again = await startStandalone({ DATA_DIR: restored, DOUBLE_OPT_IN: 'off' });
      try {
        for (const email of before) expect((await person(again.origins[0]!, email).logIn()).status).toBe(201);
      } finally {
        await again.stop();
      }
    } finally {
      await running.stop();
    }
  });

  describe('refuse', () => {
    const archive = join(folder, 'latchkey.tar.gz');

    it('to write over anything', async () => {
      const filled = join(folder, 'filled');
      mkdirSync(filled);
      writeFileSync(join(filled, 'something'), '');
      const restored = await latchkey(['data:restore', archive], { DATA_DIR: filled });
      expect(restored).toMatchObject({ code: 2, stderr: expect.stringContaining('is not empty') });
      expect(existsSync(join(filled, 'secrets.json'))).toBe(false);
      const size = statSync(archive).size;
      const backup = await latchkey(['data:backup', archive], { DATA_DIR: join(folder, 'restored') });
      expect(backup).toMatchObject({ code: 2, stderr: expect.stringContaining('exists already') });
      expect(statSync(archive).size).toBe(size);
    });

    it('a damaged archive, another file, and a folder without data', async () => {
      const target = { DATA_DIR: join(folder, 'never') };
      const damaged = join(folder, 'damaged.tar.gz');
      const tar = gunzipSync(readFileSync(archive));
      const at = tar.indexOf('LATCHKEY_TOKEN') + 20;
      tar.writeUInt8(tar.readUInt8(at) ^ 1, at);
      writeFileSync(damaged, gzipSync(tar));
      const flipped = await latchkey(['data:restore', damaged], target);
      expect(flipped).toMatchObject({
        code: 1,
        stderr: expect.stringMatching(/secrets\.json is not what was/),
      });
      writeFileSync(damaged, readFileSync(archive).subarray(0, 5000));
      const cut = await latchkey(['data:restore', damaged], target);
      expect(cut).toMatchObject({ code: 1, stderr: expect.stringContaining('cannot be read as a backup') });
      const other = await latchkey(['data:restore', import.meta.filename], target);
      expect(other.code).toBe(1);
      expect(await latchkey(['data:restore', join(folder, 'missing')], target)).toMatchObject({ code: 2 });
      expect(await latchkey(['data:backup', join(folder, 'new.tar.gz')], target)).toMatchObject({ code: 4 });
      expect(existsSync(target.DATA_DIR)).toBe(false);
      expect(existsSync(join(folder, 'new.tar.gz'))).toBe(false);
    });
  });
});
