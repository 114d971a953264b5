import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Lifecycle } from '@latchkey/kit/lifecycle';

export interface HttpServerOptions {
  host: string;
  port: number;
  /** Milliseconds a client has to send its headers, and the whole request. */
  headersTimeoutMs: number;
  requestTimeoutMs: number;
}

/** All headers of a request together; Node answers 431 beyond it. A bearer token has under 1 kB. */
const headerLimit = 16 * 1024;
const headerCountLimit = 100;
/** Longer than the idle time of common load balancers (60 s), so that it is them who close. */
const keepAliveMs = 65_000;
/** How long requests in flight may take when the process stops; their deadlines are shorter. */
const drainMs = 15_000;

/**
 * Listens, with bounds against slow and talkative clients; on stop it takes no new connection, finishes the requests
 * in flight and closes the rest.
 * @returns the bound port
 * @throws Node's error (EADDRINUSE …) when it cannot listen
 */
export async function serveHttp(
  listener: RequestListener,
  options: HttpServerOptions,
  lifecycle: Lifecycle,
): Promise<number> {
  const server = createServer(
    {
      maxHeaderSize: headerLimit,
      headersTimeout: options.headersTimeoutMs,
      requestTimeout: options.requestTimeoutMs,
      // How late a slow client may be found out, at most.
      connectionsCheckingInterval: Math.min(1000, options.headersTimeoutMs),
      keepAliveTimeout: keepAliveMs,
    },
    (request, response) => {
      // Tells clients with a kept-alive connection to find another copy.
      if (lifecycle.stopping) response.setHeader('Connection', 'close');
      listener(request, response);
    },
  );
  server.maxHeadersCount = headerCountLimit;
  await listen(server, options.host, options.port);
  let closed: Promise<void> | undefined;
  lifecycle.onStop('intake', 'http', () => {
    closed = new Promise((resolve) => server.close(() => resolve()));
  });
  lifecycle.onStop('in-flight', 'http', async () => {
    const timer = setTimeout(() => server.closeAllConnections(), drainMs);
    await closed;
    clearTimeout(timer);
  });
  return (server.address() as AddressInfo).port;
}

function listen(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
}
