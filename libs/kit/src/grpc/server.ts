import { rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { logVerbosity, Server, setLogVerbosity, type ServiceDefinition } from '@grpc/grpc-js';
import type { Registry } from 'prom-client';
import { delay } from '../clock/index.ts';
import type { Logger } from '../logging/index.ts';
import { gatheredCallService } from './gathered-call-service.ts';
import { isInProcess, listenInProcess, type Answer } from './in-process.ts';
import { proveCallers } from './metadata.ts';
import { rpcDurations } from './rpc-metrics.ts';
import { carryCalls } from './serve-gathered-calls.ts';
import { answerCall, type CallDeps, type Rpc, type UntypedHandler } from './server-call.ts';
import { maxMessageBytes, serverCredentials, type TlsFiles } from './transport.ts';
import type { Handlers, Method, Methods } from './types.ts';

/** Calls in flight get this long to finish when the server stops; the process has 20 s in all (lifecycle). */
const stopWithinMs = 10_000;

/** One gRPC service, what answers it, and who may ask. */
export interface ServedService<Definition> {
  service: Definition;
  handlers: Handlers<Definition>;
  /** Which callers may use which RPC; an RPC that is not listed is open to nobody. */
  allow: { [Name in keyof Methods<Definition>]: readonly string[] };
}

/** A service whose types have been checked against each other; only `serving` makes it. */
export interface Served {
  readonly service: ServiceDefinition;
  readonly rpcs: ReadonlyMap<string, Rpc>;
}

export interface GrpcServerOptions {
  /** All of the process, each made by `serving`; a client is made for each of them, at the same address. */
  services: readonly Served[];
  /** Caller name -> credential (a secret shared with that caller). Compared in constant time. */
  callers: Readonly<Record<string, string>>;
  /** `host:port` (port 0 takes a free one), `unix:/path`, or `in-process:NAME` for callers of this process alone. Off loopback it refuses to start without TLS unless allowPlaintext. */
  listen: string;
  tls?: TlsFiles;
  allowPlaintext?: boolean;
  logger: Logger;
  /** Where the histogram `grpc_server_call_duration_seconds` is kept; without it nothing is measured. */
  metrics?: Registry;
}

export interface GrpcServer {
  /** The bound address, usable by a client. */
  readonly address: string;
  /** Stops taking calls, waits for those in flight, at most 10 s. */
  stop(): Promise<void>;
}

/** Ties a service to its handlers and its allow-list, for `startGrpcServer`. */
export function serving<Definition extends ServiceDefinition>(served: ServedService<Definition>): Served {
  const allow = new Map<string, readonly string[]>(Object.entries(served.allow));
  const handlers = new Map<string, UntypedHandler>(Object.entries(served.handlers));
  const methods = Object.entries<Method>(served.service);
  const rpcs = methods.map(([name, { path }]): [string, Rpc] => [
    name,
    { path, allow: allow.get(name) ?? [], handle: handlers.get(name) },
  ]);
  return { service: served.service, rpcs: new Map(rpcs) };
}

/**
 * Serves the services of a process. Every call is proven, allowed, bounded in time, measured and mapped in one place
 * (`server-call.ts`).
 * @throws ConfigError when the address needs TLS and has none; an Error with code EADDRINUSE when it is taken
 */
export async function startGrpcServer(options: GrpcServerOptions): Promise<GrpcServer> {
  // The library would write to stderr what the errors it hands over say anyway.
  setLogVerbosity(logVerbosity.NONE);
  const inFlight = new Set<Promise<void>>();
  const deps: CallDeps = {
    callerOf: proveCallers(options.callers),
    logger: options.logger,
    observe: rpcDurations(options.metrics),
  };
  const answering =
    (rpc: Rpc): Answer =>
    (call, callback) => {
      const work = answerCall(rpc, call, callback, deps).finally(() => inFlight.delete(work));
      inFlight.add(work);
    };
  if (isInProcess(options.listen)) {
    const rpcs = options.services.flatMap((each) => [...each.rpcs.values()]);
    const close = listenInProcess(options.listen, new Map(rpcs.map((rpc) => [rpc.path, answering(rpc)])));
    return {
      address: options.listen,
      stop: () => {
        close();
        return drain(inFlight);
      },
    };
  }
  const server = createServer(options.services, answering);
  const address = await bind(server, options);
  return { address, stop: () => shutDown(server, inFlight) };
}

function createServer(services: readonly Served[], answering: (rpc: Rpc) => Answer): Server {
  const server = new Server({
    'grpc.max_receive_message_length': maxMessageBytes,
    'grpc.max_send_message_length': maxMessageBytes,
    // Connections are renewed from time to time, so that clients learn of copies that were added.
    'grpc.max_connection_age_ms': 300_000,
    'grpc.max_connection_age_grace_ms': 60_000,
  });
  const carried: [string, { method: Method; answer: Answer }][] = [];
  for (const { service, rpcs } of services) {
    const answers = [...rpcs].map(([name, rpc]): [string, Answer] => [name, answering(rpc)]);
    server.addService(service, Object.fromEntries(answers));
    for (const [name, answer] of answers) {
      const method = service[name] as Method;
      carried.push([method.path, { method, answer }]);
    }
  }
  server.addService(gatheredCallService, { Carry: carryCalls(new Map(carried)) });
  return server;
}

async function bind(server: Server, options: GrpcServerOptions): Promise<string> {
  const { listen } = options;
  const credentials = serverCredentials(listen, options);
  if (listen.startsWith('unix:')) await removeDeadSocket(listen.slice('unix:'.length));
  const port = await new Promise<number>((resolve, reject) => {
    server.bindAsync(listen, credentials, (error, bound) => {
      if (error === null) resolve(bound);
      else reject(bindError(listen, error));
    });
  });
  return listen.startsWith('unix:') ? listen : listen.replace(/\d+$/, String(port));
}

/** The library hides the system's code in its message; `code` is what callers look at. */
function bindError(listen: string, cause: Error): Error {
  const taken = cause.message.includes('EADDRINUSE');
  const error = new Error(taken ? `${listen} is in use by another process` : `cannot listen on ${listen}`, {
    cause,
  });
  return taken ? Object.assign(error, { code: 'EADDRINUSE' }) : error;
}

/** A killed process leaves its socket behind; one that still answers is left alone, and binding fails. */
async function removeDeadSocket(path: string): Promise<void> {
  const alive = await new Promise<boolean>((resolve) => {
    const probe = connect(path);
    probe.once('connect', () => {
      probe.destroy();
      resolve(true);
    });
    probe.once('error', () => resolve(false));
  });
  if (!alive) await rm(path, { force: true });
}

async function shutDown(server: Server, inFlight: ReadonlySet<Promise<void>>): Promise<void> {
  const closed = new Promise<void>((resolve) => {
    server.tryShutdown(() => resolve());
  });
  await drain(inFlight, closed);
  server.forceShutdown();
}

/** Waits for the calls in flight, but not for ever. @param closed when no more of them come */
async function drain(inFlight: ReadonlySet<Promise<void>>, closed = Promise.resolve()): Promise<void> {
  const aborter = new AbortController();
  const drained = closed.then(() => Promise.allSettled(inFlight));
  await Promise.race([drained, delay(stopWithinMs, aborter.signal)]);
  aborter.abort();
}
