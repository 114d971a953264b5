export { createGrpcClient, type GrpcClientOptions } from './client.ts';
export { startGrpcServer, type GrpcServer, type GrpcServerOptions } from './server.ts';
export { statusNameOf } from './status-mapping.ts';
export type { TlsFiles } from './transport.ts';
export type { CallContext, CallOptions, Handlers, ServiceClient } from './types.ts';
