import { Counter } from 'prom-client';
import { createMetrics, startHealthServer, type HealthServer } from '../src/health/index.ts';

describe('health server', () => {
  let server: HealthServer;
  let stopping = false;
  let bus = true;
  let mongo: () => boolean | Promise<boolean> = () => true;
  const metrics = createMetrics('test');
  const get = (path: string, method = 'GET'): Promise<Response> =>
    fetch(`http://127.0.0.1:${server.port}${path}`, { method });

  beforeAll(async () => {
    const checks = {
      ready: { mongo: () => mongo() },
      degraded: { bus: () => bus },
      stopping: () => stopping,
    };
    server = await startHealthServer({ host: '127.0.0.1', port: 0, checks, metrics });
  });
  beforeEach(() => {
    stopping = false;
    mongo = () => true;
    bus = true;
  });
  afterAll(() => server.stop());

  it('is ready while every check holds', async () => {
    const answer = await get('/health/ready');
    expect(answer.status).toBe(200);
    expect(await answer.json()).toEqual({ status: 'ready', checks: { mongo: true, bus: true } });
  });

  it.each([
    ['says no', () => false],
    ['throws', () => Promise.reject(new Error('cut off'))],
    ['does not answer', () => new Promise<boolean>(() => undefined)],
  ])('is not ready, and names the check, when it %s', async (_, check) => {
    mongo = check;
    const answer = await get('/health/ready');
    expect(answer.status).toBe(503);
    expect(await answer.json()).toEqual({ status: 'not-ready', checks: { mongo: false, bus: true } });
    expect((await get('/health/live')).status).toBe(200);
  });

  it('stays ready without what calls can do without, and says that it is degraded', async () => {
    bus = false;
    const answer = await get('/health/ready');
    expect(answer.status).toBe(200);
    expect(await answer.json()).toEqual({ status: 'degraded', checks: { mongo: true, bus: false } });
    mongo = () => false;
    expect((await get('/health/ready')).status).toBe(503);
  });

  it('is not ready while stopping, and still live', async () => {
    stopping = true;
    const answer = await get('/health/ready');
    expect([answer.status, ((await answer.json()) as { status: string }).status]).toEqual([503, 'stopping']);
    expect((await get('/health/live')).status).toBe(200);
  });

  it('shows the metrics under the name of the service', async () => {
    new Counter({ name: 'mails_total', help: 'x', registers: [metrics] }).inc(3);
    const answer = await get('/metrics');
    expect(answer.headers.get('content-type')).toContain('text/plain');
    const text = await answer.text();
    expect(text).toContain('mails_total{service="test"} 3');
    expect(text).toContain('nodejs_eventloop_lag_seconds');
  });

  it.each(['/', '/health', '/metrics/x', '/constructor', '/__proto__'])('answers 404 to %s', async (path) => {
    expect((await get(path)).status).toBe(404);
  });

  it('answers 404 to anything but GET', async () => {
    expect((await get('/health/live', 'POST')).status).toBe(404);
  });

  it('says which port is taken', async () => {
    const checks = { ready: {}, stopping: () => false };
    await expect(
      startHealthServer({ host: '127.0.0.1', port: server.port, checks, metrics }),
    ).rejects.toMatchObject({
      code: 'EADDRINUSE',
      port: server.port,
    });
  });
});
