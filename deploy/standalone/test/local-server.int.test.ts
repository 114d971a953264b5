import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { announceLocalServer, connectableOrigin, findLocalServer } from '../src/local-server.ts';
import { openSecrets } from '../src/secrets/secrets-file.ts';

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'lk-'));
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

describe('the server of a DATA_DIR', () => {
  it('is found while it runs, with the token of its operator', () => {
    expect(findLocalServer(dataDir)).toBeUndefined();
    const { LATCHKEY_TOKEN } = openSecrets(join(dataDir, 'secrets.json'), false);
    expect(findLocalServer(dataDir)).toBeUndefined();
    const announced = announceLocalServer(dataDir, 'http://127.0.0.1:8080');
    expect(findLocalServer(dataDir)).toEqual({ origin: 'http://127.0.0.1:8080', token: LATCHKEY_TOKEN });
    expect((statSync(join(dataDir, 'server.json')).mode & 0o777).toString(8)).toBe('600');
    expect(readdirSync(dataDir).sort()).toEqual(['secrets.json', 'server.json']);
    announced.retract();
    expect(findLocalServer(dataDir)).toBeUndefined();
  });

  it('is announced anew by the start after a crash', () => {
    openSecrets(join(dataDir, 'secrets.json'), false);
    announceLocalServer(dataDir, 'http://127.0.0.1:1');
    announceLocalServer(dataDir, 'http://127.0.0.1:2');
    expect(findLocalServer(dataDir)?.origin).toBe('http://127.0.0.1:2');
  });

  it.each(['', '{', '[]', '{"origin":"file:///etc/passwd"}'])(
    'is not found by a damaged file: %s',
    (text) => {
      openSecrets(join(dataDir, 'secrets.json'), false);
      writeFileSync(join(dataDir, 'server.json'), text);
      expect(findLocalServer(dataDir)).toBeUndefined();
    },
  );

  it.each([
    ['127.0.0.1', 'http://127.0.0.1:80'],
    ['localhost', 'http://localhost:80'],
    ['0.0.0.0', 'http://127.0.0.1:80'],
    ['::', 'http://[::1]:80'],
    ['::1', 'http://[::1]:80'],
  ])('listens on %s and is reached at %s', (HOST, origin) => {
    expect(connectableOrigin({ HOST, PORT: 80 })).toBe(origin);
  });
});
