export { createGrpcClient, type GrpcClientOptions } from './client.ts';
export { asCaller, serveGrpc, tlsFiles } from './in-house.ts';
export {
  serving,
  startGrpcServer,
  type GrpcServer,
  type GrpcServerOptions,
  type Served,
  type ServedService,
} from './server.ts';
export { statusNameOf } from './status-mapping.ts';
export type { TlsFiles } from './transport.ts';
export type { CallContext, CallOptions, Handlers, ServiceClient } from './types.ts';
