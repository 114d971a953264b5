import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Writable } from 'node:stream';
import { createLogger } from '@latchkey/kit/logging';
import { login, rejects } from './glue/case.ts';
import { document, jsonApi, startGateway, type TestGateway } from './harness.ts';

const started: TestGateway[] = [];
const start = async (options: Parameters<typeof startGateway>[0] = {}): Promise<TestGateway> => {
  const gateway = await startGateway(options);
  started.push(gateway);
  return gateway;
};
afterEach(async () => {
  await Promise.all(started.splice(0).map((gateway) => gateway.stop()));
});

describe('outside the groups', () => {
  it('names the groups to people and to programs', async () => {
    const gateway = await start();
    const page = await gateway.send('GET', '/', { headers: { Accept: 'text/html,*/*;q=0.8' } });
    const json = await gateway.send('GET', '/');
    expect([page.status, page.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
    expect(page.text).toContain('/glue');
    expect(JSON.parse(json.text)).toMatchObject({ name: 'Ada & Sons' });
  });

  it('publishes the keys of access tokens', async () => {
    const gateway = await start();
    const answer = await gateway.send('GET', '/.well-known/jwks.json');
    expect(JSON.parse(answer.text)).toMatchObject({ keys: [{ kid: 'k1', alg: 'ES256' }] });
    expect(answer.text).not.toContain('"d"');
    expect(answer.headers).toMatchObject({
      'cache-control': 'public, max-age=300',
      'access-control-allow-origin': '*',
    });
  });

  it('answers problems where no group has its own way', async () => {
    const gateway = await start();
    gateway.identity.GetJwks = rejects('unavailable');
    const keys = await gateway.send('GET', '/.well-known/jwks.json');
    const nothing = await gateway.send('GET', '/nothing/here');
    expect([keys.status, keys.headers['retry-after'], JSON.parse(keys.text)]).toMatchObject([
      503,
      '2',
      { code: 'unavailable' },
    ]);
    expect([nothing.status, JSON.parse(nothing.text)]).toEqual([
      404,
      { type: 'about:blank', status: 404, title: 'Not found.' },
    ]);
    expect(nothing.headers).toMatchObject({
      'content-type': 'application/problem+json',
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
      'x-frame-options': 'DENY',
    });
    expect(nothing.headers['x-powered-by']).toBeUndefined();
  });

  it('takes more routes before its 404', async () => {
    const gateway = await start({
      routes: (app) => app.get('/mailbox', (_request, response) => void response.end('mails')),
    });
    expect((await gateway.send('GET', '/mailbox')).text).toBe('mails');
  });
});

describe('who asks', () => {
  const addressSeen = async (env: Record<string, string>): Promise<unknown> => {
    const gateway = await start({ env });
    await gateway.send('POST', '/glue/access-tokens', {
      headers: { ...jsonApi, 'X-Forwarded-For': '203.0.113.9, 10.0.0.1' },
      body: document('access-tokens', login),
    });
    return (gateway.calls[0]?.request as { client: { address: string } }).client.address;
  };

  it('is the peer, whatever X-Forwarded-For says', async () => {
    expect(await addressSeen({})).toBe('127.0.0.1');
  });

  it('is told by trusted proxies', async () => {
    expect(await addressSeen({ TRUSTED_PROXIES: 'loopback, 10.0.0.0/8' })).toBe('203.0.113.9');
  });
});

describe('the log', () => {
  it('holds the template of the route and nothing a person typed', async () => {
    const lines: string[] = [];
    const destination = new Writable({
      write: (chunk: Buffer, _encoding, done) => {
        lines.push(chunk.toString());
        done();
      },
    });
    const gateway = await start({ logger: createLogger({ service: 'gateway', destination }) });
    await gateway.send('POST', '/glue/access-tokens', {
      headers: jsonApi,
      body: document('access-tokens', login),
    });
    await gateway.send('GET', '/glue/customers/secret-reference', {
      headers: { Accept: '*/*', Authorization: `Bearer ${await gateway.token()}` },
    });
    await gateway.send('GET', '/account/restore?token=SECRET-token');
    await gateway.send('GET', '/SECRET-path');
    gateway.identity.Authenticate = () => Promise.reject(new Error('a fault'));
    await gateway.send('POST', '/glue/access-tokens', {
      headers: jsonApi,
      body: document('access-tokens', login),
    });

    const entries = lines.map((line) => JSON.parse(line) as { msg: string; route?: string; status?: number });
    expect(
      entries.filter(({ msg }) => msg === 'request').map(({ route, status }) => [route, status]),
    ).toEqual([
      ['/glue/access-tokens', 201],
      ['/glue/customers/:id', 404],
      ['/account/restore', 303],
      ['unmatched', 404],
      ['/glue/access-tokens', 500],
    ]);
    expect(entries.filter(({ msg }) => msg === 'request failed')).toHaveLength(1);
    expect(lines.join('')).not.toMatch(/secret|ada@example|whatever/i);
  });
});

describe('health and metrics', () => {
  it('are on a port of their own, and count by the route’s template', async () => {
    const port = await freePort();
    const gateway = await start({ env: { HEALTH_LISTEN: `127.0.0.1:${port}` } });
    const read = async (path: string): Promise<[number, string]> => {
      const answer = await fetch(`http://127.0.0.1:${port}${path}`);
      return [answer.status, await answer.text()];
    };
    gateway.identity.GetJwks = rejects('unavailable');
    expect((await read('/health/ready'))[0]).toBe(503);
    gateway.restore();
    expect((await read('/health/ready'))[0]).toBe(200);
    await gateway.send('GET', '/account/restore?token=SECRET');
    await gateway.send('GET', '/SECRET');
    const [, metrics] = await read('/metrics');
    expect(metrics).toMatch(
      /^http_request_duration_seconds_count\{.*route="\/account\/restore",status="303".*\} 1$/m,
    );
    expect(metrics).toMatch(/^http_request_duration_seconds_count\{.*route="unmatched",status="404".*\} 1$/m);
    expect(metrics).not.toContain('SECRET');
  });
});

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

describe('starting and stopping', () => {
  it('fails with Node’s own error when the port is busy', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => other.once('listening', resolve));
    const { port } = other.address() as AddressInfo;
    try {
      await expect(startGateway({ env: { PORT: String(port) } })).rejects.toMatchObject({
        code: 'EADDRINUSE',
      });
    } finally {
      other.close();
    }
  });

  it('finishes what is in flight, and takes nothing new', async () => {
    const gateway = await startGateway();
    let answer!: () => void;
    const asked = new Promise<void>((resolve) => {
      gateway.identity.RequestReset = () => {
        resolve();
        return new Promise((done) => (answer = () => done({})));
      };
    });
    const forgot = gateway.send('POST', '/glue/customer-forgotten-password', {
      headers: jsonApi,
      body: document('customer-forgotten-password', { email: 'ada@example.com' }),
    });
    await asked;
    const stopped = gateway.stop();
    await expect(gateway.send('GET', '/')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
    answer();
    expect((await forgot).status).toBe(204);
    await stopped;
  });
});
