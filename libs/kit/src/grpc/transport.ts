import { readFileSync } from 'node:fs';
import { credentials, ServerCredentials, type ChannelCredentials } from '@grpc/grpc-js';
import { ConfigError, isLoopback, parseHostPort } from '../config/index.ts';

/** PEM files. With a CA both sides must show a certificate of it (mTLS). */
export interface TlsFiles {
  caFile?: string | undefined;
  certFile?: string | undefined;
  keyFile?: string | undefined;
}

export interface Security {
  tls?: TlsFiles | undefined;
  allowPlaintext?: boolean | undefined;
}

/** 4 MiB, gRPC's own default for what is received; here it also bounds what is sent. */
export const maxMessageBytes = 4 * 1024 * 1024;

/** `dns:///name:port` and `name:port` mean the same host. */
function hostOf(address: string): string {
  const text = address.replace(/^dns:(\/\/[^/]*\/)?/, '');
  const parsed = parseHostPort(text);
  if (parsed === undefined) throw new ConfigError('gRPC', [`${address} is neither host:port nor unix:/path`]);
  return parsed.host;
}

/** @throws ConfigError when the address is not on this machine and plaintext is not allowed (ARCHITECTURE §7) */
function refusePlaintext(address: string, allowPlaintext: boolean | undefined): void {
  const host = hostOf(address);
  if (allowPlaintext === true || isLoopback(host)) return;
  throw new ConfigError('gRPC', [
    `${address} is not on this machine, so it needs TLS: set TLS_CERT_FILE and TLS_KEY_FILE (and TLS_CA_FILE), or ALLOW_PLAINTEXT=1 on a network you trust`,
  ]);
}

function readPair(files: TlsFiles): { cert: Buffer; key: Buffer } | undefined {
  if (files.certFile === undefined && files.keyFile === undefined) return undefined;
  if (files.certFile === undefined || files.keyFile === undefined) {
    throw new ConfigError('gRPC', ['TLS_CERT_FILE and TLS_KEY_FILE are only of use together']);
  }
  return { cert: readPem(files.certFile), key: readPem(files.keyFile) };
}

function readPem(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (cause) {
    throw new ConfigError('gRPC', [`the TLS file ${file} cannot be read`], { cause });
  }
}

/** A Unix socket needs no TLS: its directory's mode protects it. */
export function serverCredentials(listen: string, { tls = {}, allowPlaintext }: Security): ServerCredentials {
  const pair = listen.startsWith('unix:') ? undefined : readPair(tls);
  if (pair === undefined) {
    if (!listen.startsWith('unix:')) refusePlaintext(listen, allowPlaintext);
    return ServerCredentials.createInsecure();
  }
  const ca = tls.caFile === undefined ? null : readPem(tls.caFile);
  return ServerCredentials.createSsl(ca, [{ cert_chain: pair.cert, private_key: pair.key }], ca !== null);
}

/** @throws ConfigError when nothing is left to connect to */
export function splitAddresses(text: string): string[] {
  const addresses = text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
  if (addresses.length === 0) throw new ConfigError('gRPC', ['the address of a service is empty']);
  return addresses;
}

/**
 * TLS as soon as any of its files is named; the CA, when named, replaces the system's.
 * @param addresses the copies of one service, all over TCP or all over Unix sockets
 */
export function channelCredentials(
  addresses: readonly string[],
  { tls = {}, allowPlaintext }: Security,
): ChannelCredentials {
  const remote = addresses.filter((address) => !address.startsWith('unix:'));
  if (remote.length === 0) return credentials.createInsecure();
  if (remote.length < addresses.length) {
    throw new ConfigError('gRPC', [`${addresses.join(',')} mixes Unix sockets with other addresses`]);
  }
  if ((tls.caFile ?? tls.certFile ?? tls.keyFile) === undefined) {
    for (const address of remote) refusePlaintext(address, allowPlaintext);
    return credentials.createInsecure();
  }
  const pair = readPair(tls);
  const ca = tls.caFile === undefined ? null : readPem(tls.caFile);
  return credentials.createSsl(ca, pair?.key ?? null, pair?.cert ?? null);
}
