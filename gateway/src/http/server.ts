import {
  createServer,
  STATUS_CODES,
  type RequestListener,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
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
/** How long a client may go on sending after it was refused, unread: closed at once, it could meet a reset before the answer. */
const lingerMs = 1_000;
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
  const answering = new WeakMap<Duplex, ServerResponse>();
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
      answering.set(request.socket, response);
      listener(request, response);
    },
  );
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    // What comes after the refusal is no request either; its socket has its answer and its end.
    if (socket.writableEnded) return;
    const answer = answering.get(socket);
    const inAnAnswer = answer?.headersSent === true && !answer.writableFinished;
    if (!socket.writable || inAnAnswer || error.code === 'ECONNRESET') socket.destroy();
    else refuse(socket, refusals[error.code ?? ''] ?? 400);
  });
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

/** What is no HTTP request, by Node's code for why; all else is a 400. As Node itself answers, which only closes at once. */
const refusals: Readonly<Record<string, number>> = {
  HPE_HEADER_OVERFLOW: 431,
  HPE_CHUNK_EXTENSIONS_OVERFLOW: 413,
  ERR_HTTP_REQUEST_TIMEOUT: 408,
};

function refuse(socket: Duplex, status: number): void {
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nConnection: close\r\n\r\n`);
  const end = setTimeout(() => socket.destroy(), lingerMs);
  socket.once('close', () => clearTimeout(end));
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
