import type { ServiceDefinition } from '@grpc/grpc-js';
import type { Logger } from '../logging/index.ts';
import type { Handlers, Methods, ServiceClient } from './types.ts';

export type { CallContext, CallOptions, Handlers, ServiceClient } from './types.ts';

export interface TlsFiles { caFile?: string | undefined; certFile?: string | undefined; keyFile?: string | undefined }

export interface GrpcServerOptions<Definition> {
  service: Definition;
  handlers: Handlers<Definition>;
  /** Which callers may use which RPC; an RPC that is not listed is open to nobody. */
  allow: { [Name in keyof Methods<Definition>]: readonly string[] };
  /** Caller name -> credential (a secret shared with that caller). Compared in constant time. */
  callers: Readonly<Record<string, string>>;
  /** `host:port` or `unix:/path`. Off loopback it refuses to start without TLS unless allowPlaintext. */
  listen: string;
  tls?: TlsFiles;
  allowPlaintext?: boolean;
  logger: Logger;
}
export interface GrpcServer {
  /** The bound address, usable by a client. */
  readonly address: string;
  /** Stops taking calls, waits for those in flight. */
  stop(): Promise<void>;
}
export declare function startGrpcServer<Definition extends ServiceDefinition>(options: GrpcServerOptions<Definition>): Promise<GrpcServer>;

export interface GrpcClientOptions<Definition> {
  service: Definition;
  /** `host:port`, `dns:///name:port` (round robin over copies), comma-separated `host:port,host:port`, or `unix:/path`. */
  address: string;
  /** This service's name and its credential, sent with every call. */
  caller: string;
  credential: string;
  /** Default deadline in milliseconds. */
  deadlineMs?: number;
  /** RPCs that may be sent again when the server was not reached or went away (UNAVAILABLE), on another copy if there is one. */
  idempotent: readonly (keyof Methods<Definition> & string)[];
  tls?: TlsFiles;
  allowPlaintext?: boolean;
}
export declare function createGrpcClient<Definition extends ServiceDefinition>(options: GrpcClientOptions<Definition>): ServiceClient<Definition>;
