import { connect, type Socket } from 'node:net';
import { quantile } from './statistics.ts';

export interface Load {
  url: string;
  method: 'GET' | 'POST';
  connections: number;
  seconds: number;
  headers?: Readonly<Record<string, string>>;
  /** The JSON body of the request with this number. */
  body?: (index: number) => unknown;
  /** The address the request with this number comes from, as a trusted proxy tells it; without it all come from loopback. */
  from?: (index: number) => string;
  /** Requests a second; without it each connection sends its next request as soon as it has its answer. */
  perSecond?: number;
}

export interface Measured {
  /** Answered with 2xx. */
  readonly accepted: number;
  readonly perSecond: number;
  /** Milliseconds of the accepted. */
  readonly p50: number;
  readonly p99: number;
  readonly statuses: Readonly<Record<string, number>>;
  /** Milliseconds this process computed for each request it sent. */
  readonly generatorMs: number;
}

/**
 * Sends requests over kept-alive connections for a while. It writes and reads HTTP/1.1 itself, and only as much of it
 * as our answers need: a client library takes several times as much of the cores that are being measured.
 */
export async function load(options: Load): Promise<Measured> {
  const acceptedMs: number[] = [];
  const statuses: Record<string, number> = {};
  const cpu = process.cpuUsage();
  const began = performance.now();
  const until = began + options.seconds * 1000;
  let sent = 0;
  const nextStart = (): number =>
    options.perSecond === undefined ? performance.now() : began + (sent * 1000) / options.perSecond;
  const client = async (): Promise<void> => {
    const connection = await open(options);
    for (let start = nextStart(); start < until; start = nextStart()) {
      sent += 1;
      await untilTime(start);
      const from = performance.now();
      if (from >= until) break;
      const status = await connection.send(options.body?.(sent), options.from?.(sent));
      statuses[status] = (statuses[status] ?? 0) + 1;
      if (status < 300) acceptedMs.push(performance.now() - from);
    }
    connection.close();
  };
  await Promise.all(Array.from({ length: options.connections }, client));
  const { user, system } = process.cpuUsage(cpu);
  const none = acceptedMs.length === 0;
  return {
    accepted: acceptedMs.length,
    perSecond: (acceptedMs.length * 1000) / (performance.now() - began),
    p50: none ? 0 : quantile(acceptedMs, 0.5),
    p99: none ? 0 : quantile(acceptedMs, 0.99),
    statuses,
    generatorMs: (user + system) / 1000 / Math.max(1, sent),
  };
}

function untilTime(at: number): Promise<void> | undefined {
  const ms = at - performance.now();
  return ms <= 0 ? undefined : new Promise((resolve) => setTimeout(resolve, ms));
}

interface Connection {
  /** @returns the status of the answer */
  send(body: unknown, from?: string): Promise<number>;
  close(): void;
}

async function open({ url, method, headers = {} }: Load): Promise<Connection> {
  const { hostname, port, pathname } = new URL(url);
  const socket = connect({ host: hostname, port: Number(port), noDelay: true });
  await new Promise((resolve, reject) => socket.once('connect', resolve).once('error', reject));
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  const head = `${method} ${pathname} HTTP/1.1\r\nHost: ${hostname}:${port}\r\n${lines.join('')}`;
  const answers = readAnswers(socket);
  return {
    send: (body, from) => {
      const text = body === undefined ? '' : JSON.stringify(body);
      const forwarded = from === undefined ? '' : `X-Forwarded-For: ${from}\r\n`;
      socket.write(`${head}${forwarded}Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`);
      return answers.next();
    },
    close: () => socket.destroy(),
  };
}

/** Waits for the end of one answer after the other. Answers say their length; 204 has none. */
function readAnswers(socket: Socket): { next(): Promise<number> } {
  let received = '';
  let settle: { resolve: (status: number) => void; reject: (error: Error) => void } | undefined;
  const fail = (): void => settle?.reject(new Error('the connection was closed before the answer'));
  socket.setEncoding('latin1');
  socket.on('error', fail);
  socket.on('close', fail);
  socket.on('data', (part: string) => {
    received += part;
    const headEnd = received.indexOf('\r\n\r\n');
    if (headEnd < 0) return;
    const length = Number(/\r\ncontent-length: (\d+)/i.exec(received.slice(0, headEnd))?.[1] ?? 0);
    if (received.length < headEnd + 4 + length) return;
    const status = Number(received.slice(9, 12));
    received = '';
    settle?.resolve(status);
  });
  return {
    next: () =>
      new Promise((resolve, reject) => {
        settle = { resolve, reject };
      }),
  };
}
