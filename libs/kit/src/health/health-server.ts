import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Registry } from 'prom-client';
import { delay } from '../clock/index.ts';

/** A check that has not answered by then counts as false; probes of Kubernetes give up after 1 s by default. */
const checkWithinMs = 800;

/** Answers /health/live, /health/ready and /metrics on a port of its own. */
export interface HealthServer {
  readonly port: number;
  stop(): Promise<void>;
}

type Checks = Readonly<Record<string, () => boolean | Promise<boolean>>>;

export interface HealthChecks {
  /** Whether what every call needs can be used now; ready is 200 when all are true and the process is not stopping. */
  ready: Checks;
  /**
   * What calls can do without for a while, such as the bus, whose events wait in the store. When one is false the copy
   * stays ready, and says that it is degraded: turning callers away would only make a small fault a large one.
   */
  degraded?: Checks;
  stopping: () => boolean;
}

interface Answer {
  status: number;
  type: string;
  body: string;
}

/**
 * - `GET /health/live`: 200 as long as the process answers at all.
 * - `GET /health/ready`: 200 or 503, `{"status":"ready"|"degraded"|"not-ready"|"stopping","checks":{"mongo":true,…}}`;
 *   degraded is 200 too.
 * - `GET /metrics`: Prometheus text format. Anything else: 404.
 * @param options port 0 takes a free one
 * @throws the system's error when the port is taken (code EADDRINUSE)
 */
export async function startHealthServer(options: {
  host: string;
  port: number;
  checks: HealthChecks;
  metrics: Registry;
}): Promise<HealthServer> {
  const routes = new Map<string, () => Promise<Answer>>(
    Object.entries({
      '/health/live': () => Promise.resolve(json(200, { status: 'live' })),
      '/health/ready': () => readiness(options.checks),
      '/metrics': async () => ({
        status: 200,
        type: options.metrics.contentType,
        body: await options.metrics.metrics(),
      }),
    }),
  );
  const server = createServer((request, response) => {
    const route = request.method === 'GET' ? routes.get(request.url?.split('?')[0] ?? '') : undefined;
    const answer = route?.() ?? Promise.resolve(json(404, { status: 'not-found' }));
    void answer
      .catch(() => json(500, { status: 'failed' }))
      .then(({ status, type, body }) => response.writeHead(status, { 'content-type': type }).end(body));
  });
  await listen(server, options.host, options.port);
  return { port: (server.address() as AddressInfo).port, stop: () => close(server) };
}

async function readiness({ ready, degraded = {}, stopping }: HealthChecks): Promise<Answer> {
  const [needed, wished] = await Promise.all([outcomes(ready), outcomes(degraded)]);
  const good = !stopping() && all(needed);
  const status = stopping() ? 'stopping' : !good ? 'not-ready' : all(wished) ? 'ready' : 'degraded';
  return json(good ? 200 : 503, { status, checks: { ...needed, ...wished } });
}

const all = (results: Readonly<Record<string, boolean>>): boolean => !Object.values(results).includes(false);

async function outcomes(checks: Checks): Promise<Record<string, boolean>> {
  const results = Object.entries(checks).map(async ([name, check]) => [name, await passes(check)] as const);
  return Object.fromEntries(await Promise.all(results));
}

async function passes(check: () => boolean | Promise<boolean>): Promise<boolean> {
  const timer = new AbortController();
  try {
    return await Promise.race([check(), delay(checkWithinMs, timer.signal).then(() => false)]);
  } catch {
    return false;
  } finally {
    timer.abort();
  }
}

const json = (status: number, body: object): Answer => ({
  status,
  type: 'application/json',
  body: `${JSON.stringify(body)}\n`,
});

function listen(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
