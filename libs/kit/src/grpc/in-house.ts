import type { ProcessSettings, ServiceSettings } from '../config/index.ts';
import type { House } from '../service/house.ts';
import { startGrpcServer, type Served } from './server.ts';
import type { TlsFiles } from './transport.ts';

export function tlsFiles(
  config: Pick<ProcessSettings, 'TLS_CA_FILE' | 'TLS_CERT_FILE' | 'TLS_KEY_FILE'>,
): TlsFiles {
  return { caFile: config.TLS_CA_FILE, certFile: config.TLS_CERT_FILE, keyFile: config.TLS_KEY_FILE };
}

/** How a process shows who it is, for `createGrpcClient`. */
export function asCaller(
  { name }: Pick<House, 'name'>,
  config: ProcessSettings & { RPC_CREDENTIAL: string },
): { caller: string; credential: string; tls: TlsFiles; allowPlaintext: boolean } {
  return {
    caller: name,
    credential: config.RPC_CREDENTIAL,
    tls: tlsFiles(config),
    allowPlaintext: config.ALLOW_PLAINTEXT,
  };
}

/**
 * Serves all RPCs of a process.
 * @returns where, usable by a client
 * @throws as `startGrpcServer`
 */
export async function serveGrpc(
  { logger, lifecycle, metrics }: House,
  config: Omit<ServiceSettings, 'MONGODB_URI' | 'AMQP_URL'>,
  services: readonly Served[],
): Promise<string> {
  const server = await startGrpcServer({
    services,
    callers: config.RPC_CALLERS,
    listen: config.GRPC_LISTEN,
    tls: tlsFiles(config),
    allowPlaintext: config.ALLOW_PLAINTEXT,
    logger,
    metrics,
  });
  lifecycle.onStop('intake', 'gRPC server', () => server.stop());
  return server.address;
}
