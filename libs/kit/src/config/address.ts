import { isIPv4 } from 'node:net';

/**
 * Whether traffic to the host stays on this machine, where plaintext is allowed: 127.0.0.0/8 and ::1
 * (RFC 1122 §3.2.1.3, RFC 4291 §2.5.3), and the name localhost (RFC 6761 §6.3).
 * @param host a name or an address, IPv6 with or without brackets
 */
export function isLoopback(host: string): boolean {
  const bare = host.replace(/^\[(.*)\]$/, '$1').toLowerCase();
  return bare === 'localhost' || bare === '::1' || (isIPv4(bare) && bare.startsWith('127.'));
}

/** A host and a port, IPv6 written with brackets. */
export interface HostPort {
  host: string;
  port: number;
}

/** @returns undefined when the text is not `host:port` with a port from 0 to 65535 */
export function parseHostPort(text: string): HostPort | undefined {
  const [, host, digits] = /^(\[[\da-fA-F:.]+\]|[^\s:/[\]]+):(\d{1,5})$/.exec(text) ?? [];
  const port = Number(digits);
  if (host === undefined || port > 65_535) return undefined;
  return { host: host.replace(/^\[(.*)\]$/, '$1'), port };
}
