import { readFileSync } from 'node:fs';
import type { SocketOptions } from 'amqplib';
import { ConfigError, isLoopback } from '../config/index.ts';
import type { AmqpBusOptions } from './types.ts';

/** How long one attempt to connect may take, in milliseconds. */
export const connectTimeoutMs = 10_000;
const defaultHeartbeatSeconds = 10;

export interface AmqpAddress {
  /** With the credentials: never log it. */
  url: string;
  /** Host and port, for the log. */
  name: string;
  socket: SocketOptions;
}

/**
 * Reads the comma-separated URLs.
 * @throws ConfigError for what is no AMQP URL, for amqp:// off loopback unless plaintext is allowed, for unreadable TLS files
 */
export function amqpAddresses(options: AmqpBusOptions): AmqpAddress[] {
  return options.url.split(',').map((text) => {
    const url = parseUrl(text.trim());
    if (url.protocol === 'amqp:' && options.allowPlaintext !== true && !isLoopback(url.hostname)) {
      throw new ConfigError('AMQP', [
        `${url.host} is not on this machine, so it needs TLS: write amqps:// in AMQP_URL, or set ALLOW_PLAINTEXT=1 on a network you trust`,
      ]);
    }
    if (!url.searchParams.has('heartbeat')) {
      url.searchParams.set('heartbeat', String(options.heartbeatSeconds ?? defaultHeartbeatSeconds));
    }
    const tls = url.protocol === 'amqps:' ? readTls(options) : {};
    return { url: url.href, name: url.host, socket: { noDelay: true, timeout: connectTimeoutMs, ...tls } };
  });
}

function parseUrl(text: string): URL {
  if (/^amqps?:\/\//.test(text) && URL.canParse(text)) return new URL(text);
  throw new ConfigError('AMQP', [
    'AMQP_URL is not valid: amqp://user:password@host:port/vhost or amqps://… is expected',
  ]);
}

function readTls({ tls = {} }: AmqpBusOptions): SocketOptions {
  return {
    ...(tls.caFile === undefined ? {} : { ca: readPem(tls.caFile) }),
    ...(tls.certFile === undefined ? {} : { cert: readPem(tls.certFile) }),
    ...(tls.keyFile === undefined ? {} : { key: readPem(tls.keyFile) }),
  };
}

function readPem(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (cause) {
    throw new ConfigError('AMQP', [`the TLS file ${file} cannot be read`], { cause });
  }
}
