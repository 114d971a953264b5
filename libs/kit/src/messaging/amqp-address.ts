import type { SocketOptions } from 'amqplib';
import { AppError } from '../errors/index.ts';
import { isLoopback, readTlsFiles } from '../network/index.ts';
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
 * @throws AppError `invalid_input` for what is no AMQP URL, and for amqp:// off loopback unless plaintext is allowed
 */
export function amqpAddresses(options: AmqpBusOptions): AmqpAddress[] {
  const tls = readTlsFiles(options.tls);
  return options.url.split(',').map((text) => {
    const url = URL.parse(text.trim());
    if (url === null || (url.protocol !== 'amqp:' && url.protocol !== 'amqps:')) {
      throw new AppError('invalid_input', { detail: 'AMQP_URL: an amqp:// or amqps:// URL is expected' });
    }
    if (url.protocol === 'amqp:' && options.allowPlaintext !== true && !isLoopback(url.hostname)) {
      throw new AppError('invalid_input', {
        detail: `AMQP_URL: ${url.hostname} is not this machine, so amqps:// is needed (or ALLOW_PLAINTEXT=on where the network itself is trusted)`,
      });
    }
    if (!url.searchParams.has('heartbeat')) {
      url.searchParams.set('heartbeat', String(options.heartbeatSeconds ?? defaultHeartbeatSeconds));
    }
    return {
      url: url.href,
      name: url.host,
      socket: { noDelay: true, timeout: connectTimeoutMs, ...(url.protocol === 'amqps:' ? tls : {}) },
    };
  });
}
