import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConfigError } from '@latchkey/kit/config';
import { silentLogger as logger } from '@latchkey/kit/logging';
import { connectAmqpBus } from '@latchkey/kit/messaging';
import { connectMongo } from '@latchkey/kit/mongo';
import { amqpAddresses } from '../src/messaging/amqp-address.ts';

describe('the broker’s addresses', () => {
  it('are tried in turn, with a heartbeat unless the URL has one', () => {
    const addresses = amqpAddresses({
      url: 'amqp://a:b@127.0.0.1:1/v, amqp://localhost:2?heartbeat=30',
      logger,
    });
    expect(addresses.map(({ url }) => url)).toEqual([
      'amqp://a:b@127.0.0.1:1/v?heartbeat=10',
      'amqp://localhost:2?heartbeat=30',
    ]);
    expect(addresses.map(({ name }) => name)).toEqual(['127.0.0.1:1', 'localhost:2']);
  });

  it.each(['amqp://10.0.0.1', 'amqp://127.0.0.1,amqp://rabbit:5672'])(
    'refuse %s without TLS',
    async (url) => {
      const message = await connectAmqpBus({ url, logger }).catch(String);
      expect(message).toMatch(/needs TLS: write amqps:\/\/ in AMQP_URL, or set ALLOW_PLAINTEXT=1/);
      expect(amqpAddresses({ url, allowPlaintext: true, logger })).toHaveLength(url.split(',').length);
    },
  );

  it.each(['', 'http://127.0.0.1', 'amqp:', 'in-process:'])('refuse %p without repeating it', async (url) => {
    await expect(connectAmqpBus({ url, logger })).rejects.toBeInstanceOf(ConfigError);
  });

  it('read the TLS files for amqps:// only, and say which one is missing', () => {
    const directory = mkdtempSync(join(tmpdir(), 'lk-'));
    const tls = {
      caFile: join(directory, 'ca.pem'),
      certFile: join(directory, 'cert.pem'),
      keyFile: join(directory, 'key.pem'),
    };
    expect(() => amqpAddresses({ url: 'amqps://rabbit', tls, logger })).toThrow(/ca\.pem cannot be read/);
    for (const [name, file] of Object.entries(tls)) writeFileSync(file, name);
    const [secure, plain] = amqpAddresses({ url: 'amqps://rabbit,amqp://[::1]', tls, logger });
    expect(secure?.socket).toMatchObject({
      ca: Buffer.from('caFile'),
      cert: Buffer.from('certFile'),
      key: Buffer.from('keyFile'),
    });
    expect(plain?.socket).not.toHaveProperty('ca');
    rmSync(directory, { recursive: true });
  });
});

describe('the store’s address', () => {
  const options = { appName: 'test', logger };

  it.each([
    'mongodb://10.0.0.1/a',
    'mongodb://127.0.0.1,db.example/a',
    'mongodb+srv://db.example/a?tls=false',
  ])('refuses %s without TLS', async (uri) => {
    await expect(connectMongo({ uri, ...options })).rejects.toThrow(
      /needs TLS: write tls=true into MONGODB_URI/,
    );
  });

  it('refuses what is no address without repeating its password', async () => {
    const failure: unknown = await connectMongo({ uri: 'mongo://me:secret@127.0.0.1/a', ...options }).catch(
      (error: unknown) => error,
    );
    expect(failure).toBeInstanceOf(ConfigError);
    expect(String(failure)).not.toContain('secret');
  });
});
